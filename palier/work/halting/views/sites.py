"""A halting site: who stops there, what it asks for, closings and checks."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from palier.base.kit.money import euros
from palier.base.kit.typography import capitalised, day_in_words, plural
from palier.base.tenancy.actors import Actor, ActorRequest
from palier.base.tenancy.middleware import needs_sight
from palier.base.tenancy.models import Site
from palier.base.tenancy.reads import workplaces
from palier.base.ui import shell
from palier.base.ui.cards import Card, Line, Verb, show_cards, verb, verbs
from palier.base.ui.lists import Chip
from palier.base.ui.shell import tone_of
from palier.law.halting import closing_rules, places_a_pitch
from palier.work.halting import counting
from palier.work.halting.models import GrantYear, PitchStay, TechnicalCheck

SITES = ("Aires d’accueil", "/aires/")


def sites_of(actor: Actor) -> "QuerySet[Site]":
    """The halting sites that the actor works in, by name."""
    return workplaces(actor).filter(kind=Site.Kind.HALTING_SITE)


def _site(request: ActorRequest, pk: int) -> Site:
    if not request.actor.sees("halting.sites"):
        return get_object_or_404(Site.objects.none(), pk=pk)
    rows = sites_of(request.actor) & Site.objects.visible_to(request.actor)
    return get_object_or_404(rows, pk=pk)


def site_page(pk: int) -> str:
    return reverse("halting:site", args=[pk])


def site_crumbs(site: Site) -> list[tuple[str, str]]:
    return [SITES, (site.name, site_page(site.pk))]


@needs_sight("halting.sites")
def sites(request: ActorRequest) -> HttpResponse:
    """Every halting site, its pitches taken and free."""
    lines = []
    found = list(sites_of(request.actor))
    states = counting.pitch_states(found, request.today)
    for site in found:
        pitches = states[site.pk]
        taken = sum(row is not None for _, row in pitches)
        lines.append(
            Line(
                site.name,
                f"{plural(len(pitches), 'emplacement')}, "
                f"{plural(len(pitches) * places_a_pitch(), 'place')}",
                site_page(site.pk),
                icon="map",
                chip=Chip(
                    f"{plural(len(pitches) - taken, 'libre')}",
                    "ok" if taken < len(pitches) else "",
                ),
            )
        )
    return show_cards(
        request,
        title="Aires d’accueil",
        lead="Arrivées, séjours, fluides, fermetures, aide ALT2.",
        cards=[
            Card(
                "Aires",
                lines,
                empty="Aucune aire. Dans Patrimoine, ajoutez un site de ce type et ses emplacements.",
                icon="map",
            )
        ],
    )


@needs_sight("halting.sites")
def site(request: ActorRequest, pk: int) -> HttpResponse:
    """One site today: each pitch, who stops there and until when."""
    row = _site(request, pk)
    tariff = counting.tariff_of(pk, request.today)
    return show_cards(
        request,
        title=row.name,
        lead=", ".join(filter(None, [row.street, row.town])),
        crumbs=[SITES],
        chips=_closed(row, request),
        verbs=verbs(
            Verb("Aide ALT2", reverse("halting:grants", args=[pk]), "banknotes"),
            verb(
                request,
                "halting.arrive",
                "Noter une arrivée",
                pk,
                "arrow-right-end-on-rectangle",
                main=True,
            )
            if tariff
            else verb(
                request,
                "halting.set_tariff",
                "Fixer le tarif",
                pk,
                "banknotes",
                main=True,
            ),
        ),
        cards=[
            _pitches(request, row),
            _gone(request, row),
            _tariff(request, row, tariff),
            _closings(request, row),
            _checks(request, row),
        ],
        panels=shell.panels("halting.site", row, request.actor, request.today),
    )


def _closed(row: Site, request: ActorRequest) -> list[Chip]:
    now = row.closings.filter(period__contains=request.today).first()
    if now is None:
        return []
    return [
        Chip(
            f"fermée jusqu’au {day_in_words(now.period.upper - now.period.upper.resolution)}",
            "bad",
        )
    ]


def _pitches(request: ActorRequest, row: Site) -> Card:
    states = counting.pitch_states([row], request.today)[row.pk]
    stays = {
        each.occupancy_id: each
        for each in PitchStay.objects.visible_to(request.actor)
        .filter(occupancy__site=row, settled_on=None)
        .select_related("occupancy__household")
    }
    lines = []
    for pitch, taken in states:
        stay = stays.get(taken.occupancy_id) if taken else None
        lines.append(_pitch_line(request, pitch, taken, stay))
    return Card(
        "Emplacements",
        lines,
        empty="Aucun emplacement. Ajoutez-les au site dans Patrimoine.",
        icon="map-pin",
    )


def _pitch_line(request: ActorRequest, pitch: Any, taken: Any, stay: PitchStay | None) -> Line:
    name = capitalised(pitch.label)
    if taken is None:
        url = reverse("housing:place", args=[pitch.pk])
        arrive = reverse("halting:arrive", args=[pitch.site_id]) + f"?emplacement={pitch.pk}"
        here = verb(request, "halting.arrive", "Noter une arrivée", arrive, about=pitch.label)
        return Line(name, "", url, icon="map-pin", chip=Chip("libre", "ok"), verbs=verbs(here))
    occupancy = taken.occupancy
    hidden = occupancy.household.hidden_at and not request.actor.sees("people.hidden_addresses")
    who = "Occupé" if hidden else occupancy.household.name
    term = occupancy.term_on
    left = (term - request.today).days if term else None
    chip = None
    if term is not None and left is not None:
        last = day_in_words(term - term.resolution, short=True)
        chip = Chip(
            f"terme le {last}" if left > 0 else f"terme passé le {last}",
            "bad" if left <= 8 else "wait" if left <= 30 else "",
        )
    said = f"{who}, depuis le {day_in_words(occupancy.starts_on)}"
    if stay is not None:
        said += f", {plural(stay.places, 'place')}"
    url = reverse("halting:stay", args=[stay.pk]) if stay and not hidden else ""
    return Line(name, said, url, icon="map-pin", chip=chip)


def _gone(request: ActorRequest, row: Site) -> Card | None:
    found = list(
        PitchStay.objects.visible_to(request.actor)
        .filter(occupancy__site=row, settled_on__isnull=False)
        .select_related("occupancy__household", "occupancy__main_place")
        .order_by("-settled_on", "-pk")[:6]
    )
    if not found:
        return None
    return Card(
        "Derniers départs",
        [
            Line(
                each.occupancy.household.name,
                f"{each.occupancy.main_place.label}, parti le {day_in_words(each.settled_on)}",
                reverse("halting:stay", args=[each.pk]),
                icon="arrow-right-start-on-rectangle",
                is_done=True,
            )
            for each in found
            if each.settled_on
        ],
        icon="arrow-right-start-on-rectangle",
    )


def _tariff(request: ActorRequest, row: Site, tariff: Any) -> Card:
    pairs: list[tuple[str, object]] = []
    if tariff is not None:
        pairs = [
            ("Droit d’usage", f"{euros(tariff.day_fee)} par place et par jour"),
            ("Dépôt de garantie", euros(tariff.deposit)),
            ("Eau", f"{counting.price_in_digits(tariff.water)} € le m³"),
            ("Électricité", f"{counting.price_in_digits(tariff.power)} € le kWh"),
            ("Fluides", "payés d’avance" if tariff.is_prepaid else "après relevé"),
            ("Depuis le", tariff.starts_on),
        ]
        if tariff.source:
            pairs.append(("D’après", tariff.source))
    return Card(
        "Tarif",
        pairs=pairs,
        empty="Aucun tarif. Sans lui, personne ne s’installe.",
        verbs=verbs(verb(request, "halting.set_tariff", "Nouveau tarif", row, "plus")),
        side=True,
        icon="banknotes",
    )


def _closings(request: ActorRequest, row: Site) -> Card:
    lines = []
    for each in row.closings.order_by("-period", "-pk")[:5]:
        first, after = each.period.lower, each.period.upper
        rules = closing_rules(first, after)
        told = [
            f"affichée le {day_in_words(each.posted_on)}"
            if each.posted_on
            else f"à afficher avant le {day_in_words(rules.post_by)}",
            f"préfet informé le {day_in_words(each.prefect_on)}"
            if each.prefect_on
            else f"préfet à informer avant le {day_in_words(rules.tell_prefect_by)}",
        ]
        if rules.needs_leave:
            told.append(each.leave or "plus d’un mois : dérogation du préfet à obtenir")
        waiting = first > request.today and (
            not each.posted_on or not each.prefect_on or (rules.needs_leave and not each.leave)
        )
        paper = reverse("halting:closing_notice", args=[each.pk])
        lines.append(
            Line(
                f"Du {day_in_words(first)} au {day_in_words(after - after.resolution)}",
                f"{each.reason}. {capitalised(' ; '.join(told))} ({rules.source}).",
                icon="no-symbol",
                chip=Chip("à annoncer", tone_of(rules.tell_prefect_by, request.today) or "wait")
                if waiting
                else None,
                verbs=verbs(
                    verb(
                        request,
                        "halting.announce_closing",
                        "Annonces…",
                        each,
                        about=each.reason,
                    ),
                    Verb("Affiche", paper, about=each.reason),
                    verb(
                        request,
                        "halting.cancel_closing",
                        "Annuler",
                        each,
                        about=each.reason,
                        post=True,
                    )
                    if first > request.today
                    else None,
                )
                if after > request.today
                else [],
                is_done=after <= request.today,
            )
        )
    return Card(
        "Fermetures",
        lines,
        empty="Aucune fermeture prévue.",
        verbs=verbs(verb(request, "halting.plan_closing", "Prévoir une fermeture", row, "plus")),
        side=True,
        icon="no-symbol",
    )


def _checks(request: ActorRequest, row: Site) -> Card:
    lines = []
    for each in row.checks.order_by("done_on", "due_on", "pk")[:10]:
        done = each.done_on is not None
        lines.append(
            Line(
                capitalised(each.get_kind_display()),
                f"faite le {day_in_words(each.done_on)} : {each.result}"
                if each.done_on
                else f"avant le {day_in_words(each.due_on)}",
                icon="clipboard-document-check",
                chip=None
                if done
                else Chip(
                    day_in_words(each.due_on, short=True), tone_of(each.due_on, request.today)
                ),
                verbs=_check_verbs(request, each),
                is_done=done,
            )
        )
    return Card(
        "Vérifications",
        lines,
        empty="Aucune vérification prévue.",
        verbs=verbs(verb(request, "halting.plan_check", "Prévoir", row, "plus")),
        side=True,
        icon="clipboard-document-check",
    )


def _check_verbs(request: ActorRequest, row: TechnicalCheck) -> list[Verb]:
    about = row.get_kind_display()
    if row.done_on is not None:
        return verbs(verb(request, "halting.reopen_check", "Rouvrir…", row, about=about))
    return verbs(
        verb(request, "halting.note_check", "Faite…", row, about=about),
        verb(request, "halting.remove_check", "Retirer…", row, about=about),
    )


def years_of(request: ActorRequest, site: Site) -> list[GrantYear]:
    """The agreements of a site, the latest first."""
    rows = GrantYear.objects.visible_to(request.actor).filter(site=site)
    return list(rows.order_by("-year"))
