"""What a contract asks of the rooms above: what is paid each month, what is owed."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from palier.base.kit.money import NOTHING
from palier.base.ui import shell
from palier.work.leases.models import Occupancy


@dataclass(frozen=True)
class Amounts:
    """What is called each month under a contract on a day, in euros."""

    rent: Decimal = NOTHING
    charges: Decimal = NOTHING
    services: Decimal = NOTHING
    benefit: Decimal = NOTHING

    @property
    def total(self) -> Decimal:
        """Rent, charges and services, before any benefit."""
        return self.rent + self.charges + self.services


def amounts_of(occupancy: Occupancy, on: date) -> Amounts:
    """The amounts in force on a day, as the room that calls rents knows them; zeros otherwise."""
    found = next(iter(shell.ask("leases.amounts", occupancy, on)), None)
    return found if isinstance(found, Amounts) else Amounts()


def owed_under(occupancy: Occupancy, on: date) -> Decimal | None:
    """What the household owes on a day (euros), as the room that keeps accounts knows it."""
    found = next(iter(shell.ask("leases.owed", occupancy, on)), None)
    return found if isinstance(found, Decimal) else None
