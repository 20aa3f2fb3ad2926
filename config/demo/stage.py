"""Everything that the play needs at hand: the people, the homes, how households pay."""

import random
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal

from config.demo import bank, stories
from palier.base.tenancy.actors import Actor
from palier.base.tenancy.models import LegalEntity, Organisation, Site, User
from palier.registers.housing.models import Place
from palier.registers.people.models import Body
from palier.registers.programmes.models import Programme
from palier.work.leases.models import Occupancy

MONTHS, MONTHS_OF_LARGE = 24, 12
DAY = timedelta(days=1)
CAF_IBAN = bank.iban(777)

# How households pay: the share of each habit.
HABITS = [("on_time", 62), ("late", 18), ("partial", 8), ("forgets", 7), ("by_name", 5)]


@dataclass
class Tenancy:
    """A contract of the demo, how its household pays, and what it still means to pay."""

    occupancy: Occupancy
    habit: str
    iban: str
    late: list[tuple[date, Decimal, str]] = field(default_factory=list)


@dataclass
class Stage:
    """Everything that the play needs at hand."""

    today: date
    chance: random.Random
    organisation: Organisation
    entity: LegalEntity
    actors: dict[str, Actor] = field(default_factory=dict)
    users: dict[str, User] = field(default_factory=dict)
    sites: dict[str, Site] = field(default_factory=dict)
    programmes: dict[str, Programme] = field(default_factory=dict)
    landlords: list[Body] = field(default_factory=list)
    free: dict[str, list[Place]] = field(default_factory=dict)
    tenancies: list[Tenancy] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    told: list[bank.Told] = field(default_factory=list)
    wards: list[Tenancy] = field(default_factory=list)
    account: str = ""
    balance: Decimal = Decimal("18250.40")
    serial: int = 1000
    ordinary: list[tuple[str, str]] = field(default_factory=list)
    apart: list[tuple[str, str]] = field(default_factory=list)

    def by(self, role: str) -> Actor:
        return self.actors[role]

    def a_note(self, *, apart: bool = False) -> tuple[str, str]:
        """A title and a text that no file has yet."""
        if not self.ordinary:
            self.ordinary = stories.ordinary_notes(self.chance)
        if not self.apart:
            self.apart = stories.secret_notes(self.chance)
        return (self.apart if apart else self.ordinary).pop()

    def of(self, user_id: int) -> Actor:
        """The actor that one of the team is."""
        return next(actor for actor in self.actors.values() if actor.user_id == user_id)


REGIMES = {
    "boarding": "logement_foyer",
    "social": "logement_foyer",
    "sublease": "art8_sublease",
    "direct": "loi89",
    "shelter": "shelter",
    "pitches": "family_plot",
}
# rent, charges, services, benefit: from and to, in euros


PRICES: dict[str, tuple[int, int, int, int]] = {
    "boarding": (340, 45, 12, 270),
    "social": (318, 54, 0, 245),
    "sublease": (430, 60, 0, 255),
    "direct": (468, 55, 0, 210),
    "shelter": (60, 0, 0, 0),
    "pitches": (96, 0, 0, 0),
}


FAMILIES = {"sublease", "direct", "pitches"}
