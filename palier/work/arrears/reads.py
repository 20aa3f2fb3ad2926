"""Where a repayment plan stands."""

from datetime import date
from decimal import Decimal

from palier.base.kit.money import NOTHING
from palier.base.tenancy.actors import Actor
from palier.work.arrears.models import RepaymentPlan


def running_plan(account_id: int, actor: Actor) -> RepaymentPlan | None:
    """The plan that a household is paying back, with its instalments, if there is one."""
    plans = RepaymentPlan.objects.visible_to(actor).filter(account=account_id, state="running")
    return plans.prefetch_related("instalments").first()


def due_by(plan: RepaymentPlan, on: date) -> Decimal:
    """What should have been paid of a plan by the end of a day (euros)."""
    return sum((i.amount for i in plan.instalments.all() if i.due_on <= on), NOTHING)
