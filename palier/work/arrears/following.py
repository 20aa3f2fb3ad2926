"""How plans are kept: the rent comes first, what is paid beyond it goes to the plan."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from palier.base.kit.money import NOTHING
from palier.law.repayment import Part, PartState, follow
from palier.work.arrears.finding import called_ahead, standings
from palier.work.arrears.models import Instalment, PlanState, RepaymentPlan

LENT = "Dont repris par le loyer déjà appelé, s’il n’est pas payé à son jour"


@dataclass(frozen=True)
class PlanStanding:
    """Where a plan stands on a day (euros): what went to it, each instalment, what is missed.

    `lent`: the part of `paid` that the rent already called takes back if it is not paid by its day.
    """

    plan: RepaymentPlan
    paid: Decimal
    parts: list[PartState]
    lent: Decimal = NOTHING

    @property
    def left(self) -> Decimal:
        left: Decimal = self.plan.total - self.paid
        return left

    @property
    def missed(self) -> list[PartState]:
        return [part for part in self.parts if part.state == "missed"]

    @property
    def late(self) -> list[PartState]:
        return [part for part in self.parts if part.state in ("late", "missed")]

    @property
    def next(self) -> PartState | None:
        """The first instalment that is not wholly paid."""
        return next((part for part in self.parts if part.state != "paid"), None)

    @property
    def due(self) -> Decimal:
        """What should have been paid by now and was not."""
        return sum((part.part.amount - part.paid for part in self.late), NOTHING)


def standing_of(plan: RepaymentPlan, on: date) -> PlanStanding:
    """Where one plan stands; one that has ended, as it stood then."""
    return standings_of([plan], min(on, plan.ended_on) if plan.ended_on else on)[0]


def standings_of(plans: Sequence[RepaymentPlan], on: date) -> list[PlanStanding]:
    """Where each of these plans of one association stands on a day; three queries.

    What is owed on the plan is what the household owes now, less what it owed beside the plan:
    a month of rent that is not paid is owed before anything goes to the plan, one that is called
    already too. Before that month's day of payment, what is paid still keeps the plan up to its
    next instalment: nobody is late for having paid early.
    """
    if not plans:
        return []
    parts: dict[int, list[Part]] = defaultdict(list)
    rows = Instalment.objects.filter(plan__in=plans).order_by("plan", "due_on")
    for pk, due_on, amount in rows.values_list("plan", "due_on", "amount"):
        parts[pk].append(Part(due_on, amount))
    accounts = [plan.account_id for plan in plans]
    owed = {each.account_id: each for each in standings(plans[0].organisation, on, accounts)}
    ahead = called_ahead(accounts, on)
    found = []
    for plan in plans:
        standing = owed.get(plan.account_id)
        given, lent = plan.total, NOTHING
        if standing and plan.state != PlanState.KEPT:
            given = _given(plan, standing.debt)
            if given < plan.total:
                called = standing.at_day + ahead.get(plan.account_id, NOTHING)
                kept = min(given, _up_to_the_next(parts[plan.pk], on))
                strictly = _given(plan, called)
                given = max(strictly, kept)
                lent = given - strictly
        told = follow(parts[plan.pk], given, on, tolerance_days=plan.tolerance_days)
        found.append(PlanStanding(plan, given, told, lent))
    return found


def _given(plan: RepaymentPlan, debt: Decimal) -> Decimal:
    """What went to a plan when so much is owed on the account (euros)."""
    left = min(max(debt - plan.beside, NOTHING), plan.total)
    given: Decimal = plan.total - left
    return given


def _up_to_the_next(parts: Sequence[Part], on: date) -> Decimal:
    """What a plan asks up to a day and, beyond it, its next instalment (euros)."""
    count = sum(part.due_on <= on for part in parts) + 1
    return sum((part.amount for part in parts[:count]), NOTHING)
