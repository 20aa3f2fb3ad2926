"""By what right homes are held: how long each title may run, and when its end is prepared."""

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from palier.law.dates import add_months


@dataclass(frozen=True)
class HoldingRule:
    """What the law says of one kind of title; durations in years, alerts in months."""

    code: str
    label: str
    source: str
    alerts: tuple[int, ...]
    repairs: str
    tacit_renewal: bool
    regimes: tuple[str, ...]
    conventioned: tuple[str, ...] = ()
    conventioned_regimes: tuple[str, ...] = ()
    needs_end: bool = False
    least_years: int = 0
    more_than_years: int = 0
    most_years: int = 0

    def why_not(self, starts_on: date, ends_on: date | None) -> str:
        """What is wrong with such a term, in words; empty when it may be (`ends_on` is out of it)."""
        if ends_on is None:
            return f"Un tel titre a un terme : dites-le ({self.source})." if self.needs_end else ""
        if self.least_years and ends_on < add_months(starts_on, 12 * self.least_years):
            return f"Un {self.label} dure au moins {self.least_years} ans ({self.source})."
        if self.more_than_years and ends_on <= add_months(starts_on, 12 * self.more_than_years):
            return f"Un {self.label} dure plus de {self.more_than_years} ans ({self.source})."
        if self.most_years and ends_on > add_months(starts_on, 12 * self.most_years):
            return f"Un {self.label} dure au plus {self.most_years} ans ({self.source})."
        return ""

    def lets(self, convention: str = "") -> tuple[str, ...]:
        """The regimes of the contracts that one signs on such a title, the usual one first."""
        return self.conventioned_regimes if convention in self.conventioned else self.regimes

    def alerts_before(self, ends_on: date) -> list[tuple[int, date]]:
        """(months, day) of each alert before the end, the earliest first."""
        return [(months, add_months(ends_on, -months)) for months in self.alerts]

    def sounding(self, ends_on: date | None, on: date) -> int | None:
        """The alert that sounds on a day: the months of the latest one reached before the end."""
        if ends_on is None:
            return None
        reached = [months for months, day in self.alerts_before(ends_on) if day <= on]
        return min(reached) if reached else None


def _frozen(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


@cache
def holding_rules() -> dict[str, HoldingRule]:
    """Every kind of title by code, in the order of the trade."""
    text = files("palier.law").joinpath("holdings.toml").read_text(encoding="utf-8")
    return {
        code: HoldingRule(code=code, **{key: _frozen(value) for key, value in given.items()})
        for code, given in tomllib.loads(text).items()
    }


def holding_rule(code: str) -> HoldingRule:
    """The rule of a kind of title; KeyError if there is none."""
    return holding_rules()[code]
