"""The aged balance with its plans, and what the board sees."""

from datetime import date
from decimal import Decimal
from typing import Any

from django.http import HttpResponse
from django.urls import reverse

from palier.base.kit.money import NOTHING
from palier.base.kit.typography import amount_in_digits, day_in_words
from palier.base.tenancy.actors import ActorRequest
from palier.base.tenancy.middleware import needs_sight
from palier.base.ui import shell
from palier.base.ui.cards import Card, Table, Verb, show_cards
from palier.base.ui.lists import Chip, rows_as_xlsx
from palier.base.ui.pages import asked_day
from palier.law.dates import add_months
from palier.work.arrears import reads
from palier.work.arrears.models import PlanState, StepKind
from palier.work.arrears.models.plans import RepaymentPlan
from palier.work.arrears.reads import Board
from palier.work.arrears.views.tabs import CASES, tabs_of
from palier.work.billing.reporting import Owing, aged_accounts

HEADS = [
    "Ménage",
    "Présent ou parti",
    "Doit (€)",
    "30 jours",
    "31 à 60",
    "61 à 90",
    "Plus de 90",
    "Part CAF attendue (€)",
    "Dernier règlement",
    "Plan",
]
SHOWN = 400


@needs_sight("arrears.cases")
def aged(request: ActorRequest) -> HttpResponse:
    """Who owes, since when, what the agency owes beside, the last payment, the plan (faits 13.5)."""
    day = asked_day(request)
    rows = aged_accounts(request.actor.organisation, day)
    plans = reads.plans_of([row.account.pk for row in rows])
    benefit = reads.benefit_owed(request.actor.organisation, day)
    told = _told(rows, plans, benefit)
    if request.GET.get("format") == "xlsx":
        return rows_as_xlsx(request, "Balance âgée", HEADS, told, f"balance-agee-{day}")
    shown = [
        (
            name,
            Chip(here) if here == "présent" else Chip(here, "wait"),
            *(amount_in_digits(each) for each in sums),
            day_in_words(paid, short=True) if paid else "jamais",
            (plan, reverse("arrears:plan", args=[plans[row.account.pk].pk])) if plan else "",
        )
        for row, (name, here, *sums, paid, plan) in zip(rows, told[:SHOWN], strict=False)
    ]
    totals = [_total(told, index) for index in range(2, 8)]
    return show_cards(
        request,
        title="Balance âgée",
        lead=f"Au {day_in_words(day)}. Ce qui est payé règle l’avis qu’il nomme, puis le plus ancien.",
        crumbs=[CASES],
        tabs=tabs_of(request.actor),
        verbs=[
            Verb("Exporter en tableur", f"{request.path}?au={day}&format=xlsx", "arrow-down-tray")
        ],
        cards=[_aged_card(told, shown, totals)],
    )


def _told(
    rows: list[Owing], plans: dict[int, RepaymentPlan], benefit: dict[int, Decimal]
) -> list[tuple[Any, ...]]:
    """Each account as it is exported."""
    told: list[tuple[Any, ...]] = [
        (
            row.account.household.name,
            "présent" if row.is_present else "parti",
            row.aged.due,
            row.aged.fresh,
            row.aged.over_30,
            row.aged.over_60,
            row.aged.over_90,
            benefit.get(row.account.pk, NOTHING),
            row.last_paid_on,
            plans[row.account.pk].get_state_display() if row.account.pk in plans else "",
        )
        for row in rows
    ]
    return told


def _aged_card(told: list[tuple[Any, ...]], shown: Any, totals: list[Decimal]) -> Card:
    """The first accounts, then the sum of all."""
    return Card(
        "Qui doit, depuis quand, avec quel plan",
        table=Table(
            HEADS,
            shown,
            ["Total", "", *map(amount_in_digits, totals), "", ""],
            numbers=(2, 3, 4, 5, 6, 7),
        )
        if told
        else None,
        empty="Personne ne doit rien.",
        text=f"Les {SHOWN} premiers ; l’export les donne tous." if len(told) > SHOWN else "",
        icon="scale",
    )


def _total(rows: list[tuple[Any, ...]], index: int) -> Decimal:
    return sum((row[index] for row in rows), NOTHING)


@needs_sight("arrears.cases")
def board(request: ActorRequest) -> HttpResponse:
    """Stock and flow, age, plans, steps: each figure opens its list."""
    last = asked_day(request)
    first = _first(request, last)
    told = reads.board(request.actor, first, last, request.today)
    cases = reverse("arrears:cases")
    plans, closed = reverse("arrears:plans"), reverse("arrears:history")
    steps = dict(StepKind.choices)
    return show_cards(
        request,
        title="Impayés : où nous en sommes",
        lead=f"Du {day_in_words(first)} au {day_in_words(last)}. Les dossiers ouverts sont ceux de "
        "la dernière nuit.",
        crumbs=[CASES],
        tabs=tabs_of(request.actor),
        here="Où nous en sommes",
        cards=[
            _owed_card(told, cases),
            _flow_card(told, closed),
            _ages_card(told, cases),
            _steps_card(told, cases, steps),
            Card(
                "Plans",
                pairs=[
                    (PlanState(code).label.capitalize(), (str(count), f"{plans}?etat={code}"))
                    for code, count in sorted(told.plans.items())
                ],
                side=True,
                icon="calendar-days",
            ),
        ],
        panels=shell.panels(
            "arrears.board", request.actor.organisation, request.actor, request.today
        ),
    )


def _owed_card(told: Board, cases: str) -> Card:
    """What is owed, by whom."""
    return Card(
        "Ce qui est dû",
        pairs=[
            ("Dossiers ouverts", (str(told.open_count), cases)),
            ("Dette en tout", (told.stock, cases)),
            ("Présents", (told.present, f"{cases}?qui=here")),
            ("Partis", (told.gone, f"{cases}?qui=gone")),
        ],
        icon="scale",
    )


def _flow_card(told: Board, closed: Any) -> Card:
    """What came and went in the period."""
    return Card(
        "Ce qui bouge",
        pairs=[
            ("Trouvés", (str(told.found), f"{closed}?depuis=12")),
            ("Dettes payées", (str(told.healed), f"{closed}?fin=healed")),
            ("Clos autrement", (str(told.closed_otherwise), f"{closed}?etat=closed")),
            ("Signalés à la CAF", (str(told.reported), reverse("arrears:reports"))),
            (
                "Dont en retard",
                (str(told.reported_late), reverse("arrears:reports") + "?delai=retard"),
            ),
        ],
        icon="arrow-path",
    )


def _ages_card(told: Board, cases: str) -> Card:
    """By age of the debt."""
    return Card(
        "Par âge de la dette",
        table=Table(
            ["Âge", "Dossiers", "Dette (€)"],
            [
                ((label, f"{cases}?age={code}"), str(count), amount_in_digits(total))
                for code, label, count, total in told.by_age
            ],
            numbers=(1, 2),
        ),
        icon="clock",
    )


def _steps_card(told: Board, cases: str, steps: dict[str, str]) -> Card:
    """By the step that the rules propose."""
    return Card(
        "Par étape proposée",
        table=Table(
            ["Étape", "Dossiers"],
            [((steps[code], f"{cases}?etape={code}"), str(count)) for code, count in told.by_step],
            numbers=(1,),
        )
        if told.by_step
        else None,
        empty="Aucun dossier ouvert.",
        side=True,
        icon="flag",
    )


def _first(request: ActorRequest, last: date) -> date:
    try:
        return date.fromisoformat(request.GET.get("du", ""))
    except ValueError:
        return add_months(last, -12)
