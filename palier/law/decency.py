"""What makes a home decent (décret n° 2002-120): the list one goes through when visiting."""

import tomllib
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def _known() -> dict[str, Any]:
    text = files("palier.law").joinpath("decency.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def source() -> str:
    """The decree."""
    text: str = _known()["source"]
    return text


def decency_items() -> dict[str, tuple[str, str]]:
    """(what one looks at, its article) by code, in the order of the visit."""
    return {code: (label, article) for code, (label, article) in _known()["items"].items()}


def main_room_is_enough(surface: Decimal, height: Decimal) -> bool:
    """Whether a main room is large enough: 9 m² and 2.20 m of height, or 20 m³ (art. 4)."""
    known = _known()
    high = surface >= Decimal(known["least_surface"]) and height >= Decimal(known["least_height"])
    return high or surface * height >= Decimal(known["least_volume"])
