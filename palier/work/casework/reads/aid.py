"""What is left of an advance."""

from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Sum

from palier.base.kit.money import NOTHING
from palier.work.casework.models import Advance, AdvanceReturn


def still_due(advance: Advance) -> Decimal:
    """What has not come back yet (euros)."""
    returned: Decimal | None = advance.returns.aggregate(total=Sum("amount"))["total"]
    due: Decimal = advance.amount - (returned or NOTHING)
    return due


@dataclass(frozen=True)
class AdvanceTold:
    """An advance and where it stands: amount = by_aid + by_household + given_up + due."""

    advance: Advance
    by_aid: Decimal
    by_household: Decimal
    given_up: Decimal
    due: Decimal


def advances_told(advances: list[Advance]) -> list[AdvanceTold]:
    """The same for several, whose returns were read with them."""
    told = []
    for advance in advances:
        parts = dict.fromkeys(AdvanceReturn.By.values, NOTHING)
        for each in advance.returns.all():
            parts[each.by] += each.amount
        due = advance.amount - sum(parts.values(), NOTHING)
        told.append(AdvanceTold(advance, parts["aid"], parts["household"], parts["given_up"], due))
    return told
