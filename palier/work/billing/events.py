from dataclasses import dataclass

from palier.base.tenancy.actors import Actor
from palier.work.billing.models import Allocation, RentRun


@dataclass(frozen=True)
class RunIssued:
    """The notices of a run are posted. Above: what they were to bring in is expected."""

    run: RentRun
    actor: Actor


@dataclass(frozen=True)
class DebtsSettled:
    """Payments settle debts, or no longer do (negative). Above: a principal's money is theirs."""

    allocations: list[Allocation]
    actor: Actor
