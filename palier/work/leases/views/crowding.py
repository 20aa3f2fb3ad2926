"""Homes too small or too large for who lives there, over the whole park, year by year."""

from collections.abc import Sequence
from datetime import date

from django.http import HttpResponse
from django.urls import reverse

from palier.base.kit.typography import day_in_words, in_digits, plural
from palier.base.tenancy.actors import ActorRequest
from palier.base.tenancy.middleware import needs_sight
from palier.base.ui.cards import Card, Tab, Table, Verb, show_cards
from palier.base.ui.lists import rows_as_xlsx
from palier.base.ui.pages import asked_day
from palier.law.overcrowding import sources
from palier.work.leases.finding import CONTRACTS
from palier.work.leases.reads.crowding import Counted, Lived, count, counted, lived_on

HEADS = [
    "Logements",
    "Trop petits pour les aides",
    "Surpeuplés (Insee)",
    "Normaux",
    "Sous-peuplés (Insee)",
    "Taille non connue",
    "Sous-occupés (HLM)",
]
MOST = 200
HOW = (
    f"{' ; '.join(sources())} ; sous-occupation HLM : CCH art. L442-3-1. Une personne dont la "
    "naissance n’est pas connue compte pour un adulte ; un logement sans type n’est pas classé."
)


@needs_sight("leases.contracts")
def crowding(request: ActorRequest) -> HttpResponse:
    """By landlord, district and department on a day, then home by home."""
    on = min(asked_day(request), request.today)
    rows = lived_on(request.actor, on)
    told = [row for row in rows if row.is_told]
    here = reverse("leases:crowding")
    if request.GET.get("format") == "xlsx":
        heads = ["Contrat", "Ménage", "Lieu", "Propriétaire", "Quartier", "Département", *LINE]
        lines = ([*_named(row), *_line(row)] for row in told)
        return rows_as_xlsx(request, "Peuplement", heads, lines, f"peuplement-{on:%Y-%m-%d}")
    return show_cards(
        request,
        title="Taille des logements",
        lead=f"Qui a trop peu de place, qui en a trop, au {day_in_words(on)}. Les logements "
        "ordinaires : ni les résidences ni l’hébergement.",
        crumbs=[CONTRACTS],
        tabs=_years(request.today, on, here),
        verbs=[Verb("Exporter", f"{here}?au={on:%Y-%m-%d}&format=xlsx", "arrow-down-tray")],
        cards=[
            _table(
                "Par propriétaire",
                rows,
                counted(rows, lambda row: (row.landlord, row.landlord_pk)),
            ),
            _table("Par quartier", rows, counted(rows, lambda row: row.district)),
            _table("Par département", rows, counted(rows, lambda row: row.department)),
            _homes(told),
        ],
    )


def _years(today: date, on: date, here: str) -> list[Tab]:
    """Today, and the end of each of the three years before."""
    days = [today, *(date(today.year - back, 12, 31) for back in (1, 2, 3))]
    return [
        Tab(
            "Aujourd’hui" if day == today else f"Fin {day.year}",
            f"{here}?au={day:%Y-%m-%d}",
            order,
            is_here=day == on,
        )
        for order, day in enumerate(days)
    ]


def _figures(row: Counted) -> list[int]:
    return [row.homes, row.below, row.crowded, row.normal, row.spare, row.unknown, row.social]


def _table(title: str, rows: list[Lived], groups: Sequence[Counted]) -> Card:
    return Card(
        title,
        table=Table(
            [title.removeprefix("Par ").capitalize(), *HEADS],
            [[group.name, *_figures(group)] for group in groups],
            ["Ensemble", *_figures(count("", rows))],
            numbers=range(1, len(HEADS) + 1),
        )
        if groups
        else None,
        empty="Aucun logement habité ce jour-là.",
        note=HOW if title == "Par propriétaire" else "",
        icon="home",
    )


LINE = ["Type", "Surface (m²)", "Personnes", "Demandée (m²)", "Insee", "Pour les aides"]


def _named(row: Lived) -> list[str]:
    at = row.occupancy
    return [
        at.number,
        at.household.name,
        f"{at.site.name}, {at.main_place.label}",
        row.landlord,
        row.district,
        row.department,
    ]


def _line(row: Lived) -> list[object]:
    place, room = row.occupancy.main_place, row.room
    below = {True: "trop petit", False: "suffit", None: None}[row.is_below_benefits]
    return [
        place.size or None,
        place.surface,
        room.people if room else None,
        room.surface_needed if room else None,
        room.insee or None if room else None,
        below,
    ]


def _homes(told: Sequence[Lived]) -> Card:
    shown = told[:MOST]
    rows = []
    for row in shown:
        size, surface, people, needed, insee, below = _line(row)
        rows.append(
            [
                (
                    row.occupancy.household.name,
                    reverse("leases:occupancy", args=[row.occupancy.pk]),
                ),
                f"{row.occupancy.site.name}, {row.occupancy.main_place.label}",
                size,
                in_digits(surface) if surface is not None else None,  # type: ignore[arg-type]
                people,
                needed,
                insee,
                below,
            ]
        )
    more = f"Les {MOST} premiers ; l’export les donne tous." if len(told) > MOST else ""
    return Card(
        f"{plural(len(told), 'logement')} à regarder",
        table=Table(["Ménage", "Lieu", *LINE], rows, numbers=(3, 4, 5)) if rows else None,
        empty="Chaque ménage a la place qu’il faut, d’après ce qui est connu.",
        note=more,
        icon="home",
    )
