"""What an inventory of entry or exit goes through (décret n° 2016-382)."""

import tomllib
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def _known() -> dict[str, Any]:
    text = files("palier.law").joinpath("inventory.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def inventory_source() -> str:
    """The decree and the article of the law."""
    text: str = _known()["source"]
    return text


def rooms_of(size: str, kind: str) -> list[tuple[str, list[str]]]:
    """(room, its elements) of a home, by the size it is let as (T3) and its kind (dwelling, room…)."""
    known = _known()
    codes = known["sizes"].get(kind, known["sizes"]["T1"])
    bedrooms = int(size[1]) - 1 if len(size) > 1 and size[0] == "T" and size[1].isdecimal() else 0
    rooms = [(known["rooms"][code], _elements(code)) for code in codes]
    return rooms + [
        (f"{known['rooms']['bedroom']} {n}", _elements("bedroom")) for n in range(1, bedrooms + 1)
    ]


def _elements(room: str) -> list[str]:
    known = _known()
    return [label for _, label in [*known["elements"], *known.get(room, [])]]


def may_complete(signed_on: date, on: date) -> bool:
    """Whether the tenant may still ask to complete the entry inventory: ten days (art. 3-2)."""
    return on <= signed_on + timedelta(days=_known()["complement_days"])
