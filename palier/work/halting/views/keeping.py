"""What a site asks for, when it closes, what is checked there."""

from datetime import date
from typing import Any

from django.http import HttpResponse
from django.views.decorators.http import require_POST

from palier.base.documents.drawing import pdf_response
from palier.base.documents.sheets import Section, Sheet, sheet_pdf
from palier.base.kit.typography import day_in_words, plural
from palier.base.tenancy.actors import ActorRequest
from palier.base.tenancy.models import Site
from palier.base.ui.pages import ask, press
from palier.base.ui.subjects import Subject
from palier.law.halting import closing_rules
from palier.work.halting import actions, counting, forms
from palier.work.halting.models import PitchStay, SiteClosing, TechnicalCheck
from palier.work.halting.views.sites import _site, site_crumbs, site_page


def _asking(
    request: ActorRequest, site: Site, subject: Any, form: Any, action: Any, **told: Any
) -> HttpResponse:
    told.setdefault("back", site_page(site.pk))
    return ask(request, form, action, subject, crumbs=site_crumbs(site), **told)


def set_tariff(request: ActorRequest, pk: int) -> HttpResponse:
    row = _site(request, pk)
    now = counting.tariff_of(pk, request.today)
    names = "day_fee deposit water power is_prepaid source"
    initial = {name: getattr(now, name) for name in names.split()} if now else {}
    return _asking(
        request,
        row,
        row,
        forms.SetTariff(request, subject=row, initial={**initial, "starts_on": request.today}),
        actions.set_tariff,
        title=f"Tarif, {row.name}",
        submit="Garder ce tarif",
        said="Tarif gardé.",
    )


def plan_closing(request: ActorRequest, pk: int) -> HttpResponse:
    row = _site(request, pk)
    return _asking(
        request,
        row,
        row,
        forms.PlanClosing(request, subject=row),
        actions.plan_closing,
        title=f"Prévoir une fermeture, {row.name}",
        submit="Prévoir cette fermeture",
        said=lambda made: _closing_said(made, request.today),
    )


def _closing_said(made: SiteClosing, today: date) -> str:
    """What is left to do, what is late already, who is still there then."""
    rules = closing_rules(made.period.lower, made.period.upper)
    there = PitchStay.objects.filter(
        occupancy__site=made.site_id, settled_on=None, occupancy__state="active"
    ).count()
    said = "Fermeture prévue : affichez-la et informez le préfet à temps."
    if rules.tell_prefect_by < today:
        said = (
            f"Fermeture prévue, mais tard : le préfet devait le savoir avant le "
            f"{day_in_words(rules.tell_prefect_by)} et l’affiche être posée avant le "
            f"{day_in_words(rules.post_by)} ({rules.source})."
        )
    if there:
        said += f" {plural(there, 'séjour')} en cours : cherchez avec chacun où s’installer."
    return said


SITE_CLOSING = Subject(
    SiteClosing,
    "fermetures/<int:pk>/",
    fetch=("site", "organisation"),
)


@SITE_CLOSING.asks("annonces/")
def announce_closing(request: ActorRequest, row: SiteClosing) -> HttpResponse:
    initial = {"posted_on": row.posted_on, "prefect_on": row.prefect_on, "leave": row.leave}
    return _asking(
        request,
        row.site,
        row,
        forms.AnnounceClosing(request, subject=row, initial=initial),
        actions.announce_closing,
        title="Annonces de la fermeture",
        submit="Noter ces annonces",
        said="Annonces notées.",
    )


@require_POST
def cancel_closing(request: ActorRequest, pk: int) -> HttpResponse:
    row = SITE_CLOSING.find(request, pk)
    return press(
        request,
        actions.cancel_closing,
        row,
        said="Fermeture annulée.",
        to=site_page(row.site_id),
        on=request.today,
    )


@SITE_CLOSING.asks("affiche/")
def closing_notice(request: ActorRequest, row: SiteClosing) -> HttpResponse:
    """The notice to post at the gate."""
    first, after = row.period.lower, row.period.upper
    sheet = Sheet(
        "Fermeture de l’aire d’accueil",
        [
            Section(
                text=f"L’aire « {row.site.name} » est fermée du {day_in_words(first)} au "
                f"{day_in_words(after - after.resolution)} compris."
            ),
            Section("Pourquoi", row.reason),
            *([Section("Dérogation", row.leave)] if row.leave else []),
            Section(
                text="Chaque ménage présent est reçu pour chercher avec lui où s’installer "
                "pendant ce temps."
            ),
        ],
        note=closing_rules(first, after).source,
    )
    return pdf_response(sheet_pdf(row, row.organisation, sheet), "fermeture")


def plan_check(request: ActorRequest, pk: int) -> HttpResponse:
    row = _site(request, pk)
    return _asking(
        request,
        row,
        row,
        forms.PlanCheck(request, subject=row),
        actions.plan_check,
        title=f"Prévoir une vérification, {row.name}",
        submit="Prévoir cette vérification",
        said="Vérification prévue.",
    )


TECHNICAL_CHECK = Subject(
    TechnicalCheck,
    "verifications/<int:pk>/",
    fetch=("site",),
    page="halting:note_check",
)


@TECHNICAL_CHECK.shown
def note_check(request: ActorRequest, row: TechnicalCheck) -> HttpResponse:
    return _asking(
        request,
        row.site,
        row,
        forms.NoteCheck(request, subject=row, initial={"done_on": request.today}),
        actions.note_check,
        title=f"Vérification : {row.get_kind_display()}",
        submit="Noter cette vérification",
        said="Vérification notée.",
    )


TECHNICAL_CHECK.verb(
    actions.remove_check,
    at="retirer/",
    title=lambda row: f"Retirer la vérification : {row.get_kind_display()}",
    submit="Retirer cette vérification",
    said="Vérification retirée.",
    to=lambda site: site_page(site.pk),
    danger=True,
)


TECHNICAL_CHECK.verb(
    actions.reopen_check,
    at="rouvrir/",
    title=lambda row: f"Rouvrir la vérification : {row.get_kind_display()}",
    submit="La dire encore à faire",
    said="Vérification rouverte : elle est de nouveau à faire.",
    lead=lambda row: (
        f"Notée faite le {day_in_words(row.done_on)} : {row.result}" if row.done_on else ""
    ),
    to=lambda row: site_page(row.site_id),
    danger=True,
)
