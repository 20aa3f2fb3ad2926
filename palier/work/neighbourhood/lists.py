from datetime import date

from django.db.models import Q
from django.urls import reverse

from palier.base.kit.typography import day_in_words
from palier.base.ui.lists import Chip, Column, Empty, Filter, ListPage, by_site
from palier.work.neighbourhood.models import PublicReport, ReportState


def report_state(row: PublicReport, today: date) -> Chip:
    """Where a report stands; a partner who has not answered in time shows."""
    if row.state == ReportState.SENT and row.due_on and row.due_on < today:
        return Chip(
            "sans réponse", "bad", "", f"attendue le {day_in_words(row.due_on, short=True)}"
        )
    tone = {"noted": "wait", "sent": "info", "answered": "info", "settled": "ok"}[row.state]
    why = (
        f"réponse avant le {day_in_words(row.due_on, short=True)}"
        if row.state == "sent" and row.due_on
        else ""
    )
    return Chip(row.get_state_display(), tone, "", why)  # type: ignore[arg-type]


def reports_of(today: date) -> ListPage:
    """What was reported to partners, and who is late to answer on a day."""
    return ListPage(
        title="Signalements",
        unit=("signalement", "signalements"),
        lead="Ce qui ne va pas dans l’espace public, qui en a la charge, ce qu’il a répondu.",
        rows=lambda actor: PublicReport.objects.visible_to(actor).select_related(
            "site", "partner"
        ),
        columns=[
            Column(
                "Signalement",
                lambda row: f"{row.get_kind_display()}, {row.spot}",
                sort="kind",
                link=lambda row: reverse("neighbourhood:report", args=[row.pk]),
            ),
            Column("Site", lambda row: row.site.name, sort="site__name"),
            Column("Vu le", lambda row: row.seen_on, kind="day", sort="seen_on"),
            Column("Transmis à", lambda row: row.partner.name if row.partner else ""),
            Column("État", lambda row: report_state(row, today), kind="chip", sort="due_on"),
        ],
        sort="-seen_on",
        search=("spot", "text"),
        filters=[
            Filter(
                "etat",
                "État",
                lambda actor: [("retard", "sans réponse à temps"), *ReportState.choices],
                lambda v: Q(state="sent", due_on__lt=today) if v == "retard" else Q(state=v),
            ),
            Filter("quoi", "Quoi", lambda actor: PublicReport.Kind.choices, lambda v: Q(kind=v)),
            by_site(),
        ],
        empty=Empty(
            "Aucun signalement",
            "Un signalement se note pendant une tournée, depuis la page d’un quartier.",
            icon="megaphone",
        ),
        file_name="signalements",
    )
