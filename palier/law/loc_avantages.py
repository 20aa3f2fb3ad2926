"""Loc'Avantages: a rent under the market, a tax reduction and a premium for the owner."""

import tomllib
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_UP, Decimal
from functools import cache
from importlib.resources import files
from typing import Any

from palier.law.amounts import NOTHING, to_cent


@dataclass(frozen=True)
class Level:
    """A level of the scheme: discount on the market rent, and tax reduction, in percent."""

    code: str
    label: str
    discount: Decimal
    reduction: Decimal
    reduction_mediated: Decimal

    def most_rent(self, market: Decimal) -> Decimal:
        """The most rent (euros a month) for a market rent, where no decree's figure is entered."""
        return to_cent(market * (100 - self.discount) / 100)


@cache
def _known() -> dict[str, Any]:
    text = files("palier.law").joinpath("loc_avantages.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def source() -> str:
    """The article of the scheme."""
    text: str = _known()["source"]
    return text


@cache
def levels() -> dict[str, Level]:
    """Loc1, Loc2, Loc3, by code."""
    return {
        code: Level(
            code,
            given["label"],
            Decimal(given["discount"]),
            Decimal(given["reduction"]),
            Decimal(given["reduction_mediated"]),
        )
        for code, given in _known()["levels"].items()
    }


def why_not(level: str, *, on: date, years: int, rating: str, mediated: bool = True) -> str:
    """Why such a convention cannot be signed on a day, in words; empty when it can."""
    known = _known()
    if not known["since"] <= on < known["until"]:
        return f"Loc’Avantages se signe du 1er mars 2022 au 31 décembre 2027 ({source()})."
    if years < known["least_years"]:
        return f"La convention dure au moins {known['least_years']} ans ({source()})."
    steps = known["worst_rating"]
    worst = [steps[day] for day in sorted(steps) if date.fromisoformat(day) <= on][-1]
    if rating and rating > worst:
        return f"Un logement classé {rating} n’y a pas droit : {worst} au pire ({source()})."
    if not mediated and levels()[level].reduction == 0:
        return f"{levels()[level].label} suppose une intermédiation locative ({source()})."
    return ""


def yearly_reduction(level: str, rent: Decimal, *, mediated: bool = True) -> Decimal:
    """The tax reduction (euros a year) on twelve months of `rent`, within the cap on reliefs."""
    found = levels()[level]
    rate = found.reduction_mediated if mediated else found.reduction
    return to_cent(min(12 * rent * rate / 100, Decimal(_known()["niche_cap"])))


def premium(kind: str, surface: Decimal | None) -> Decimal:
    """The Anah's premium for letting through an association (euros, once), by kind of title."""
    known = _known()
    base = Decimal(known["premium"].get(kind, "0"))
    if not base:
        return NOTHING
    small = surface is not None and surface <= Decimal(known["small_home_most"])
    return to_cent(base + (Decimal(known["small_home_premium"]) if small else 0))


def months_to_even(cost: Decimal, market: Decimal, rent: Decimal) -> int | None:
    """After how many months works (euros) are paid back by a rent under the market; None: never."""
    gain = market - rent
    if gain <= 0:
        return None
    return int((cost / gain).to_integral_value(rounding=ROUND_UP))
