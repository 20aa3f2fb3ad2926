"""The energy rating that a home must have, by the day its lease starts or is renewed."""

import tomllib
from datetime import date
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import Any

from palier.law.dates import add_months

CLASSES = "ABCDEFG"


@cache
def _known() -> dict[str, Any]:
    text = files("palier.law").joinpath("energy.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def source() -> str:
    """The article that sets the calendar."""
    text: str = _known()["source"]
    return text


def calendar(*, overseas: bool = False) -> list[tuple[date, str]]:
    """(from this day, the worst class still let), the earliest first."""
    steps = _known()["overseas" if overseas else "mainland"]
    return [(date.fromisoformat(day), worst) for day, worst in sorted(steps.items())]


def worst_allowed(on: date, *, overseas: bool = False) -> str:
    """The worst class with which a lease may start, or be renewed, on a day; G before any rule."""
    reached = [worst for day, worst in calendar(overseas=overseas) if day <= on]
    return reached[-1] if reached else "G"


def may_be_let(rating: str, on: date, *, overseas: bool = False) -> bool:
    """Whether a lease may start or be renewed on a day with this class."""
    return rating <= worst_allowed(on, overseas=overseas)


def forbidden_from(rating: str, *, overseas: bool = False) -> date | None:
    """From which day no lease may start with this class, or None: no text says so yet."""
    steps = [day for day, worst in calendar(overseas=overseas) if rating > worst]
    return steps[0] if steps else None


def rating_of(
    energy: float, gas: float, *, surface: Decimal | None = None, made_on: date | None = None
) -> str:
    """The class of a home: the worse of its energy (kWhEP/m²/year) and its CO2 (kg/m²/year).

    Under 40 m² (`surface`), a rating made since July 2024 has limits of its own; 340 kWh in 30 m²
    is E. Where the surface or the day is not told, those of larger homes.
    """
    classes = [
        letter
        for letter, (most_energy, most_gas) in _thresholds(surface, made_on).items()
        if energy <= most_energy and gas <= most_gas
    ]
    return classes[0] if classes else "G"


def _thresholds(surface: Decimal | None, made_on: date | None) -> dict[str, tuple[float, float]]:
    known = _known()
    if surface is None or made_on is None or surface >= 40 or made_on < known["small_since"]:
        usual: dict[str, tuple[float, float]] = known["thresholds"]
        return usual
    kilowatts, grams = known["small"][str(max(8, int(surface)))]
    return dict(zip("ABCDEF", zip(kilowatts, grams, strict=True), strict=True))


def valid_until(made_on: date) -> date:
    """The first day a rating no longer holds: ten years, less for those of the old method."""
    known = _known()
    if made_on < known["new_method_on"]:
        void: date = max(
            (until for since, until in known["old_void"] if since <= made_on),
            default=known["old_void"][0][1],
        )
        return min(void, add_months(made_on, 12 * known["valid_years"]))
    return add_months(made_on, 12 * known["valid_years"])


def review_is_forbidden(rating: str, lease_since: date, *, overseas: bool = False) -> bool:
    """Whether the rent may not be reviewed: class F or G, lease begun or renewed since the law."""
    since = _known()["review_forbidden_since"]["overseas" if overseas else "mainland"]
    return rating in _known()["no_review"] and lease_since >= since
