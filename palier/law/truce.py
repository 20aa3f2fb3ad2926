"""The winter truce: from 1 November to 31 March nobody is put out, but for what the law excludes."""

import tomllib
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from typing import Any

from palier.law.holidays import next_worked


@cache
def _known() -> dict[str, Any]:
    text = files("palier.law").joinpath("truce.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def exclusions() -> dict[str, str]:
    """Why the truce may not protect someone, by code, with its article."""
    found: dict[str, str] = _known()["excluded"]
    return found


def truce_source() -> str:
    return str(_known()["source"])


def in_truce(day: date) -> bool:
    """Whether a day is between 1 November and 31 March, both counted (CPCE art. L412-6)."""
    begins, ends = tuple(_known()["begins"]), tuple(_known()["ends"])
    return (day.month, day.day) >= begins or (day.month, day.day) <= ends


def after_truce(day: date) -> date:
    """That day when no truce holds it; else the first day after the truce."""
    if not in_truce(day):
        return day
    month, number = _known()["ends"]
    year = day.year + 1 if day.month >= _known()["begins"][0] else day.year
    return date(year, month, number) + timedelta(days=1)


def earliest_eviction(
    delay_ends_on: date, *, protected: bool = True, territory: str = "metropole"
) -> date:
    """The first day when someone may be put out, once the delay of the order to vacate has ended.

    The day after its end, the truce when it protects, never a Sunday nor a holiday
    (CPCE art. L412-1, L412-6, L141-1).
    """
    day = delay_ends_on + timedelta(days=1)
    while True:
        found = next_worked(after_truce(day) if protected else day, territory)
        if found == day or not protected or not in_truce(found):
            return found
        day = found
