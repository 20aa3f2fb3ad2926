"""What a contract asks of the rooms above: what is paid each month, what its future rests on."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

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


@dataclass(frozen=True)
class Fact:
    """Something that a lease rests on: gathered, missing, or not known; said, never scored."""

    label: str
    state: Literal["gathered", "missing", "unknown"]
    words: str = ""


def facts_of(occupancy: Occupancy, on: date) -> list[Fact]:
    """What is gathered and what is missing for the household's own lease, from every room."""
    return [fact for told in shell.ask("leases.readiness", occupancy, on) for fact in told]


def amounts_of(occupancy: Occupancy, on: date) -> Amounts:
    """The amounts in force on a day, as the room that calls rents knows them; zeros otherwise."""
    found = next(iter(shell.ask("leases.amounts", occupancy, on)), None)
    return found if isinstance(found, Amounts) else Amounts()


def owed_under(occupancy: Occupancy, on: date) -> Decimal | None:
    """What the household owes on a day (euros), as the room that keeps accounts knows it."""
    found = next(iter(shell.ask("leases.owed", occupancy, on)), None)
    return found if isinstance(found, Decimal) else None
