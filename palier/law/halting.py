"""Halting sites: closings and their notices, the ALT2 grant by place and month."""

import tomllib
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from importlib.resources import files
from typing import Any

from palier.law.amounts import to_cent
from palier.law.dates import Month, add_months


@cache
def _known() -> dict[str, Any]:
    text = files("palier.law").joinpath("halting.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def places_a_pitch() -> int:
    """How many places a pitch counts (décret n° 2019-1478, art. 1)."""
    count: int = _known()["places_a_pitch"]
    return count


@dataclass(frozen=True)
class ClosingRules:
    """What a closing asks for: until when it is posted and the prefect told, whose leave it needs."""

    post_by: date
    tell_prefect_by: date
    needs_leave: bool
    latest_end: date
    source: str


def closing_rules(starts_on: date, ends_on: date) -> ClosingRules:
    """The notices of a closing (`ends_on`: the first day open again)."""
    known = _known()["closing"]
    return ClosingRules(
        post_by=add_months(starts_on, -known["posted_months"]),
        tell_prefect_by=add_months(starts_on, -known["prefect_months"]),
        needs_leave=ends_on > add_months(starts_on, known["free_months"]),
        latest_end=add_months(starts_on, known["most_months"]),
        source=known["source"],
    )


@dataclass(frozen=True)
class GrantRates:
    """Euros a place and a month: whatever the occupation, then in proportion to it."""

    fixed: Decimal
    variable: Decimal


def grant_rates(year: int) -> GrantRates:
    """The amounts known for a year; LookupError where none is: what comes later is never guessed."""
    first = date(year, 1, 1)
    if year > _known()["grant"]["known_until"]:
        raise LookupError(f"no ALT2 amounts known for {year}")
    for row in sorted(_known()["grant"]["rates"], key=lambda each: each["since"], reverse=True):
        if row["since"] <= first:
            return GrantRates(Decimal(row["fixed"]), Decimal(row["variable"]))
    raise LookupError(f"no ALT2 amounts known for {year}")


def grant_source() -> str:
    source: str = _known()["grant"]["source"]
    return source


def grant_due_on(year: int) -> date:
    """The day before which the real occupation of a year is sent."""
    known = _known()["grant"]
    return date(year + 1, known["due_month"], known["due_day"])


def monthly_rate(occupied_days: int, places: int, month: Month) -> Decimal:
    """Place-days occupied over place-days of the month (0 to 1, four decimals).

    ValueError when more days are occupied than the month has.
    """
    whole = places * month.days
    if occupied_days > whole:
        raise ValueError("more days occupied than available")
    if whole == 0:
        return Decimal(0)
    return (Decimal(occupied_days) / whole).quantize(Decimal("0.0001"), ROUND_HALF_UP)


def grant_of_days(places: int, occupied_days: int, month: Month, rates: GrantRates) -> Decimal:
    """Euros for a month from its days, rounded once (R851-5).

    ValueError when more days are occupied than the month has.
    """
    monthly_rate(occupied_days, places, month)
    return to_cent(places * rates.fixed + rates.variable * occupied_days / month.days)


def monthly_grant(places: int, rate: Decimal, rates: GrantRates) -> Decimal:
    """Euros for a month: the fixed part of every place available, the other in proportion."""
    return to_cent(places * rates.fixed + places * rates.variable * rate)
