"""How plans are kept: the rent comes first, what is paid beyond it goes to the plan."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from palier.base.kit.money import NOTHING
from palier.law.repayment import Part, PartState, follow
from palier.work.arrears.finding import standings
from palier.work.arrears.models import Instalment, PlanState, RepaymentPlan


@dataclass(frozen=True)
class PlanStanding:
    """Where a plan stands on a day (euros): what went to it, each instalment, what is missed."""

    plan: RepaymentPlan
    paid: Decimal
    parts: list[PartState]

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
    """Where each of these plans of one association stands on a day; two queries.

    What is owed on the plan is what the household owes now, less what it owed beside the plan:
    a month of rent that is not paid is owed before anything goes to the plan.
    """
    if not plans:
        return []
    parts: dict[int, list[Part]] = defaultdict(list)
    rows = Instalment.objects.filter(plan__in=plans).order_by("plan", "due_on")
    for pk, due_on, amount in rows.values_list("plan", "due_on", "amount"):
        parts[pk].append(Part(due_on, amount))
    accounts = [plan.account_id for plan in plans]
    owed = {each.account_id: each.debt for each in standings(plans[0].organisation, on, accounts)}
    found = []
    for plan in plans:
        left = owed.get(plan.account_id, NOTHING) - plan.beside
        given = plan.total - min(max(left, NOTHING), plan.total)
        if plan.state == PlanState.KEPT:
            given = plan.total
        told = follow(parts[plan.pk], given, on, tolerance_days=plan.tolerance_days)
        found.append(PlanStanding(plan, given, told))
    return found
