from datetime import date, timedelta
from typing import Any

from django.db.models import Q, Sum
from django.urls import reverse

from palier.base.kit.typography import day_in_words, plural
from palier.base.ui.lists import Chip, Column, Empty, Filter, ListPage
from palier.law.domiciliation import answer_due_on
from palier.work.domiciliation.models import Domiciliation, DomiciliationState

SOON = timedelta(days=60)
WAITING = Q(post__handed_on=None, post__returned_on=None)


def state_of(row: Domiciliation, today: date) -> Chip:
    """Where a domiciliation stands, and what comes next."""
    if row.state == DomiciliationState.ASKED:
        due = answer_due_on(row.asked_on)
        tone = "bad" if due < today else "wait"
        return Chip("à répondre", tone, "", f"avant le {day_in_words(due, short=True)}")  # type: ignore[arg-type]
    if row.state == DomiciliationState.GRANTED and row.ends_on:
        last = f"valable jusqu’au {day_in_words(row.ends_on - timedelta(days=1), short=True)}"
        if row.ends_on <= today:
            return Chip("à renouveler ou à terminer", "bad", "", last)
        if row.is_silent(today):
            return Chip("plus de trois mois sans nouvelles", "bad", "", last)
        return Chip("en cours", "wait" if row.ends_on <= today + SOON else "ok", "", last)
    return Chip(row.get_state_display())


def _waiting(row: Any) -> str:
    return plural(row.waiting, "pli") if row.waiting else ""


def register_of(today: date) -> ListPage:
    """Everyone who has, had or asks for an address with us."""
    return ListPage(
        title="Domiciliations",
        unit=("domiciliation", "domiciliations"),
        lead="Qui reçoit son courrier chez nous, ce qui l’attend, jusqu’à quand son adresse vaut.",
        rows=lambda actor: (
            Domiciliation.objects.visible_to(actor)
            .select_related("person", "household")
            .annotate(waiting=Sum("post__count", filter=WAITING))
        ),
        columns=[
            Column(
                "Personne",
                lambda row: str(row.person),
                sort="person__sort_name",
                link=lambda row: reverse("domiciliation:domiciliation", args=[row.pk]),
            ),
            Column("Numéro", lambda row: row.number, kind="number", sort="number"),
            Column("Courrier qui attend", _waiting, sort="waiting"),
            Column("Vue ou entendue le", lambda row: row.heard_on, kind="day", sort="heard_on"),
            Column("État", lambda row: state_of(row, today), kind="chip", sort="ends_on"),
        ],
        sort="person__sort_name",
        search=("person__sort_name",),
        filters=[
            Filter(
                "etat",
                "État",
                lambda actor: [
                    ("courrier", "courrier qui attend"),
                    ("finit", "finit dans deux mois"),
                    *DomiciliationState.choices,
                ],
                lambda value: {
                    "courrier": Q(waiting__gt=0),
                    "finit": Q(state="granted", ends_on__lte=today + SOON),
                }.get(value, Q(state=value)),
            )
        ],
        actions=(
            (
                "Courrier du jour",
                "domiciliation:sort_post",
                "inbox-arrow-down",
                "domiciliation.sort_post",
            ),
        ),
        empty=Empty(
            "Aucune domiciliation",
            "Une domiciliation se demande depuis la page d’un ménage, « Plus… ».",
            icon="envelope",
        ),
        file_name="domiciliations",
    )
