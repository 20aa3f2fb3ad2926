"""Where a repayment plan stands."""

from datetime import date
from decimal import Decimal

from palier.base.kit.money import NOTHING
from palier.work.arrears.models import RepaymentPlan


def running_plan(account_id: int) -> RepaymentPlan | None:
    """The plan that a household is paying back, if any."""
    return RepaymentPlan.objects.filter(account=account_id, state="running").first()


def due_by(plan: RepaymentPlan, on: date) -> Decimal:
    """What should have been paid of a plan by the end of a day (euros)."""
    return sum((i.amount for i in plan.instalments.all() if i.due_on <= on), NOTHING)
