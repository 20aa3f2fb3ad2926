from dataclasses import dataclass

from palier.base.tenancy.actors import Actor
from palier.work.arrears.models import RepaymentPlan


@dataclass(frozen=True)
class PlanBroken:
    """A plan is no longer kept. Above: what rested on it (delays of a judge, a protocol)."""

    plan: RepaymentPlan
    actor: Actor
