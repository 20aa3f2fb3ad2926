"""Repayment plans: how long they may last by what they rest on, their instalments, how they are kept."""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_UP, Decimal
from functools import cache
from importlib.resources import files
from math import ceil
from typing import Literal

from palier.law.amounts import CENT, NOTHING, to_cent
from palier.law.dates import Month


@dataclass(frozen=True)
class Basis:
    """What a plan rests on, and how long it may last."""

    code: str
    label: str
    source: str
    most_months: int | None = None
    amended_months: int | None = None

    @property
    def longest(self) -> str:
        """`24 mois au plus`, or that the law sets no end."""
        return (
            f"{self.most_months} mois au plus" if self.most_months else "sans limite dans la loi"
        )


@cache
def bases() -> dict[str, Basis]:
    text = files("palier.law").joinpath("repayment.toml").read_text(encoding="utf-8")
    return {
        code: Basis(code=code, **given) for code, given in tomllib.loads(text)["bases"].items()
    }


LONGEST = 240
"""Beyond twenty years a plan is a slip of the pen, whatever the law."""
LEAST_PART = Decimal(5)
"""Under so many euros, and a tenth of the others, a last instalment is not asked for apart."""


class Unreachable(ValueError):
    """No such plan is possible; its text is the French sentence to show."""


@dataclass(frozen=True)
class Part:
    """One instalment (euros)."""

    due_on: date
    amount: Decimal


def monthly_of(
    total: Decimal, *, count: int | None = None, capacity: Decimal | None = None
) -> Decimal:
    """The monthly sum (euros): the debt over so many months, no more than one is able to pay.

    Raises Unreachable: nothing told, nothing positive, more asked than the capacity.
    """
    if total <= 0:
        raise Unreachable("Un plan rembourse une dette : elle est plus grande que zéro.")
    if capacity is not None and capacity <= 0:
        raise Unreachable("Sans capacité de remboursement, un plan ne tiendrait pas.")
    if count is not None and count <= 0:
        raise Unreachable("Un plan a au moins une mensualité.")
    if count is None and capacity is None:
        raise Unreachable("Dites la mensualité, la capacité ou le nombre de mensualités.")
    if count is None:
        return _evened(total, min(total, to_cent(capacity or NOTHING)))
    monthly = (total / count).quantize(CENT, rounding=ROUND_UP)
    if capacity is not None and monthly > capacity:
        raise Unreachable(
            f"En {count} mensualités il faudrait {monthly:.2f} € par mois, plus que la capacité "
            f"retenue ({capacity:.2f} €). Allongez le plan.".replace(".", ",", 2)
        )
    return monthly


def _evened(total: Decimal, most: Decimal) -> Decimal:
    """The monthly sum within a capacity: a little less when it would leave a few euros to the end."""
    count = ceil(total / most)
    tail = total - most * (count - 1)
    return most if tail >= _least(most) else (total / count).quantize(CENT, rounding=ROUND_UP)


def _least(monthly: Decimal) -> Decimal:
    return min(LEAST_PART, monthly / 10)


def parts_of(
    total: Decimal,
    monthly: Decimal,
    first_due_on: date,
    *,
    basis: str = "amicable",
    amended: bool = False,
) -> list[Part]:
    """The instalments of a plan: the same each month, the last takes what is left, cents included.

    A last one of a few euros is no instalment: the one before takes it.
    A day that a month has not becomes its last day. `amended`: the plan goes on from one that
    stands. Raises Unreachable when it would last longer than its basis allows, or than a life.
    """
    if monthly <= 0 or total <= 0:
        raise Unreachable("La dette et la mensualité sont des montants positifs.")
    count, rule = ceil(total / monthly), bases()[basis]
    most = (rule.amended_months if amended else None) or rule.most_months
    if count > (most or LONGEST):
        raise Unreachable(
            f"Cela ferait {count} mensualités : {most or LONGEST} au plus ({rule.source}). "
            "Augmentez la mensualité."
        )
    tail = total - monthly * (count - 1)
    if count > 1 and tail < _least(monthly):
        count -= 1  # nobody comes back for a euro: the one before takes it
    found, left, month = [], total, Month.of(first_due_on)
    for rank in range(1, count + 1):
        day = min(first_due_on.day, month.days)
        amount = left if rank == count else monthly
        found.append(Part(month.first.replace(day=day), amount))
        left, month = left - amount, month.after
    return found


Kept = Literal["to_come", "paid", "partial", "late", "missed"]


@dataclass(frozen=True)
class PartState:
    """An instalment, what was paid of it (euros), and where it stands."""

    part: Part
    paid: Decimal
    state: Kept


def follow(
    parts: Sequence[Part], paid: Decimal, on: date, *, tolerance_days: int
) -> list[PartState]:
    """Where each instalment stands on a day, the oldest being paid first.

    `paid`: what went to the plan, the current rent having been paid before it (euros). Late within
    the tolerance, missed beyond.
    """
    found, left = [], max(paid, NOTHING)
    for part in parts:
        given = min(part.amount, left)
        left -= given
        found.append(PartState(part, given, _state(part, given, on, tolerance_days)))
    return found


def _state(part: Part, given: Decimal, on: date, tolerance_days: int) -> Kept:
    if given >= part.amount:
        return "paid"
    if part.due_on + timedelta(days=tolerance_days) < on:
        return "missed"
    if part.due_on < on:
        return "late"
    return "partial" if given else "to_come"


def imposed_monthly(debt: Decimal, parts: int = 36) -> Decimal:
    """One thirty-sixth of a debt, to the cent above (CCH art. R824-6 s.): the last takes the rest."""
    return (debt / parts).quantize(CENT, rounding=ROUND_UP)
