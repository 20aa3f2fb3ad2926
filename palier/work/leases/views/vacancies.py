"""Homes that are empty: since when, why, until when; how long they were between two households."""

from datetime import date

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from palier.base.kit.periods import ONE_DAY
from palier.base.kit.typography import in_digits, plural
from palier.base.tenancy.actors import ActorRequest
from palier.base.tenancy.middleware import needs_sight
from palier.base.tenancy.reads import workplaces
from palier.base.ui import lists as ui_lists
from palier.base.ui.cards import Card, Tab, Table, Verb, show_cards
from palier.base.ui.lists import rows_as_xlsx
from palier.base.ui.pages import ask, asked_day, asked_year
from palier.law.occupation import mean_vacancy
from palier.registers.housing.models import Place
from palier.work.leases import actions, forms, lists
from palier.work.leases.finding import CONTRACTS
from palier.work.leases.models import Vacancy
from palier.work.leases.reads import vacant_places
from palier.work.leases.reads.turns import UNSAID, Turn, by_cause, turns_between

VACANCIES = ("Logements vides", "/contrats/vacances/")


@needs_sight("leases.contracts")
def vacancies(request: ActorRequest) -> HttpResponse:
    """Every empty home today, the longest first."""
    return ui_lists.show(request, lists.vacancies_of(request.today))


@needs_sight("leases.contracts")
def note_vacancy(request: ActorRequest, pk: int) -> HttpResponse:
    row = get_object_or_404(Place.objects.visible_to(request.actor).select_related("site"), pk=pk)
    empty = vacant_places(Place.objects.visible_to(request.actor).filter(pk=pk), request.today)
    since = getattr(empty.first(), "since", None) or request.today
    return ask(
        request,
        forms.NoteVacancy(request, initial={"starts_on": asked_day(request, "du", since)}),
        actions.note_vacancy,
        row,
        title=f"Pourquoi ce lieu est vide : {row.site.name}, {row.label}",
        submit="Garder ce motif",
        said="Motif de vacance gardé.",
        back=VACANCIES[1],
        crumbs=[CONTRACTS, VACANCIES, (row.label, reverse("housing:place", args=[pk]))],
    )


HEADS = ["Changements", "Jours vides", "Délai moyen (jours)"]
MOST = 200


@needs_sight("leases.contracts")
def delays(request: ActorRequest) -> HttpResponse:
    """A year of changes of household, home by home, dispersed ones included: how long, and why."""
    year = asked_year(request)
    sites = {site.pk: site.name for site in workplaces(request.actor)}
    first, after = date(year, 1, 1), date(year + 1, 1, 1)
    turns = turns_between(request.actor.organisation.pk, list(sites), first, after)
    here = reverse("leases:delays")
    if request.GET.get("format") == "xlsx":
        heads = ["Site", "Lieu", "Départ", "Entrée", "Jours vides", *CAUSES.values()]
        rows = ([*_told(turn, sites), *(turn.days_of(code) for code in CAUSES)] for turn in turns)
        return rows_as_xlsx(request, f"Vacance {year}", heads, rows, f"vacance-{year}")
    mean = mean_vacancy([turn.days for turn in turns])
    return show_cards(
        request,
        title=f"D’un ménage à l’autre en {year}",
        lead=f"{plural(len(turns), 'changement')}, {in_digits(mean)} jours vides en moyenne."
        if mean is not None
        else "Aucun changement de ménage cette année-là.",
        crumbs=[CONTRACTS, VACANCIES],
        here=f"Délais {year}",
        tabs=[
            Tab(str(each), f"{here}?annee={each}", -each, is_here=each == year)
            for each in range(request.today.year - 3, request.today.year + 1)
        ],
        verbs=[Verb("Exporter", f"{here}?annee={year}&format=xlsx", "arrow-down-tray")],
        cards=[_causes(turns), _by_site(turns, sites), _each(turns, sites)],
    )


CAUSES = {**dict(Vacancy.Kind.choices), UNSAID: "motif non dit"}


def _told(turn: Turn, sites: dict[int, str]) -> list[object]:
    last = turn.left_on - ONE_DAY
    return [sites[turn.site_id], turn.label, last, turn.entered_on, turn.days]


def _mean(days: list[int]) -> str | None:
    mean = mean_vacancy(days)
    return None if mean is None else in_digits(mean)


def _causes(turns: list[Turn]) -> Card:
    """Why homes were empty between two households."""
    causes = by_cause(turns)
    table = Table(
        ["Motif", *HEADS],
        [
            [
                each.label.capitalize(),
                each.homes,
                each.days,
                None if each.mean is None else in_digits(each.mean),
            ]
            for each in causes
        ],
        numbers=(1, 2, 3),
    )
    return Card(
        "Pourquoi",
        table=table if causes else None,
        empty="Aucun jour vide entre deux ménages.",
        note="Un même changement peut avoir plusieurs motifs ; les jours, eux, ne comptent qu’une fois.",
        icon="chart-bar",
    )


def _by_site(turns: list[Turn], sites: dict[int, str]) -> Card:
    rows = []
    for pk, name in sites.items():
        days = [turn.days for turn in turns if turn.site_id == pk]
        if days:
            works = sum(turn.technical for turn in turns if turn.site_id == pk)
            rows.append([name, len(days), sum(days), works, _mean(days)])
    every = [turn.days for turn in turns]
    return Card(
        "Par site",
        table=Table(
            ["Site", "Changements", "Jours vides", "Dont travaux", "Délai moyen (jours)"],
            rows,
            ["Ensemble", len(every), sum(every), sum(t.technical for t in turns), _mean(every)],
            numbers=(1, 2, 3, 4),
        )
        if rows
        else None,
        empty="Aucun changement de ménage.",
        icon="home",
    )


def _why(turn: Turn) -> str | tuple[str, str]:
    """Each cause and its days; where some are not said, the way to say them."""
    told = ", ".join(
        f"{label} {plural(turn.days_of(code), 'jour')}"
        for code, label in CAUSES.items()
        if turn.days_of(code)
    )
    if not turn.days_of(UNSAID):
        return told
    url = reverse("leases:note_vacancy", args=[turn.place_id])
    return told, f"{url}?du={turn.left_on:%Y-%m-%d}"


def _each(turns: list[Turn], sites: dict[int, str]) -> Card | None:
    if not turns:
        return None
    rows = [
        [
            (turn.label, reverse("housing:place", args=[turn.place_id])),
            sites[turn.site_id],
            turn.left_on - ONE_DAY,
            turn.entered_on,
            turn.days,
            _why(turn),
        ]
        for turn in turns[:MOST]
    ]
    return Card(
        "Chaque changement",
        table=Table(
            ["Lieu", "Site", "Départ", "Entrée", "Jours vides", "Pourquoi"], rows, numbers=(4,)
        ),
        note=f"Les {MOST} derniers ; l’export les donne tous." if len(turns) > MOST else "",
        icon="arrow-path",
    )
