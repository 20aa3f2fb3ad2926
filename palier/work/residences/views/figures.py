"""How full houses were: every figure opens its days, home by home."""

from datetime import date
from decimal import Decimal
from typing import Any

from django.http import HttpResponse
from django.urls import reverse

from palier.base.kit.typography import day_in_words, in_digits, month_in_words, plural
from palier.base.tenancy.actors import ActorRequest
from palier.base.tenancy.middleware import needs_sight
from palier.base.tenancy.models import Site
from palier.base.ui.cards import Card, Table, Verb, show_cards
from palier.base.ui.known import if_known
from palier.base.ui.lists import rows_as_xlsx
from palier.law.dates import Month, add_months
from palier.law.occupation import NO_DAYS, Occupation
from palier.work.residences import filling
from palier.work.residences.filling import HomeDays, MonthOf, Turn
from palier.work.residences.tonight import houses_of
from palier.work.residences.views.finding import HOUSES, house_crumbs, house_tabs
from palier.work.residences.views.finding import find_house as _house

HOW = (
    "Taux net : jours occupés ÷ jours offerts, travaux exclus. Taux brut : tous les jours offerts. "
    "Un logement est offert tant qu’un titre le tient ; sans titre, depuis le premier résident de "
    "la maison."
)


def _month(request: ActorRequest) -> Month:
    try:
        return Month.parse(request.GET.get("mois", ""))
    except ValueError:
        return Month.of(request.today)


def _end(month: Month, today: date) -> date:
    """A month under way counts the days already lived, today included."""
    return min(month.end, today + today.resolution)


def _a_year(today: date) -> tuple[date, date]:
    """The year that ends tonight, today included: its first day, the day after its last."""
    return add_months(today, -12), today + today.resolution


def percent(rate: Decimal | None) -> str | None:
    """A rate as a page draws it; None where no day was offered: there is nothing to divide by."""
    return None if rate is None else f"{in_digits(rate)} %"


def _cells(days: Occupation) -> list[Any]:
    return [
        str(days.offered),
        str(days.technical),
        str(days.lived),
        str(days.vacant),
        percent(days.net),
        percent(days.gross),
    ]


HEADS = ["Jours offerts", "Travaux", "Occupés", "Vacants", "Taux net", "Taux brut"]


@needs_sight("residences.houses")
def figures(request: ActorRequest) -> HttpResponse:
    """Every house over a month, and its turnover over a year."""
    month = _month(request)
    end = _end(month, request.today)
    sites = houses_of(request.actor)
    told = filling.by_site(filling.days_of(request.actor, sites, month.first, end))
    year, tomorrow = _a_year(request.today)
    homes = filling.days_of(request.actor, sites, year, tomorrow)
    turns = filling.turns_of(request.actor, sites, year, tomorrow)
    entries = filling.entries_of(request.actor, sites, year, tomorrow)
    stays = filling.stays_of(request.actor, sites, year, tomorrow)
    shown = [site for site in sites if site.pk in told]
    link = f"?mois={month}"
    rows = [
        [(site.name, reverse("residences:filling", args=[site.pk]) + link), *_cells(told[site.pk])]
        for site in shown
    ]
    total = sum((told[site.pk] for site in shown), NO_DAYS)
    turning = _turning(homes, turns, entries, stays, shown)
    return show_cards(
        request,
        title="Occupation en chiffres",
        lead=f"{month_in_words(month.first).capitalize()}, jusqu’au {day_in_words(end - end.resolution)}.",
        crumbs=[HOUSES],
        verbs=[
            Verb("Mois d’avant", f"?mois={month.before}", "chevron-left"),
            *(
                [Verb("Mois d’après", f"?mois={month.after}", "chevron-right")]
                if month.end <= request.today
                else []
            ),
        ],
        cards=[
            _month_card(rows, total),
            _turning_card(turning),
        ],
    )


def _turning(
    homes: list[HomeDays],
    turns: list[Turn],
    entries: dict[int, int],
    stays: dict[int, Decimal | None],
    shown: list[Site],
) -> list[list[Any]]:
    """How often the homes of each house change hands."""
    turning = []
    for site in shown:
        of = filling.Turning(
            len([h for h in homes if h.site_id == site.pk and h.offered]),
            entries.get(site.pk, 0),
            [turn for turn in turns if turn.site_id == site.pk],
        )
        turning.append(
            [
                (site.name, reverse("residences:turns", args=[site.pk])),
                str(of.homes),
                str(of.entries),
                percent(of.rate),
                if_known(of.mean_days, in_digits),
                if_known(of.mean_commercial, in_digits),
                "" if (stay := stays.get(site.pk)) is None else in_digits(stay),
            ]
        )
    return turning


def _month_card(rows: Any, total: Occupation) -> Card:
    """How full each house was."""
    return Card(
        "Occupation du mois",
        table=Table(["Maison", *HEADS], rows, ["Ensemble", *_cells(total)], (1, 2, 3, 4, 5, 6))
        if rows
        else None,
        empty="Personne n’a encore vécu dans une maison ce mois-là.",
        note=HOW,
        icon="chart-bar",
    )


def _turning_card(turning: list[list[Any]]) -> Card:
    """The table of turnover."""
    return Card(
        "Rotation et vacance, douze mois",
        table=Table(
            [
                "Maison",
                "Lieux",
                "Entrées",
                "Rotation",
                "Vacance moyenne (jours)",
                "Hors travaux (jours)",
                "Durée des séjours finis (jours)",
            ],
            turning,
            numbers=(1, 2, 3, 4, 5, 6),
        )
        if turning
        else None,
        empty="Aucun changement de ménage en un an.",
        icon="arrow-path",
    )


@needs_sight("residences.houses")
def of_house(request: ActorRequest, pk: int) -> HttpResponse:
    """One house over a month, home by home, and its year."""
    site = _house(request, pk)
    month = _month(request)
    end = _end(month, request.today)
    homes = filling.days_of(request.actor, [site], month.first, end)
    if request.GET.get("format") == "xlsx":
        heads = ["Lieu", *HEADS[:4]]
        rows = ([h.label, h.offered, h.technical, h.lived, h.days.vacant] for h in homes)
        return rows_as_xlsx(request, f"Occupation {month}", heads, rows, f"occupation-{month}")
    total = filling.by_site(homes).get(site.pk, NO_DAYS)
    months = filling.twelve_months(request.actor, site, request.today)
    here = reverse("residences:filling", args=[pk])
    return show_cards(
        request,
        title=f"Occupation, {site.name}",
        lead=f"{month_in_words(month.first).capitalize()} : {percent(total.net) or 'aucun jour offert'}.",
        crumbs=house_crumbs(site),
        here="Occupation",
        tabs=house_tabs(request, site),
        verbs=[
            Verb("Exporter", f"{here}?mois={month}&format=xlsx", "arrow-down-tray"),
            Verb("Changements de ménage", reverse("residences:turns", args=[pk]), "arrow-path"),
        ],
        cards=[
            _homes_card(homes, total),
            _year_card(months, here),
        ],
    )


def _homes_card(homes: list[HomeDays], total: Occupation) -> Card:
    """Home by home, and the house."""
    return Card(
        "Lieu par lieu",
        table=Table(
            ["Lieu", *HEADS],
            [
                [
                    (home.label, reverse("housing:place", args=[home.place_id])),
                    *_cells(home.days),
                ]
                for home in homes
            ],
            ["Ensemble", *_cells(total)],
            (1, 2, 3, 4, 5, 6),
        )
        if homes
        else None,
        empty="Aucun jour offert ce mois-là.",
        note=HOW,
        icon="chart-bar",
    )


def _year_card(months: list[MonthOf], here: str) -> Card:
    """The last twelve months, the latest first."""
    return Card(
        "Douze mois",
        table=Table(
            ["Mois", "Taux net", "Taux brut"],
            [
                [
                    (month_in_words(each.month.first), f"{here}?mois={each.month}"),
                    percent(each.days.net),
                    percent(each.days.gross),
                ]
                for each in reversed(months)
            ],
            numbers=(1, 2),
        ),
        side=True,
        icon="calendar",
    )


@needs_sight("residences.houses")
def turns(request: ActorRequest, pk: int) -> HttpResponse:
    """Each home that passed from one household to another in a year, and the days between."""
    site = _house(request, pk)
    since, tomorrow = _a_year(request.today)
    found = filling.turns_of(request.actor, [site], since, tomorrow)
    return show_cards(
        request,
        title=f"Changements de ménage, {site.name}",
        lead=f"{plural(len(found), 'changement')} depuis le {day_in_words(since)}.",
        crumbs=house_crumbs(site),
        cards=[
            Card(
                "D’un ménage à l’autre",
                table=Table(
                    ["Lieu", "Départ", "Entrée", "Jours vides", "Dont travaux"],
                    [
                        [
                            (turn.label, reverse("housing:place", args=[turn.place_id])),
                            turn.left_on - turn.left_on.resolution,
                            turn.entered_on,
                            str(turn.days),
                            str(turn.technical),
                        ]
                        for turn in found
                    ],
                    numbers=(3, 4),
                )
                if found
                else None,
                empty="Aucun changement de ménage en un an.",
                icon="arrow-path",
            )
        ],
    )
