"""Notices to quit: who may give one under a regime, on which ground, and when it takes effect."""

import tomllib
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from importlib.resources import files

from palier.law.dates import add_months


@dataclass(frozen=True)
class NoticeRule:
    """One ground on which one side may leave or ask to leave, with its delay and its article."""

    regimes: tuple[str, ...]
    side: str
    ground: str
    label: str
    source: str
    since: date
    months: int | None = None
    days: int | None = None
    before_term: bool = False
    furnished: bool | None = None
    forms: tuple[str, ...] = ()

    @property
    def day_is_told(self) -> bool:
        """The last day comes from the contract (its term, its clause), not from the text alone."""
        return self.before_term or (self.months is None and self.days is None)

    @property
    def delay(self) -> str:
        """`3 mois`, `8 jours`, `6 mois avant le terme`, or what the contract says."""
        if self.months is None and self.days is None:
            return "selon le contrat"
        told = f"{self.months} mois" if self.months else f"{self.days} jours"
        return f"{told} avant le terme" if self.before_term else told

    def earliest(self, received_on: date) -> date:
        """The first day that may be the last one in the home, for a notice received that day.

        Months run to the day of the same number, or the month's last (CPC art. 641 and 642-1,
        by analogy); the day of receipt is not counted among days.
        """
        if self.months is not None:
            return add_months(received_on, self.months)
        return received_on + timedelta(days=self.days or 0)


@cache
def _rules() -> tuple[NoticeRule, ...]:
    text = files("palier.law").joinpath("notices.toml").read_text(encoding="utf-8")
    return tuple(
        NoticeRule(
            **{
                **given,
                "regimes": tuple(given["regimes"]),
                "forms": tuple(given.get("forms", ())),
            }
        )
        for given in tomllib.loads(text)["rules"]
    )


def notice_rules(regime: str, on: date, *, furnished: bool = False) -> list[NoticeRule]:
    """What either side may give notice for under a regime, a day; empty where none exists."""
    return [
        rule
        for rule in _rules()
        if regime in rule.regimes and rule.since <= on and rule.furnished in (None, furnished)
    ]


def notice_rule(
    regime: str, side: str, ground: str, on: date, *, furnished: bool = False
) -> NoticeRule | None:
    """The rule of one side's ground, or None: this regime does not know it that day."""
    for rule in notice_rules(regime, on, furnished=furnished):
        if (rule.side, rule.ground) == (side, ground):
            return rule
    return None


def grounds() -> list[tuple[str, str]]:
    """Every ground once, by code."""
    return list({rule.ground: rule.label for rule in _rules()}.items())
