"""What a household can live on: effort ratios and what is left a day.

Sources: arrêté du 10 mars 2011 (effort ratio for the allocation of social housing); practice of
FSL rules for what is left to live on (faits 3.3). Amounts are euros a month.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from palier.law.amounts import NOTHING, to_cent

FIRST, OTHER, CHILD = Decimal(1), Decimal("0.5"), Decimal("0.3")
ADULT_FROM = 14
DAYS = 30


def consumption_units(ages: Sequence[int | None]) -> Decimal:
    """Modified OECD units: 1, then 0.5 for each other of 14 or more, 0.3 for each child under 14.

    Someone whose age is not known counts as an adult. An empty household counts for one.
    """
    children = sum(1 for age in ages if age is not None and age < ADULT_FROM)
    adults = len(ages) - children
    if not ages:
        return FIRST
    if adults == 0:
        return FIRST + CHILD * max(children - 1, 0)
    return FIRST + OTHER * (adults - 1) + CHILD * children


def housing_cost_ratio(cost: Decimal, income: Decimal) -> Decimal | None:
    """Percent of the income that housing takes, to one decimal; None without income."""
    if income <= 0:
        return None
    return (cost / income * 100).quantize(Decimal("0.1"), ROUND_HALF_UP)


@dataclass(frozen=True)
class Budget:
    """The whole of a month's budget, each figure with what it is made of (euros).

    An income or a rent that nobody noted is None: nothing is drawn from what is not known.
    """

    income: Decimal | None
    rent: Decimal | None
    benefit: Decimal
    other_charges: Decimal
    debts: Decimal
    units: Decimal
    persons: int

    @property
    def gross_ratio(self) -> Decimal | None:
        """Housing cost over income, benefit not deducted; None when it cannot be told."""
        return self._ratio(self.rent)

    @property
    def net_ratio(self) -> Decimal | None:
        """Housing cost over income, benefit deducted; None when it cannot be told."""
        return self._ratio(self.net_housing_cost)

    def _ratio(self, cost: Decimal | None) -> Decimal | None:
        if cost is None or self.income is None:
            return None
        return housing_cost_ratio(cost, self.income)

    @property
    def net_housing_cost(self) -> Decimal | None:
        return None if self.rent is None else self.rent - self.benefit

    @property
    def residual(self) -> Decimal | None:
        """What is left to live on, a month; None while the income or the rent is not known."""
        if self.income is None or self.net_housing_cost is None:
            return None
        return self.income - self.net_housing_cost - self.other_charges - self.debts

    def residual_a_day(self, by: Decimal) -> Decimal | None:
        """What is left a day for each person or unit: residual / 30 / `by`."""
        if self.residual is None:
            return None
        return to_cent(self.residual / DAYS / by) if by > 0 else NOTHING
