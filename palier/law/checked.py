"""Until when each figure of the law was checked, and what has been published since."""

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

from palier.law.dates import add_months

STALE_MONTHS = 6


@dataclass(frozen=True)
class Checked:
    """One file of figures: what it decides, its source, the day it was last read against it."""

    code: str
    label: str
    source: str
    about: str
    checked_on: date
    file: str = ""
    published: tuple[str, ...] = ()

    @property
    def toml(self) -> str:
        """The file of `palier/law` that holds it."""
        return self.file or self.code

    def published_since(self, seen_on: date, on: date) -> date | None:
        """The last publication after a check, a day or before; None when there is none."""
        days = [
            date(year, *_month_and_day(told))
            for year in range(seen_on.year, on.year + 1)
            for told in self.published
        ]
        return max((day for day in days if seen_on < day <= on), default=None)

    def next_on(self, on: date) -> date | None:
        """When the next one is published; None where no day is known."""
        days = [
            date(year, *_month_and_day(told))
            for year in (on.year, on.year + 1)
            for told in self.published
        ]
        return min((day for day in days if day > on), default=None)

    def why_stale(self, on: date, seen_on: date | None = None) -> str:
        """What is to be checked, in words; empty while nothing is. `seen_on`: checked by others."""
        last = max(self.checked_on, seen_on or self.checked_on)
        if self.published_since(last, on) is not None:
            return "publié depuis"
        return "vérifié il y a plus de six mois" if add_months(last, STALE_MONTHS) <= on else ""


def _month_and_day(told: str) -> tuple[int, int]:
    month, _, day = told.partition("-")
    return int(month), int(day)


@cache
def checked() -> dict[str, Checked]:
    """Every file of figures by code, those that change the most often first."""
    text = files("palier.law").joinpath("checked.toml").read_text(encoding="utf-8")
    return {
        code: Checked(code=code, **{**given, "published": tuple(given.get("published", ()))})
        for code, given in tomllib.loads(text).items()
    }


def stale(on: date) -> list[tuple[Checked, str]]:
    """What is to be checked on a day, and why, whatever an association checked by itself."""
    told = [(each, each.why_stale(on)) for each in checked().values()]
    return [(each, why) for each, why in told if why]
