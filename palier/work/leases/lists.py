from datetime import date
from typing import Any

from django.db.models import Q
from django.urls import reverse

from palier.base.kit.typography import day_in_words
from palier.base.ui.lists import Chip, Column, Empty, Filter, ListPage, by_site
from palier.base.ui.shell import Tone
from palier.registers.housing.models import Place
from palier.registers.people.choosing import choose_household
from palier.work.leases.models import (
    REGIMES,
    Holding,
    HoldingState,
    MandateEntry,
    Occupancy,
    OccupancyState,
    SlideState,
    SlidingLease,
    Vacancy,
)
from palier.work.leases.reads import vacant_places

_TONES = {
    "draft": ("wait", "pencil-square"),
    "active": ("", "check"),
    "ended": ("", ""),
    "cancelled": ("", ""),
}


def _state(occupancy: Occupancy) -> Chip:
    tone, icon = _TONES[occupancy.state]
    return Chip(occupancy.get_state_display(), tone, icon, occupancy.reserve)  # type: ignore[arg-type]


OCCUPANCIES = ListPage(
    title="Contrats",
    unit=("contrat", "contrats"),
    lead="Baux, sous-locations, contrats de résidence et séjours : qui vit où, à quel titre.",
    rows=lambda actor: Occupancy.objects.visible_to(actor).select_related(
        "household", "main_place", "site"
    ),
    columns=[
        Column(
            "Contrat",
            lambda o: o.number,
            sort="number",
            link=lambda o: reverse("leases:occupancy", args=[o.pk]),
        ),
        Column("Ménage", lambda o: o.household.name, sort="household__sort_name"),
        Column("Lieu", lambda o: f"{o.site.name}, {o.main_place.label}", muted=True),
        Column("Régime", lambda o: o.get_regime_display(), sort="regime", muted=True),
        Column("Entrée", lambda o: o.starts_on, kind="day", sort="period"),
        Column("Dernier jour", lambda o: o.last_on, kind="day"),
        Column("État", _state, kind="chip"),
    ],
    sort="number",
    search=("number", "household__sort_name", "main_place__label"),
    search_label="Numéro, ménage, lieu",
    filters=[
        Filter("etat", "État", lambda actor: OccupancyState.choices, lambda v: Q(state=v)),
        Filter("regime", "Régime", lambda actor: REGIMES, lambda v: Q(regime=v)),
        by_site(),
    ],
    empty=Empty(
        "Aucun contrat pour l’instant",
        "Un contrat se rédige pour un ménage, dans un lieu disponible.",
        "Choisir un ménage",
        "leases:draft_occupancy",
        "leases.draft_occupancy",
        "key",
    ),
    actions=(
        ("Logements vides", "leases:vacancies", "home", "leases.note_vacancy"),
        ("Assurances", "leases:proofs", "shield-check", "leases.ask_proofs"),
        ("Modèles", "leases:templates", "document-text", "leases.write_template"),
        ("Prises à bail", "leases:holdings", "building-library", "leases.record_holding"),
        ("Rédiger un contrat", "leases:draft_occupancy", "plus", "leases.draft_occupancy"),
    ),
    file_name="contrats",
)

_HOLDING_TONES = {"draft": "wait", "signed": "ok", "ended": "", "cancelled": ""}


def _term(holding: Holding) -> Chip:
    tone = _HOLDING_TONES[holding.state]
    return Chip(holding.get_state_display(), tone)  # type: ignore[arg-type]


def _places_of(holding: Holding) -> str:
    labels = [held.place.label for held in holding.places.all()]
    told = ", ".join(labels[:3])
    return f"{told} et {len(labels) - 3} autres" if len(labels) > 4 else ", ".join(labels)


def _observations(entry: MandateEntry) -> str:
    """What the register adds in the margin: the end of the mandate."""
    holding = entry.holding
    if holding.state != HoldingState.ENDED or holding.last_on is None:
        return ""
    return f"{holding.get_end_reason_display()}, le {day_in_words(holding.last_on)}"


HOLDINGS = ListPage(
    title="Prises à bail et mandats",
    unit=("titre", "titres"),
    lead="À quel titre l’association dispose des logements qu’elle loue.",
    rows=lambda actor: (
        Holding.objects.visible_to(actor)
        .select_related("owner")
        .prefetch_related("places__place", "register_entries")
    ),
    columns=[
        Column(
            "Propriétaire",
            lambda h: h.owner.name,
            sort="owner__sort_name",
            link=lambda h: reverse("leases:holding", args=[h.pk]),
        ),
        Column("Nature", lambda h: h.get_kind_display(), sort="kind"),
        Column("Lieux", _places_of, muted=True),
        Column("Loyer (€)", lambda h: h.rent, kind="money", sort="rent"),
        Column("Rythme", lambda h: h.get_rent_every_display() if h.rent else "", muted=True),
        Column("Depuis", lambda h: h.starts_on, kind="day", sort="period__startswith"),
        Column("Jusqu’au", lambda h: h.last_on, kind="day", sort="period__endswith"),
        Column("État", _term, kind="chip"),
    ],
    sort="owner__sort_name",
    search=("owner__sort_name", "reference"),
    filters=[
        Filter("nature", "Nature", lambda actor: Holding.Kind.choices, lambda v: Q(kind=v)),
        Filter("etat", "État", lambda actor: HoldingState.choices, lambda v: Q(state=v)),
    ],
    empty=Empty(
        "Aucun titre",
        "Une sous-location suppose un bail principal : enregistrez-le ici.",
        "Enregistrer un titre",
        "leases:record_holding",
        "leases.record_holding",
        "building-library",
    ),
    actions=(
        ("Registre des mandats", "leases:mandates", "document-text", "leases.register_mandate"),
        ("Enregistrer un titre", "leases:record_holding", "plus", "leases.record_holding"),
    ),
    file_name="prises-a-bail",
)

MANDATES = ListPage(
    title="Registre des mandats de gestion",
    unit=("mandat", "mandats"),
    lead="Numérotation continue, sans trou ni reprise ; rien ne s’y efface "
    "(décret n° 72-678, art. 65).",
    rows=lambda actor: MandateEntry.objects.visible_to(actor).select_related("holding__owner"),
    columns=[
        Column(
            "N°",
            lambda m: m.number,
            sort="number",
            link=lambda m: reverse("leases:holding", args=[m.holding_id]),
        ),
        Column("Date du mandat", lambda m: m.signed_on, kind="day", sort="signed_on"),
        Column("Inscrit le", lambda m: m.registered_on, kind="day"),
        Column("Mandant", lambda m: m.principal),
        Column("Lots gérés", lambda m: m.homes, muted=True),
        Column("Objet", lambda m: m.purpose, muted=True),
        Column("Observations", _observations, muted=True),
    ],
    sort="number",
    search=("principal", "homes"),
    search_label="Mandant ou lot",
    empty=Empty(
        "Le registre est vide",
        "Un mandat signé s’y inscrit depuis sa page ; il reçoit alors son numéro.",
        "Prises à bail et mandats",
        "leases:holdings",
        "leases.register_mandate",
        "document-text",
    ),
    file_name="registre-des-mandats",
)


_SLIDE_TONES = {"running": "info", "offered": "wait", "slid": "ok", "ended": ""}


def _slide_state(slide: SlidingLease) -> Chip:
    tone = _SLIDE_TONES[slide.state]
    return Chip(slide.get_state_display(), tone)  # type: ignore[arg-type]


SLIDES = ListPage(
    title="Baux glissants",
    unit=("bail glissant", "baux glissants"),
    lead="Les sous-locations qui doivent devenir le bail du ménage ; le prochain bilan d’abord.",
    rows=lambda actor: SlidingLease.objects.visible_to(actor).select_related(
        "occupancy__household", "occupancy__main_place__site", "occupancy__holding__owner"
    ),
    columns=[
        Column(
            "Ménage",
            lambda s: s.occupancy.household.name,
            sort="occupancy__household__sort_name",
            link=lambda s: reverse("leases:slide", args=[s.pk]),
        ),
        Column("Lieu", lambda s: s.occupancy.main_place.label, muted=True),
        Column(
            "Bailleur",
            lambda s: s.occupancy.holding.owner.name if s.occupancy.holding else "",
        ),
        Column("Signée le", lambda s: s.sublease_signed_on, kind="day", sort="sublease_signed_on"),
        Column("Bilan avant le", lambda s: s.next_review_on, kind="day", sort="next_review_on"),
        Column("Glissé le", lambda s: s.ended_on, kind="day", sort="ended_on"),
        Column("État", _slide_state, kind="chip"),
    ],
    sort="next_review_on",
    search=("occupancy__household__sort_name", "occupancy__number"),
    search_label="Ménage, contrat",
    filters=[
        Filter("etat", "État", lambda actor: SlideState.choices, lambda v: Q(state=v)),
        by_site("occupancy__site"),
    ],
    empty=Empty(
        "Aucun bail glissant",
        "Il s’ouvre depuis la page d’une sous-location.",
        "Voir les contrats",
        "leases:occupancies",
        "leases.open_slide",
        "arrow-trending-up",
    ),
    file_name="baux-glissants",
)


_REASONS = dict(Vacancy.Kind.choices)
_REASON_TONES: dict[str, Tone] = {"works": "wait", "allocation": "info"}


def vacancies_of(today: date) -> ListPage:
    """Every empty home on a day; without a reason said, it is between two households."""

    def days(place: Any) -> int | None:
        return (today - place.since).days if place.since else None

    def reason(place: Any) -> Chip:
        if not place.reason and place.since is None:
            return Chip("pas encore habité")
        kind = place.reason or "between"
        until = (
            f"jusqu’au {day_in_words(place.reason_until, short=True)}"
            if place.reason_until
            else ""
        )
        why = ", ".join(filter(None, [until, place.reason_words]))
        return Chip(_REASONS[kind], _REASON_TONES.get(kind, ""), "", why)

    return ListPage(
        title="Logements vides",
        unit=("lieu vide", "lieux vides"),
        lead="Depuis quand, pourquoi, et qui est attendu. Un motif se dit en un clic.",
        rows=lambda actor: vacant_places(Place.objects.visible_to(actor), today),
        columns=[
            Column(
                "Lieu",
                lambda p: f"{p.site.name}, {p.label}",
                sort="label",
                link=lambda p: reverse("housing:place", args=[p.pk]),
            ),
            Column("Type", lambda p: f"{p.get_kind_display()} {p.size}".strip(), muted=True),
            Column("Libre depuis", lambda p: p.since, kind="day", sort="since"),
            Column("Jours", days, kind="number"),
            Column("Motif", reason, kind="chip"),
            Column("Entrée prévue", lambda p: p.awaited, kind="day", sort="awaited"),
            Column(
                "À dire",
                lambda p: "Dire pourquoi",
                link=lambda p: reverse("leases:note_vacancy", args=[p.pk]),
            ),
        ],
        sort="since",
        search=("label", "site__name"),
        search_label="Lieu ou site",
        filters=[
            by_site(),
            Filter("motif", "Motif", lambda actor: Vacancy.Kind.choices, lambda v: Q(reason=v)),
        ],
        empty=Empty(
            "Aucun logement vide",
            "Tout est occupé aujourd’hui.",
            "Voir les contrats",
            "leases:occupancies",
            "leases.note_vacancy",
            "home",
        ),
        file_name="logements-vides",
    )


def for_which_household(place: str) -> ListPage:
    """Who will sign; the place already chosen, if any, is kept in the address."""
    kept = f"&lieu={place}" if place.isdecimal() else ""
    return choose_household(
        "Pour quel ménage ?",
        "Choisissez le ménage qui va signer, puis le lieu.",
        lambda h: reverse("leases:draft_occupancy") + f"?menage={h.pk}{kept}",
    )
