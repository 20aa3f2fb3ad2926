from datetime import date

from django.db.models import Q
from django.urls import reverse

from palier.base.kit.typography import plural
from palier.base.tenancy.actors import Actor
from palier.base.ui.lists import Chip, Column, Empty, Filter, ListPage, by_site
from palier.work.meetings.models import Meeting, MeetingState

TONES = {"planned": "info", "held": "ok", "cancelled": ""}


def state_of(row: Meeting, today: date) -> Chip:
    """Where a meeting stands; one whose day has passed says so until it is told."""
    if row.state == MeetingState.PLANNED and row.on < today:
        return Chip("à raconter", "wait")
    return Chip(row.get_state_display(), TONES[row.state])  # type: ignore[arg-type]


def meetings_of(actor: Actor, today: date) -> ListPage:
    """Every meeting, the latest first."""
    return ListPage(
        title="Réunions",
        unit=("réunion", "réunions"),
        lead="Avec l’équipe, un bailleur, un propriétaire, un partenaire : l’ordre du jour, qui est "
        "venu, ce qui est décidé, qui s’en occupe.",
        rows=lambda actor: Meeting.objects.visible_to(actor).select_related("body", "organiser"),
        columns=[
            Column("Le", lambda m: m.on, kind="day", sort="on"),
            Column(
                "Objet",
                lambda m: m.title,
                sort="title",
                link=lambda m: reverse("meetings:meeting", args=[m.pk]),
            ),
            Column("Genre", lambda m: m.get_kind_display(), sort="kind", muted=True),
            Column("Avec", lambda m: m.body.name if m.body else "", sort="body__sort_name"),
            Column("Durée", lambda m: plural(m.minutes, "minute"), muted=True),
            Column("État", lambda m: state_of(m, today), kind="chip"),
        ],
        sort="-on",
        search=("title", "body__sort_name"),
        search_label="Objet, structure",
        filters=[
            Filter("genre", "Genre", lambda actor: Meeting.Kind.choices, lambda v: Q(kind=v)),
            Filter("etat", "État", lambda actor: MeetingState.choices, lambda v: Q(state=v)),
            by_site(),
        ],
        empty=Empty(
            "Aucune réunion",
            "Une réunion se prépare avec son ordre du jour ; ce qui y est décidé reste, et revient "
            "à qui doit le faire.",
            "Préparer une réunion",
            "meetings:call_meeting",
            "meetings.call_meeting",
            "user-group",
        ),
        actions=(
            ("Préparer une réunion", "meetings:call_meeting", "plus", "meetings.call_meeting"),
        ),
        file_name="reunions",
    )
