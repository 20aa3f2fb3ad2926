"""Whether a home is too small for who lives there, by the law of benefits and by Insee."""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import Any

ADULT_AT, MIXED_UNTIL = 19, 7
GAPS = {
    -1: "surpeuplement modéré",
    0: "peuplement normal",
    1: "sous-peuplement modéré",
    2: "sous-peuplement prononcé",
}


@dataclass(frozen=True)
class Occupant:
    """Someone who lives there: age in years (None: an adult), sex (m, f or ''), head or partner."""

    age: int | None
    sex: str = ""
    in_couple: bool = False
    is_head: bool = False


@cache
def _known() -> dict[str, Any]:
    text = files("palier.law").joinpath("overcrowding.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def sources() -> tuple[str, str]:
    """The article of benefits, and Insee's norm."""
    known = _known()
    return known["source"], known["insee_source"]


def least_surface(people: int) -> int:
    """The least living surface (m²) for so many people (CCH art. R822-25); 70 from eight on."""
    known = _known()
    if people <= 0:
        return 0
    first: list[int] = known["least"]
    if people <= len(first):
        return first[people - 1]
    more, most = int(known["each_more"]), int(known["most"])
    return min(first[-1] + more * (people - len(first)), most)


def normal_rooms(people: Sequence[Occupant]) -> int:
    """How many rooms Insee counts as normal: a living room, then one for each couple or adult,
    one for two children of one sex, or both under seven, else one each."""
    children = [p for p in people if _is_child(p)]
    adults = [p for p in people if not _is_child(p)]
    couples = 1 if any(p.in_couple for p in adults) else 0
    alone = sum(1 for p in adults if not p.in_couple and not (couples and p.is_head))
    return 1 + couples + alone + _rooms_of_children(children)


def _is_child(person: Occupant) -> bool:
    grown = person.age is None or person.age >= ADULT_AT
    return not (grown or person.is_head or person.in_couple)


def _rooms_of_children(children: Sequence[Occupant]) -> int:
    """The fewest rooms: small ones pair with each other first, then what is left by sex.

    With one small boy and one small girl left unpaired among the older, every way of pairing is
    tried: there are few.
    """
    best = len(children)
    small = [c for c in children if c.age is not None and c.age < MIXED_UNTIL]
    older = [c for c in children if c not in small]
    boys, girls = (sum(1 for c in older if c.sex == sex) for sex in ("m", "f"))
    unsaid = len(older) - boys - girls
    small_boys = sum(1 for c in small if c.sex == "m")
    small_girls = sum(1 for c in small if c.sex == "f")
    small_unsaid = len(small) - small_boys - small_girls
    for with_boys in range(min(small_boys, boys % 2) + 1):
        for with_girls in range(min(small_girls, girls % 2) + 1):
            left = small_boys - with_boys + small_girls - with_girls + small_unsaid
            rooms = _pairs(left) + _pairs(boys + with_boys) + _pairs(girls + with_girls) + unsaid
            best = min(best, rooms)
    return best


def _pairs(count: int) -> int:
    return (count + 1) // 2


def gap_in_words(rooms: int, people: Sequence[Occupant], surface: Decimal | None) -> str:
    """Insee's index in words: rooms there are, less rooms that are normal.

    Alone in one room of 25 m² is normal, and nothing is said when its surface is not known; with
    less than 18 m² each, a home with enough rooms is overcrowded all the same.
    """
    if len(people) == 1 and rooms == 1:
        if surface is None:
            return ""
        return GAPS[0] if surface >= 25 else GAPS[-1]
    gap = rooms - normal_rooms(people)
    if gap >= 0 and surface is not None and len(people) > 1 and surface / len(people) < 18:
        return GAPS[-1]
    if gap <= -2:
        return "surpeuplement accentué"
    return GAPS.get(gap, "sous-peuplement très accentué")


def has_rooms_to_spare(rooms: int, people: int) -> bool:
    """Whether a social landlord may offer a smaller home (CCH art. L442-3-1): more rooms, the
    kitchen left out, than the occupants and one more."""
    return people > 0 and rooms > people + 1
