"""How long a contract lasts under each regime, and how it may go on."""

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from palier.law.dates import add_months


@dataclass(frozen=True)
class Term:
    """The duration of a regime, in months; None where the contract or nothing sets it."""

    code: str
    source: str
    tacit: bool
    months: int | None = None
    legal_person_months: int | None = None
    furnished_months: int | None = None
    most_months: int | None = None
    exception_months: int = 0
    at_will: bool = False
    renewable: bool = False
    ends_with_function: bool = False

    def term_of(
        self, starts_on: date, *, furnished: bool = False, legal_person: bool = True
    ) -> date | None:
        """The first day after a contract's term; a legal person lets for the longer time."""
        months = self.furnished_months if furnished and self.furnished_months else self.months
        if months is not None and not furnished and legal_person and self.legal_person_months:
            months = self.legal_person_months
        return None if months is None else add_months(starts_on, months)

    def latest(self, starts_on: date) -> date | None:
        """The first day after the longest stay, exceptions included; None without a limit."""
        if self.most_months is None or self.renewable:
            return None
        return add_months(starts_on, self.most_months + self.exception_months)


@cache
def _known() -> dict[str, Any]:
    text = files("palier.law").joinpath("terms.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def term_of(regime: str) -> Term:
    """The duration of a regime; KeyError if there is none."""
    return Term(code=regime, **_known()[regime])


def stay_grounds() -> dict[str, str]:
    """On which ground a stay on a halting site may go beyond three months."""
    grounds: dict[str, str] = _known()["pitch_grounds"]
    return grounds
