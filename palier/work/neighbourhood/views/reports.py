"""Rounds through the quarter, what was seen, what partners answered."""

from django.http import HttpResponse
from django.urls import reverse

from palier.base.kit.typography import capitalised
from palier.base.tenancy.actors import ActorRequest
from palier.base.tenancy.middleware import needs_sight
from palier.base.ui import lists as ui_lists
from palier.base.ui import shell
from palier.base.ui.cards import Card, Verb, show_cards, verb, verbs
from palier.base.ui.subjects import Subject
from palier.work.neighbourhood import actions, forms, lists
from palier.work.neighbourhood.models import PublicReport, QuarterRound
from palier.work.neighbourhood.views.quarters import _asking, _crumbs, _site


def walk_quarter(request: ActorRequest, pk: int) -> HttpResponse:
    site = _site(request, pk)
    return _asking(
        request,
        site,
        site,
        forms.WalkQuarter(request, subject=site, initial={"on": request.today}),
        actions.walk_quarter,
        title="Noter une tournée",
        submit="Noter cette tournée",
        said="Tournée notée : ajoutez ce que vous avez vu.",
        later=True,
    )


def report_public(request: ActorRequest, pk: int) -> HttpResponse:
    site = _site(request, pk)
    last = QuarterRound.objects.visible_to(request.actor).filter(site=site, on=request.today)
    initial = {"seen_on": request.today, "round": last.order_by("-pk").first()}
    return _asking(
        request,
        site,
        site,
        forms.ReportPublic(request, subject=site, initial=initial),
        actions.report_public,
        title="Signaler dans l’espace public",
        submit="Noter ce signalement",
        said="Noté : transmettez-le à qui en a la charge.",
        to=lambda made: report_page(made.pk),
        later=True,
    )


@needs_sight("neighbourhood.quarter")
def reports(request: ActorRequest) -> HttpResponse:
    return ui_lists.show(request, lists.reports_of(request.today))


def report_page(pk: int) -> str:
    return reverse("neighbourhood:report", args=[pk])


PUBLIC_REPORT = Subject(
    PublicReport,
    "signalements/<int:pk>/",
    fetch=("site", "partner", "round"),
    page="neighbourhood:report",
)


@PUBLIC_REPORT.shown
def report(request: ActorRequest, row: PublicReport) -> HttpResponse:
    """One report: seen, sent, answered, settled."""

    offered = _report_verbs(request, row)
    pairs: list[tuple[str, object]] = [("Vu le", row.seen_on)]
    if row.partner:
        pairs.append(("Transmis à", row.partner.name))
    for label, day in (
        ("Transmis le", row.sent_on),
        ("Réponse attendue le", row.due_on),
        ("Répondu le", row.answered_on),
        ("Réglé le", row.settled_on),
    ):
        if day:
            pairs.append((label, day))
    return show_cards(
        request,
        title=f"{capitalised(row.get_kind_display())}, {row.spot}",
        lead=row.text,
        crumbs=[*_crumbs(row.site), ("Signalements", reverse("neighbourhood:reports"))],
        here=f"n° {row.pk}",
        chips=[lists.report_state(row, request.today)],
        verbs=verbs(*offered),
        cards=[
            Card(
                "Réponse", text=row.answer, empty="Pas encore de réponse.", icon="chat-bubble-left"
            ),
            Card("Le signalement", pairs=pairs, side=True, icon="megaphone"),
        ],
        panels=shell.panels("neighbourhood.publicreport", row, request.actor, request.today),
    )


def _report_verbs(request: ActorRequest, row: PublicReport) -> list[Verb | None]:
    """What may follow, as it stands."""
    return {
        "noted": [
            verb(request, "neighbourhood.settle_report", "C’est réglé", row, "check"),
            verb(
                request,
                "neighbourhood.send_report",
                "Transmettre",
                row,
                "paper-airplane",
                main=True,
            ),
        ],
        "sent": [
            verb(request, "neighbourhood.send_report", "Relancer", row, "paper-airplane"),
            verb(
                request,
                "neighbourhood.answer_report",
                "Noter la réponse",
                row,
                "chat-bubble-left",
                main=True,
            ),
        ],
        "answered": [
            verb(request, "neighbourhood.send_report", "Relancer", row, "paper-airplane"),
            verb(request, "neighbourhood.settle_report", "C’est réglé", row, "check", main=True),
        ],
        "settled": [
            verb(request, "neighbourhood.reopen_report", "Rouvrir…", row, "arrow-path"),
        ],
    }.get(row.state, [])


@PUBLIC_REPORT.asks("transmettre/")
def send_report(request: ActorRequest, row: PublicReport) -> HttpResponse:
    initial = {"sent_on": request.today, "partner": row.partner_id}
    return _asking(
        request,
        row.site,
        row,
        forms.SendReport(request, subject=row, initial=initial),
        actions.send_report,
        title="Transmettre le signalement",
        submit="Noter la transmission",
        said="Transmis : la réponse est attendue à sa date.",
        back=report_page(row.pk),
    )


@PUBLIC_REPORT.asks("reponse/")
def answer_report(request: ActorRequest, row: PublicReport) -> HttpResponse:
    return _asking(
        request,
        row.site,
        row,
        forms.AnswerReport(request, subject=row, initial={"answered_on": request.today}),
        actions.answer_report,
        title="Réponse du partenaire",
        submit="Noter cette réponse",
        said="Réponse notée.",
        back=report_page(row.pk),
    )


@PUBLIC_REPORT.asks("regler/")
def settle_report(request: ActorRequest, row: PublicReport) -> HttpResponse:
    return _asking(
        request,
        row.site,
        row,
        forms.SettleReport(request, subject=row, initial={"settled_on": request.today}),
        actions.settle_report,
        title="C’est réglé ?",
        submit="Noter que c’est réglé",
        said="Signalement réglé.",
        back=report_page(row.pk),
    )


PUBLIC_REPORT.verb(
    actions.reopen_report,
    at="rouvrir/",
    title="Rouvrir ce signalement",
    submit="Le dire encore à régler",
    said="Signalement rouvert : il attend de nouveau sa suite.",
    danger=True,
)
