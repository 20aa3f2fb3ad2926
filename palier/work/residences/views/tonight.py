"""Who is where tonight: every house on one page, one house, the weeks to come."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from palier.base.kit.phones import dialled
from palier.base.kit.typography import capitalised, day_in_words, plural, the_name
from palier.base.tenancy.actors import ActorRequest
from palier.base.tenancy.middleware import needs_sight
from palier.base.tenancy.models import Site
from palier.base.ui import shell
from palier.base.ui.cards import Card, Line, Verb, verb, verbs
from palier.base.ui.charts import curve
from palier.base.ui.lists import Chip, rows_as_xlsx
from palier.base.ui.pages import asked_day
from palier.work.residences import filling, reads
from palier.work.residences.models import Welcome
from palier.work.residences.plan import LOOKS, draw_plan, words_of
from palier.work.residences.tonight import (
    STATES,
    TAKEN,
    Home,
    House,
    State,
    homes_tonight,
    houses_of,
    short_name,
    tonight,
)
from palier.work.residences.views.finding import HOUSES, house_crumbs, house_tabs
from palier.work.residences.views.finding import find_house as _house
from palier.work.residences.views.logbook import log_card

MOST_DRAWN = 3000
"""Beyond so many homes, the plan is asked for house by house."""


def _asked_states(request: ActorRequest) -> tuple[str, ...]:
    asked = request.GET.get("etat", "")
    if asked == "occupes":
        return TAKEN
    if asked == "libres":
        return ("free", "promised")
    return (asked,) if asked in STATES else ()


def _sums(houses: Sequence[House], base: str) -> list[tuple[str, str, str]]:
    """(count, words, address): each figure opens its homes."""
    total = {state: sum(house.counts[state] for house in houses) for state in STATES}
    lived = sum(total[state] for state in TAKEN)
    told = [
        (lived, "occupé", "occupés", "occupes"),
        (total["free"] + total["promised"], "disponible", "disponibles", "libres"),
        (total["promised"], "promis", "promis", "promised"),
        (total["leaving"], "départ prévu", "départs prévus", "leaving"),
        (total["away"], "absence dite", "absences dites", "away"),
        (total["beyond"], "droit terminé", "droits terminés", "beyond"),
        (total["works"], "en travaux", "en travaux", "works"),
    ]
    return [
        (str(count), one if count == 1 else many, f"{base}?etat={code}")
        for count, one, many, code in told
        if count or code in ("occupes", "libres")
    ]


@needs_sight("residences.houses")
def all_houses(request: ActorRequest) -> HttpResponse:
    """Every home of every house at once: plan or list; by emergency, by state."""
    on = asked_day(request, "le")
    sites = _asked_sites(request)
    houses = tonight(request.actor, sites, on, today=request.today)
    states, view = _asked_states(request), request.GET.get("vue", "plan")
    wanted = _wanted(houses, states)
    count = sum(len(homes) for _, homes in wanted)
    if request.GET.get("format") == "xlsx":
        return _sheet(request, wanted, on)
    drawn = count <= MOST_DRAWN
    mondays, weeks = _weeks(request, sites) if drawn and view == "semaines" else ([], {})
    kept = {home.place_id for _, homes in wanted for home in homes}
    shown = _drawn_houses(wanted, drawn, kept, states, view, weeks)
    return render(
        request,
        "residences/all_houses.html",
        {
            "title": "Occupation du jour",
            "on": on,
            "is_today": on == request.today,
            "houses": shown,
            "sums": _sums(houses, HOUSES[1]),
            "homes": sum(len(house.homes) for house in houses),
            "state": request.GET.get("etat", ""),
            "view": view if view in ("plan", "liste", "semaines") else "plan",
            "mondays": mondays,
            "too_many": not drawn,
            "duty": reads.on_duty(request.actor, None, timezone.now()),
            "verbs": verbs(
                Verb("Présences et astreintes", reverse("residences:planning"), "calendar"),
                Verb("Occupation en chiffres", reverse("residences:figures"), "chart-bar"),
            ),
            "before": on - timedelta(days=1),
            "after": on + timedelta(days=1),
        },
    )


def _asked_sites(request: ActorRequest) -> list[Site]:
    """The houses one sees, or the one asked for."""
    sites = houses_of(request.actor)
    asked = request.GET.get("maison", "")
    if asked.isdecimal():
        sites = [site for site in sites if site.pk == int(asked)]
    return sites


def _wanted(houses: list[House], states: tuple[str, ...]) -> list[tuple[House, list[Home]]]:
    """The homes of each house in the states asked for."""
    return [
        (house, [home for home in house.homes if not states or home.state in states])
        for house in houses
    ]


def _drawn_houses(
    wanted: list[tuple[House, list[Home]]],
    drawn: bool,
    kept: set[int],
    states: tuple[str, ...],
    view: str,
    weeks: dict[int, list[Any]],
) -> list[dict[str, Any]]:
    """Each house as plan, list or weeks."""
    return [
        {
            "house": house,
            "url": reverse("residences:house", args=[house.site.pk]),
            "sum": f"{plural(house.taken, 'occupé')} sur {house.usable}",
            "tiles": draw_plan(homes) if drawn and view == "plan" else "",
            "rows": _rows(homes) if drawn and view == "liste" else [],
            "weeks": [row for row in weeks.get(house.site.pk, []) if row.place_id in kept],
        }
        for house, homes in wanted
        if homes or not states
    ]


def _rows(homes: Sequence[Home]) -> list[tuple[str, str, str, str, str]]:
    place = reverse("housing:place", args=[0]).replace("/0/", "/{}/")
    return [
        (
            place.format(home.place_id),
            home.label,
            home.building,
            STATES[home.state],
            words_of(home),
        )
        for home in homes
    ]


def _sheet(
    request: ActorRequest, wanted: Sequence[tuple[House, list[Home]]], on: date
) -> HttpResponse:
    heads = ["Maison", "Lieu", "Immeuble", "Type", "État", "Ménage", "Depuis le", "Jusqu’au"]
    heads += ["Arrive", "Arrive le"]
    rows = (
        [
            house.site.name,
            home.label,
            home.building,
            home.size,
            capitalised(STATES[home.state]),
            home.name,
            home.since,
            home.until,
            home.coming,
            home.comes_on,
        ]
        for house, homes in wanted
        for home in homes
    )
    return rows_as_xlsx(request, "Occupation", heads, rows, f"occupation-{on:%Y-%m-%d}")


@needs_sight("residences.houses")
def house(request: ActorRequest, pk: int) -> HttpResponse:
    """One house tonight: its homes, its book, who comes and goes, who is on duty."""
    site = _house(request, pk)
    on = asked_day(request, "le")
    found = tonight(request.actor, [site], on, today=request.today)
    homes = found[0].homes if found else []
    states = _asked_states(request)
    months = filling.twelve_months(request.actor, site, request.today)
    lead = _house_lead(request, site, on, homes)
    return render(
        request,
        "residences/house.html",
        {
            "title": f"{site.name}, {site.get_kind_display()}",
            "lead": lead,
            "crumbs": [HOUSES],
            "here": site.name,
            "chips": [],
            "audience": "",
            "site": site,
            "tabs": sorted(house_tabs(request, site), key=lambda tab: tab.order),
            "sums": _sums(found, request.path),
            "state": request.GET.get("etat", ""),
            "tiles": draw_plan(home for home in homes if not states or home.state in states),
            "verbs": _verbs(request, site),
            "curve": curve([(m.month.first, m.days.net) for m in months]),
            "main_cards": [],
            "side_cards": [
                card
                for card in (
                    log_card(request, site),
                    _comings(request, homes),
                    _house_card(request, site),
                )
                if card
            ],
            "panels": shell.panels("residences.house", site, request.actor, request.today),
        },
    )


def _house_lead(request: ActorRequest, site: Site, on: date, homes: Sequence[Home]) -> str:
    """How many homes, which day, who is there."""
    duty = reads.on_duty(request.actor, site, timezone.now())
    hosts = ", ".join(
        dict.fromkeys(each.user.short_name for each in duty if each.duty != "on_call")
    )
    lead = f"{plural(len(homes), 'lieu', 'lieux')} · {day_in_words(on, weekday=True)}"
    if hosts:
        lead += f" · présents : {hosts}"
    return lead


def _verbs(request: ActorRequest, site: Site) -> list[Verb]:
    def to(name: str) -> str:
        return reverse(f"residences:{name}", args=[site.pk])

    return verbs(
        Verb("Semaines à venir", to("calendar"), "calendar"),
        verb(request, "residences.note_incident", "Incident", site, "bell-alert"),
        verb(request, "residences.take_roll", "Compter la nuit", site, "moon")
        if site.kind == Site.Kind.SHELTER
        else None,
        verb(
            request,
            "residences.write_log",
            "Écrire au cahier",
            site,
            "pencil-square",
            main=True,
        ),
    )


def _comings(request: ActorRequest, homes: Sequence[Home]) -> Card:
    """Who arrives, who leaves, in order of days."""
    told: list[tuple[date, Line]] = []
    for home in homes:
        if home.comes_on is not None:
            told.append(
                (
                    home.comes_on,
                    Line(
                        f"{home.coming}, {day_in_words(home.comes_on, weekday=True)}",
                        "arrivée",
                        reverse("housing:place", args=[home.place_id]),
                        chip=Chip(short_name(home.label)),
                    ),
                )
            )
        if home.state == "leaving" and home.until is not None:
            told.append(
                (
                    home.until,
                    Line(
                        f"{home.name}, départ le {day_in_words(home.until)}",
                        "",
                        reverse("residences:resident", args=[home.shown_resident])
                        if home.shown_resident
                        else reverse("housing:place", args=[home.place_id]),
                        chip=Chip(short_name(home.label)),
                    ),
                )
            )
    lines = [line for _, line in sorted(told, key=lambda each: each[0])]
    return Card(
        "Arrivées et départs",
        lines,
        empty="Personne n’arrive ni ne part.",
        icon="arrows-right-left",
    )


def _house_card(request: ActorRequest, site: Site) -> Card:
    """On call, welcomes to do: what one must know before the evening."""
    on_call = [
        each
        for each in reads.on_duty(request.actor, site, timezone.now())
        if each.duty == "on_call"
    ]
    waiting = Welcome.objects.visible_to(request.actor).filter(
        occupancy__site=site, done_on=None, occupancy__state="active"
    )
    lines = [
        Line(
            f"Astreinte : {each.user.short_name}",
            each.phone,
            dialled(each.phone),
            icon="phone",
        )
        for each in on_call
    ]
    lines += [
        Line(
            f"Accueillir {the_name(each.occupancy.household.name)}",
            f"avant le {day_in_words(each.due_on)}, par un représentant des résidents",
            icon="hand-raised",
            verbs=verbs(
                verb(
                    request,
                    "residences.note_welcome",
                    "Noter l’accueil",
                    each,
                    about=each.occupancy.household.name,
                )
            ),
        )
        for each in waiting.select_related("occupancy__household").order_by("due_on", "pk")[:6]
    ]
    return Card("La maison", lines, empty="Personne n’est d’astreinte à cette heure.", icon="home")


@dataclass(frozen=True)
class Row:
    """A home over the weeks to come: one cell a week."""

    place_id: int
    label: str
    url: str
    cells: Sequence[tuple[str, str, str]]


@needs_sight("residences.houses")
def calendar(request: ActorRequest, pk: int) -> HttpResponse:
    """Eight weeks of a house, a row for each home: who is there on each Monday."""
    site = _house(request, pk)
    mondays, rows = _weeks(request, [site])
    return render(
        request,
        "residences/calendar.html",
        {
            "title": f"{site.name}, semaines à venir",
            "crumbs": house_crumbs(site),
            "here": "Semaines à venir",
            "weeks": mondays,
            "rows": rows.get(site.pk, []),
        },
    )


def _weeks(
    request: ActorRequest, sites: Sequence[Site]
) -> tuple[list[date], dict[int, list[Row]]]:
    """Eight Mondays, this week’s first, and by house who is in each home on each; eight queries."""
    start = request.today - timedelta(days=request.today.weekday())
    mondays = [start + timedelta(days=7 * n) for n in range(8)]
    actor, today = request.actor, request.today
    weeks = [
        {
            home.place_id: home
            for home in homes_tonight(actor, sites, max(monday, today), today=today)
        }
        for monday in mondays
    ]
    rows: dict[int, list[Row]] = {}
    for place_id, home in weeks[0].items():
        cells = [
            _cell(week.get(place_id), monday) for week, monday in zip(weeks, mondays, strict=True)
        ]
        url = reverse("housing:place", args=[place_id])
        rows.setdefault(home.site_id, []).append(Row(place_id, home.label, url, cells))
    return mondays, rows


def _cell(home: Home | None, monday: date) -> tuple[str, str, str]:
    if home is None:
        return "", "", ""
    gone = home.state == "leaving" and home.until is not None and home.until < monday
    state: State = ("promised" if home.comes_on else "free") if gone else home.state
    tone, ground, _ = LOOKS[state]
    return STATES[state], tone, ground
