"""The opening position against the other tool."""

from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Count, Q, Sum

from palier.base.kit.money import NOTHING
from palier.work.billing.models import (
    OpeningPosition,
)


@dataclass(frozen=True)
class Proof:
    """The opening position against the other tool's own totals (euros)."""

    count: int
    balance: Decimal
    owed: Decimal
    advances: Decimal
    deposits: Decimal
    told_balance: Decimal | None
    told_deposits: Decimal | None

    @property
    def gap_balance(self) -> Decimal | None:
        return None if self.told_balance is None else self.balance - self.told_balance

    @property
    def gap_deposits(self) -> Decimal | None:
        return None if self.told_deposits is None else self.deposits - self.told_deposits

    @property
    def agrees(self) -> bool:
        return self.gap_balance == 0 and self.gap_deposits == 0


def proof_of(position: OpeningPosition) -> Proof:
    """The proof sheet's totals; one query."""
    sums = position.balances.aggregate(
        n=Count("pk"),
        total=Sum("balance"),
        owed=Sum("balance", filter=Q(balance__gt=0)),
        advances=Sum("balance", filter=Q(balance__lt=0)),
        held=Sum("deposit"),
    )
    return Proof(
        sums["n"],
        sums["total"] or NOTHING,
        sums["owed"] or NOTHING,
        -(sums["advances"] or NOTHING),
        sums["held"] or NOTHING,
        position.told_balance,
        position.told_deposits,
    )
