"""How plans are kept: the rent comes first, what is paid beyond it goes to the plan."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db import connection

from palier.base.kit.money import NOTHING
from palier.law.repayment import Part, PartState, follow
from palier.work.arrears.finding import last_called
from palier.work.arrears.models import Instalment, RepaymentPlan


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
    """Where one plan stands."""
    return standings_of([plan], on)[0]


def standings_of(plans: Sequence[RepaymentPlan], on: date) -> list[PlanStanding]:
    """Where each of these plans stands on a day; two queries.

    What a household paid since the agreement, less what was called since (its rent comes first),
    went to the plan.
    """
    if not plans:
        return []
    parts: dict[int, list[Part]] = defaultdict(list)
    rows = Instalment.objects.filter(plan__in=plans).order_by("plan", "due_on")
    for pk, due_on, amount in rows.values_list("plan", "due_on", "amount"):
        parts[pk].append(Part(due_on, amount))
    called = last_called(plans[0].organisation, on)
    with connection.cursor() as cursor:
        cursor.execute(
            """SELECT p.id, coalesce(sum(l.credit - l.debit), 0)
               FROM arrears_repaymentplan p
               JOIN billing_householdaccount a ON a.id = p.account_id
               LEFT JOIN ledger_line l ON l.auxiliary_id = a.auxiliary_id
                 AND l."on" > p.agreed_on AND l."on" <= least(%s, coalesce(p.ended_on, %s))
                 AND (l.credit > 0 OR l."on" <= %s)
               WHERE p.id = ANY(%s) GROUP BY p.id""",
            [on, on, called, [plan.pk for plan in plans]],
        )
        paid: dict[int, Decimal] = dict(cursor.fetchall())
    found = []
    for plan in plans:
        given = min(max(paid.get(plan.pk, NOTHING), NOTHING), plan.total)
        told = follow(parts[plan.pk], given, on, tolerance_days=plan.tolerance_days)
        found.append(PlanStanding(plan, given, told))
    return found
