"""What time wears out is not the tenant's to pay: the share that is left to them."""

import tomllib
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import Any

from palier.law.amounts import to_cent

HUNDRED = Decimal(100)


@dataclass(frozen=True)
class Wear:
    """How one kind of thing wears: years without wear, then percents a year, down to a least."""

    item: str
    label: str
    free_years: Decimal
    yearly_percent: Decimal
    least_percent: Decimal

    def left(self, age: Decimal) -> Decimal:
        """The share of the cost that is still the tenant's, at an age in years (1 = all of it)."""
        worn = self.yearly_percent * max(Decimal(0), age - self.free_years) / HUNDRED
        return max(self.least_percent / HUNDRED, 1 - worn)

    def share(self, cost: Decimal, age: Decimal) -> Decimal:
        """What the tenant pays (euros) of a repair, at an age in years."""
        return to_cent(cost * self.left(age))


@cache
def _known() -> dict[str, Any]:
    text = files("palier.law").joinpath("wear.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def wear_source() -> str:
    """The decree that lets a table be opposed to the tenant."""
    text: str = _known()["source"]
    return text


@cache
def usual_wear() -> dict[str, Wear]:
    """The table of common use, by item, until the association writes its own."""
    return {
        item: Wear(
            item,
            given["label"],
            Decimal(given["free_years"]),
            Decimal(given["yearly_percent"]),
            Decimal(given["least_percent"]),
        )
        for item, given in _known()["items"].items()
    }
