"""What an owner gains and gives by letting through the association, in figures one can follow."""

from dataclasses import dataclass
from decimal import Decimal

from palier.law import loc_avantages
from palier.law.amounts import NOTHING, to_cent
from palier.work.sourcing.models import OwnerOffer


@dataclass(frozen=True)
class Simulation:
    """A year of an offer beside a year at the market, in euros, and what works are worth."""

    rent: Decimal
    market: Decimal
    discount: Decimal
    reduction: Decimal
    premium: Decimal
    years: int
    fee: Decimal
    works_cost: Decimal
    works_months: int | None

    @property
    def yearly_rent(self) -> Decimal:
        return 12 * self.rent

    @property
    def yearly_premium(self) -> Decimal:
        """The premium, paid once, spread over the years of the contract."""
        return to_cent(self.premium / self.years)

    @property
    def yearly_works(self) -> Decimal:
        """The works offered, spread over the years of the contract."""
        return to_cent(self.works_cost / self.years)

    @property
    def with_us(self) -> Decimal:
        """What a year brings to the owner with us, before other taxes."""
        return (
            self.yearly_rent + self.reduction + self.yearly_premium + self.yearly_works - self.fee
        )

    @property
    def at_market(self) -> Decimal:
        """Twelve months at the market, every month let and paid."""
        return 12 * self.market

    @property
    def difference(self) -> Decimal:
        return self.with_us - self.at_market

    @property
    def empty_months(self) -> Decimal:
        """How many months a year at the market, empty or unpaid, make both the same."""
        if not self.market or self.difference >= 0:
            return NOTHING
        return (-self.difference / self.market).quantize(Decimal("0.1"))


def simulate(offer: OwnerOffer) -> Simulation:
    """The workings of an offer; always shown as an estimate."""
    reduction = NOTHING
    if offer.level:
        reduction = loc_avantages.yearly_reduction(offer.level, offer.rent)
    fee = to_cent(12 * offer.rent * offer.fee_percent / 100) if offer.fee_percent else NOTHING
    discount = (
        (100 - 100 * offer.rent / offer.market_rent).quantize(Decimal("0.1"))
        if offer.market_rent
        else NOTHING
    )
    return Simulation(
        rent=offer.rent,
        market=offer.market_rent,
        discount=discount,
        reduction=reduction,
        premium=loc_avantages.premium(offer.kind, offer.surface) if offer.level else NOTHING,
        years=offer.years,
        fee=fee,
        works_cost=offer.works_cost,
        works_months=loc_avantages.months_to_even(offer.works_cost, offer.market_rent, offer.rent)
        if offer.works_cost
        else None,
    )
