"""Who has too little room, or too much, over the whole park on a day."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from palier.base.kit.periods import in_force
from palier.base.tenancy.actors import Actor
from palier.law.territory import DEPARTMENTS, department_of
from palier.registers.housing.models import Place, PriorityDistrict
from palier.registers.people.reads import all_members_on
from palier.work.leases.models import Occupancy
from palier.work.leases.reads.guarantees import Room, room_for

Verdict = Literal["crowded", "normal", "spare", "unknown"]
HOMES = (Place.Kind.DWELLING, Place.Kind.ADAPTED)
APART = ("logement_foyer", "shelter", "pitch", "student")
"""Residences and shelters: Insee judges ordinary homes alone."""
SOCIAL = "hlm_sublease"


@dataclass(frozen=True)
class Lived:
    """A home that is lived in on a day, beside who lives there."""

    occupancy: Occupancy
    landlord: str
    landlord_pk: int
    department: str
    district: str
    room: Room | None

    @property
    def insee(self) -> Verdict:
        """By Insee: overcrowded, normal, with rooms to spare; unknown without the size."""
        if self.room is None or not self.room.insee:
            return "unknown"
        if self.room.insee.startswith("surpeuplement"):
            return "crowded"
        return "normal" if self.room.insee == "peuplement normal" else "spare"

    @property
    def is_below_benefits(self) -> bool | None:
        """Smaller than what housing benefits ask for; None when the surface is not known."""
        if self.room is None or self.occupancy.main_place.surface is None:
            return None
        return self.room.is_too_small

    @property
    def is_under_social_rule(self) -> bool:
        """A social landlord may offer a smaller home (CCH art. L442-3-1)."""
        return self.occupancy.regime == SOCIAL and self.room is not None and self.room.is_too_large

    @property
    def is_told(self) -> bool:
        """Whether the list names it: too little room, or too much."""
        return self.insee in ("crowded", "spare") or bool(self.is_below_benefits)


@dataclass(frozen=True)
class Counted:
    """How many homes of one landlord, department or district are in each case."""

    name: str
    homes: int
    below: int
    crowded: int
    normal: int
    spare: int
    unknown: int
    social: int


def lived_on(actor: Actor, on: date) -> list[Lived]:
    """Every ordinary home lived in on a day with who lives there; three queries whatever their
    number. Residences and shelters are left out."""
    rows = list(
        Occupancy.objects.visible_to(actor)
        .in_force(on)
        .filter(main_place__kind__in=HOMES)
        .exclude(regime__in=APART)
        .select_related("household", "main_place", "site", "holding__owner")
        .order_by("site__name", "main_place__label", "pk")
    )
    members = all_members_on([row.household_id for row in rows], on)
    districts = dict(
        PriorityDistrict.objects.filter(in_force(on), organisation=actor.organisation).values_list(
            "site", "name"
        )
    )
    return [
        Lived(
            row,
            row.holding.owner.name if row.holding else "sans titre noté",
            row.holding.owner_id if row.holding else 0,
            department_in_words(row.main_place.postcode or row.site.postcode),
            districts.get(row.site_id, "hors quartier prioritaire"),
            room_for(row.main_place, members.get(row.household_id, []), on),
        )
        for row in rows
    ]


def department_in_words(postcode: str) -> str:
    """`Var`, from a postcode; said when it tells none."""
    return DEPARTMENTS.get(department_of(postcode), "département non dit")


def counted(rows: Iterable[Lived], key: Callable[[Lived], str | tuple[str, int]]) -> list[Counted]:
    """The homes in each case, by the name that `key` gives them (with a number where two names may
    be alike), by name."""
    groups: dict[tuple[str, int], list[Lived]] = {}
    for row in rows:
        told = key(row)
        groups.setdefault((told, 0) if isinstance(told, str) else told, []).append(row)
    return [count(named[0], groups[named]) for named in sorted(groups)]


def count(name: str, rows: list[Lived]) -> Counted:
    """The homes in each case, together."""
    cases = Counter(row.insee for row in rows)
    return Counted(
        name,
        len(rows),
        sum(1 for row in rows if row.is_below_benefits),
        cases["crowded"],
        cases["normal"],
        cases["spare"],
        cases["unknown"],
        sum(1 for row in rows if row.is_under_social_rule),
    )
