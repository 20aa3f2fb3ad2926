"""What the register of people announces upstairs."""

from dataclasses import dataclass
from datetime import date

from palier.base.tenancy.actors import Actor
from palier.registers.people.models import Household, Person, Separation


@dataclass(frozen=True)
class HouseholdSeparated:
    """Some left, others keep the home. Above: leases and support say what is left to do."""

    separation: Separation
    actor: Actor


@dataclass(frozen=True)
class PersonDied:
    """Someone died. Above: rights are closed, the lease and the measure are looked at."""

    person: Person
    households: list[Household]
    on: date
    actor: Actor


@dataclass(frozen=True)
class AddressHidden:
    """Where a household lives became a secret. Above: what would tell it stops, the same minute."""

    household: Household
    actor: Actor


@dataclass(frozen=True)
class AddressShown:
    """The secret was lifted, because the person asked. Above: what had stopped goes on."""

    household: Household
    actor: Actor


@dataclass(frozen=True)
class DeathUndone:
    """A death was noted by mistake. Above: what had been closed for it is open again."""

    person: Person
    actor: Actor
