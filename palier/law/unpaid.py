"""Unpaid rent as the benefit agency means it: two regimes by date (faits 3.2)."""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from importlib.resources import files

from palier.law.amounts import NOTHING, to_cent
from palier.law.dates import add_months


@dataclass(frozen=True)
class UnpaidRule:
    """What counts as unpaid from a day on, and the delays that follow."""

    since: date
    source: str
    report_months: int
    report_source: str
    plan_months: int
    fsl_months: int
    imposed_parts: int
    control_months: int
    small_debt: int
    decides: str
    rent_times: int = 0
    more_than: int = 0
    default_months: int = 0
    to_verify: bool = False


@cache
def unpaid_rules() -> tuple[UnpaidRule, ...]:
    text = files("palier.law").joinpath("unpaid.toml").read_text(encoding="utf-8")
    return tuple(UnpaidRule(**given) for given in tomllib.loads(text)["regimes"])


def unpaid_rule(on: date) -> UnpaidRule:
    """The rule in force on a day; the earliest one before them all."""
    known = unpaid_rules()
    return next((rule for rule in reversed(known) if rule.since <= on), known[0])


@dataclass(frozen=True)
class Owed:
    """What a household owes on a day (euros): in all, since its first default not made good, and
    what its home costs a month: rent, charges, the benefit paid to the landlord."""

    debt: Decimal
    default_on: date | None
    rent: Decimal
    charges: Decimal
    benefit: Decimal = NOTHING
    is_paid_to_us: bool = True

    @property
    def monthly(self) -> Decimal:
        """A month as CCH art. R824-1 counts it: net of the benefit when the landlord gets it."""
        gross = self.rent + self.charges
        return gross - self.benefit if self.is_paid_to_us else gross


@dataclass(frozen=True)
class Unpaid:
    """Whether rent is unpaid on a day, why, and by when the agency is to be told."""

    is_unpaid: bool
    why: str
    rule: UnpaidRule


def is_unpaid(owed: Owed, on: date) -> Unpaid:
    """Whether a debt is an unpaid rent for the agency, by the rule of that day.

    Until 31 December 2026: two months of rent and charges (net of a benefit paid to the landlord).
    From 1 January 2027: more than 450 euros, or three months after a first default not made good.
    """
    rule = unpaid_rule(on)
    if owed.debt <= 0:
        return Unpaid(False, "rien n’est dû", rule)
    if rule.rent_times:
        least = to_cent(owed.monthly * rule.rent_times)
        if owed.monthly > 0 and owed.debt >= least:
            return Unpaid(True, f"dette d’au moins {rule.rent_times} mois ({_euros(least)})", rule)
        return Unpaid(False, f"moins de {_euros(least)}", rule)
    if owed.debt > rule.more_than:
        return Unpaid(True, f"dette de plus de {rule.more_than} €", rule)
    if owed.default_on and add_months(owed.default_on, rule.default_months) <= on:
        return Unpaid(True, f"premier défaut il y a {rule.default_months} mois", rule)
    return Unpaid(False, f"{rule.more_than} € ou moins, et moins de 3 mois", rule)


def _euros(amount: Decimal) -> str:
    return f"{amount:.2f} €".replace(".", ",")


def constituted_on(history: Sequence[tuple[date, Decimal]], owed: Owed, on: date) -> date | None:
    """The day since which rent has been unpaid without a break, or None.

    `history`: what was owed at the end of each day that it changed (euros), in order. A full
    payment in between starts everything again.
    """
    if not is_unpaid(owed, on).is_unpaid:
        return None
    for day in reversed(_days_that_matter(history, owed, on)):
        if not is_unpaid(_as_of(history, owed, day), day).is_unpaid:
            return _next(_days_that_matter(history, owed, on), day)
    return _days_that_matter(history, owed, on)[0]


def _days_that_matter(history: Sequence[tuple[date, Decimal]], owed: Owed, on: date) -> list[date]:
    """Days when the answer may change: a move, a change of rule, the third month of a default."""
    days = {day for day, _ in history if day <= on} | {on}
    days |= {rule.since for rule in unpaid_rules() if history and history[0][0] < rule.since <= on}
    if owed.default_on:
        third = add_months(owed.default_on, unpaid_rule(on).default_months)
        days |= {third} if third <= on else set()
    return sorted(days)


def _as_of(history: Sequence[tuple[date, Decimal]], owed: Owed, day: date) -> Owed:
    debt = next((due for at, due in reversed(history) if at <= day), NOTHING)
    default_on = owed.default_on if owed.default_on and owed.default_on <= day else None
    return Owed(debt, default_on, owed.rent, owed.charges, owed.benefit, owed.is_paid_to_us)


def _next(days: Sequence[date], day: date) -> date:
    return next((each for each in days if each > day), day)


def report_by(constituted: date, on: date | None = None) -> date:
    """By when the landlord tells the agency: two months after it became unpaid (CCH art. R824-4)."""
    return add_months(constituted, unpaid_rule(on or constituted).report_months)


def plan_by(reported_on: date, debt: Decimal) -> date:
    """By when the landlord gives its plan to the agency: six months, half for a small debt."""
    rule = unpaid_rule(reported_on)
    months = rule.plan_months // 2 if debt <= rule.small_debt else rule.plan_months
    return add_months(reported_on, months)


def fsl_by(plan_due_on: date) -> date:
    """Without the landlord's plan, the housing fund has three months to propose one."""
    return add_months(plan_due_on, unpaid_rule(plan_due_on).fsl_months)


def controls(agreed_on: date, until: date) -> list[date]:
    """The days on which the agency looks whether a plan is kept: every six months."""
    step = unpaid_rule(agreed_on).control_months
    days: list[date] = []
    while (day := add_months(agreed_on, step * (len(days) + 1))) <= until:
        days.append(day)
    return days
