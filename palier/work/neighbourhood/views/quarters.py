"""A quarter: what is under way, relays to services, the year."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from palier.base.kit.typography import capitalised, day_in_words, in_digits, plural
from palier.base.tenancy.actors import Actor, ActorRequest
from palier.base.tenancy.middleware import needs_sight
from palier.base.tenancy.models import Site
from palier.base.tenancy.reads import workplaces
from palier.base.ui import shell
from palier.base.ui.cards import Card, Line, Verb, show_cards, verb, verbs
from palier.base.ui.lists import Chip
from palier.base.ui.pages import ask
from palier.base.ui.subjects import Subject
from palier.law.dates import add_months
from palier.registers.housing.reads import district_on
from palier.work.neighbourhood import actions, forms, lists, reads
from palier.work.neighbourhood.models import (
    Mediation,
    PreventionDay,
    PublicReport,
    QuarterRound,
    ServiceRelay,
)

QUARTERS = ("Quartiers", "/quartiers/")


def sites_of(actor: Actor) -> "QuerySet[Site]":
    """Sites in a quarter, where the actor works, by name."""
    return workplaces(actor).exclude(kind=Site.Kind.OFFICE)


def _site(request: ActorRequest, pk: int) -> Site:
    if not request.actor.sees("neighbourhood.quarter"):
        return get_object_or_404(Site.objects.none(), pk=pk)
    return get_object_or_404(sites_of(request.actor), pk=pk)


def quarter_page(pk: int) -> str:
    return reverse("neighbourhood:quarter", args=[pk])


def _crumbs(site: Site) -> list[tuple[str, str]]:
    return [QUARTERS, (site.name, quarter_page(site.pk))]


@needs_sight("neighbourhood.quarter")
def quarters(request: ActorRequest) -> HttpResponse:
    """Every site, with what waits around it."""
    waiting: dict[int, int] = {}
    open_reports = PublicReport.objects.visible_to(request.actor).exclude(state="settled")
    for site_id in open_reports.values_list("site", flat=True):
        waiting[site_id] = waiting.get(site_id, 0) + 1
    return show_cards(
        request,
        title="Quartiers",
        lead="Médiation entre habitants et bailleur, tournées, réponses des partenaires.",
        verbs=[Verb("Tous les signalements", reverse("neighbourhood:reports"), "megaphone")],
        cards=[
            Card(
                "Sites",
                [
                    Line(
                        site.name,
                        ", ".join(filter(None, [site.get_kind_display(), site.town])),
                        quarter_page(site.pk),
                        icon="map-pin",
                        chip=Chip(plural(waiting[site.pk], "signalement"), "wait")
                        if site.pk in waiting
                        else None,
                    )
                    for site in sites_of(request.actor)
                ],
                empty="Aucun site.",
                icon="map-pin",
            )
        ],
    )


@needs_sight("neighbourhood.quarter")
def quarter(request: ActorRequest, pk: int) -> HttpResponse:
    """One quarter: what is under way, what was seen, what the year came to."""
    site = _site(request, pk)
    district = district_on(pk, request.today)

    return show_cards(
        request,
        title=f"Quartier, {site.name}",
        lead=", ".join(filter(None, [site.street, site.town])),
        crumbs=[QUARTERS],
        here=site.name,
        chips=[Chip(f"QPV {district.name}", "", "map-pin")] if district else [],
        verbs=verbs(
            verb(request, "neighbourhood.note_prevention", "Prévention", pk, "heart"),
            verb(request, "neighbourhood.relay_to_service", "Relais", pk, "arrow-up-right"),
            verb(
                request, "neighbourhood.open_mediation", "Médiation", pk, "chat-bubble-left-right"
            ),
            verb(request, "neighbourhood.walk_quarter", "Tournée", pk, "map"),
            verb(request, "neighbourhood.report_public", "Signaler", pk, "megaphone", main=True),
        ),
        cards=[
            _reports(request, site),
            _mediations(request, site),
            _relays(request, site),
            _year(request, site),
            _rounds(request, site),
            _prevention(request, site),
        ],
        panels=shell.panels("neighbourhood.quarter", site, request.actor, request.today),
    )


def _reports(request: ActorRequest, site: Site) -> Card:
    rows = (
        PublicReport.objects.visible_to(request.actor)
        .filter(site=site)
        .exclude(state="settled")
        .select_related("partner")
        .order_by("due_on", "seen_on", "pk")[:8]
    )
    return Card(
        "Signalements en cours",
        [
            Line(
                f"{capitalised(each.get_kind_display())}, {each.spot}",
                f"vu le {day_in_words(each.seen_on)}"
                + (f", transmis à {each.partner.name}" if each.partner else ""),
                reverse("neighbourhood:report", args=[each.pk]),
                icon="megaphone",
                chip=lists.report_state(each, request.today),
            )
            for each in rows
        ],
        empty="Rien n’attend de réponse.",
        verbs=[
            Verb("Tous les signalements", reverse("neighbourhood:reports") + f"?site={site.pk}")
        ],
        icon="megaphone",
    )


def _mediations(request: ActorRequest, site: Site) -> Card:
    rows = (
        Mediation.objects.visible_to(request.actor)
        .filter(site=site)
        .select_related("household", "landlord")
        .order_by("closed_on", "-opened_on", "-pk")[:8]
    )
    return Card(
        "Médiations",
        [
            Line(
                f"{capitalised(each.get_subject_display())} : "
                f"{each.household.name if each.household else 'les habitants'} et "
                f"{each.landlord.name}",
                each.text,
                reverse("neighbourhood:mediation", args=[each.pk]),
                icon="chat-bubble-left-right",
                chip=Chip(
                    each.get_state_display(),
                    {"open": "wait", "settled": "ok"}.get(each.state, ""),  # type: ignore[arg-type]
                ),
                is_done=each.state != "open",
            )
            for each in rows
        ],
        empty="Aucune médiation.",
        icon="chat-bubble-left-right",
    )


def _relays(request: ActorRequest, site: Site) -> Card:
    rows = (
        ServiceRelay.objects.visible_to(request.actor)
        .filter(site=site)
        .select_related("household", "service")
        .order_by("-on", "-pk")[:8]
    )
    lines = []
    for each in rows:
        said = "droit ouvert" if each.is_open else "reçu" if each.met_on else "à suivre"
        lines.append(
            Line(
                f"{each.household.name}, {each.get_need_display()}",
                f"{each.service.name}, le {day_in_words(each.on)}"
                + (f" : {each.outcome}" if each.outcome else ""),
                icon="arrow-up-right",
                chip=Chip(said, "ok" if each.is_open else "info" if each.met_on else "wait"),
                verbs=verbs(
                    verb(
                        request,
                        "neighbourhood.follow_relay",
                        "Ce qu’il en est…",
                        each,
                        about=each.household.name,
                    )
                )
                if each.is_open is None
                else [],
            )
        )
    return Card(
        "Relais vers les services",
        lines,
        empty="Aucun relais. Les services de tous restent la première porte.",
        icon="arrow-up-right",
    )


def _year(request: ActorRequest, site: Site) -> Card:
    first = add_months(request.today, -12)
    told = reads.year_of(request.actor, site, first, request.today)
    at = reverse("neighbourhood:reports") + f"?site={site.pk}"
    pairs: list[tuple[str, object]] = [
        ("Tournées", str(told.rounds)),
        ("Signalements", (str(told.reports), at)),
        ("Réglés", (str(told.settled), f"{at}&etat=settled")),
        ("Sans réponse à temps", (str(told.late), f"{at}&etat=retard")),
    ]
    if told.answer_days is not None:
        pairs.append(
            ("Réponse des partenaires", f"{in_digits(told.answer_days)} jours en moyenne")
        )
    pairs += [
        ("Médiations réglées", f"{told.mediations_settled} sur {told.mediations}"),
        ("Engagements tenus", f"{told.promises_kept} sur {told.promises}"),
        (
            "Reçus par un service",
            f"{told.relays_met} sur {plural(told.relays, 'relais', 'relais')}",
        ),
        ("Droits ouverts", str(told.rights_open)),
        (
            "Prévention",
            f"{plural(told.prevention_days, 'action')}, {plural(told.prevention_people, 'participant')}",
        ),
    ]
    return Card(
        "Douze mois",
        pairs=pairs,
        note="Des nombres, sans nom ni origine.",
        side=True,
        icon="chart-bar",
    )


def _rounds(request: ActorRequest, site: Site) -> Card:
    rows = (
        QuarterRound.objects.visible_to(request.actor)
        .filter(site=site)
        .select_related("walked_by")
        .prefetch_related("reports")
        .order_by("-on", "-pk")[:6]
    )
    return Card(
        "Tournées",
        [
            Line(
                capitalised(day_in_words(each.on, weekday=True)),
                ", ".join(
                    filter(
                        None,
                        [
                            each.walked_by.short_name if each.walked_by else "",
                            plural(len(each.reports.all()), "signalement"),
                            each.words,
                        ],
                    )
                ),
                icon="map",
            )
            for each in rows
        ],
        empty="Aucune tournée notée.",
        side=True,
        icon="map",
    )


def _prevention(request: ActorRequest, site: Site) -> Card:
    rows = PreventionDay.objects.visible_to(request.actor).filter(site=site)
    return Card(
        "Prévention",
        [
            Line(
                f"{each.title}, {plural(each.people, 'participant')}",
                f"le {day_in_words(each.on)}" + (f", avec {each.partner}" if each.partner else ""),
                icon="heart",
                verbs=verbs(
                    verb(
                        request,
                        "neighbourhood.remove_prevention",
                        "Retirer…",
                        each,
                        about=each.title,
                    )
                ),
            )
            for each in rows.select_related("partner").order_by("-on", "-pk")[:6]
        ],
        empty="Aucune action notée.",
        side=True,
        icon="heart",
    )


def _asking(
    request: ActorRequest, site: Site, subject: Any, form: Any, action: Any, **told: Any
) -> HttpResponse:
    told.setdefault("back", quarter_page(site.pk))
    return ask(request, form, action, subject, crumbs=_crumbs(site), **told)


def relay_to_service(request: ActorRequest, pk: int) -> HttpResponse:
    site = _site(request, pk)
    return _asking(
        request,
        site,
        site,
        forms.Relay(request, subject=site, initial={"on": request.today}),
        actions.relay_to_service,
        title="Passer le relais à un service",
        submit="Passer ce relais",
        said="Relais noté : demandez ensuite ce qu’il en est.",
    )


SERVICE_RELAY = Subject(
    ServiceRelay,
    "relais/<int:pk>/",
    fetch=("site", "household"),
    page="neighbourhood:follow_relay",
)


@SERVICE_RELAY.shown
def follow_relay(request: ActorRequest, row: ServiceRelay) -> HttpResponse:
    initial = {"met_on": row.met_on, "outcome": row.outcome}
    return _asking(
        request,
        row.site,
        row,
        forms.FollowRelay(request, subject=row, initial=initial),
        actions.follow_relay,
        title=f"Ce qu’il en est : {row.household.name}",
        submit="Noter ce qu’il en est",
        said="Noté.",
    )


def note_prevention(request: ActorRequest, pk: int) -> HttpResponse:
    site = _site(request, pk)
    return _asking(
        request,
        site,
        site,
        forms.NotePrevention(request, subject=site, initial={"on": request.today}),
        actions.note_prevention,
        title="Noter une action de prévention",
        submit="Noter cette action",
        said="Action notée.",
    )


PREVENTION_DAY = Subject(
    PreventionDay,
    "prevention/<int:pk>/",
    fetch=("site",),
    page=lambda row: quarter_page(row.site_id),
    under=lambda row: _crumbs(row.site),
)


PREVENTION_DAY.verb(
    actions.remove_prevention,
    at="retirer/",
    title=lambda row: f"Retirer « {row.title} »",
    submit="Retirer cette action",
    said="Action retirée : elle n’est plus comptée.",
    danger=True,
)
