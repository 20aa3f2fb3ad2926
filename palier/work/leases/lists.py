from datetime import date
from typing import Any

from django.db.models import Q
from django.urls import reverse

from palier.base.kit.typography import day_in_words
from palier.base.ui.lists import Chip, Column, Empty, Filter, ListPage, by_site
from palier.base.ui.shell import Tone
from palier.registers.housing.models import Place
from palier.registers.people.choosing import choose_household
from palier.registers.people.following import by_follower
from palier.work.leases.models import REGIMES, Occupancy, OccupancyState, Vacancy
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
        by_follower(),
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
        ("Taille des logements", "leases:crowding", "users", "leases.note_vacancy"),
        ("Assurances", "leases:proofs", "shield-check", "leases.ask_proofs"),
        ("Modèles", "leases:templates", "document-text", "leases.write_template"),
        ("Prises à bail", "titles:holdings", "building-library", "titles.record_holding"),
        ("Rédiger un contrat", "leases:draft_occupancy", "plus", "leases.draft_occupancy"),
    ),
    file_name="contrats",
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
        actions=(("D’un ménage à l’autre", "leases:delays", "arrow-path", "leases.note_vacancy"),),
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
