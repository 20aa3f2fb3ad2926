"""A household's right to its benefit over time, and what one month told of it changes."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any, Self

from palier.base.kit.money import NOTHING


@dataclass(frozen=True)
class Right:
    """So many euros a month, from a day to the day before another (None: no end in sight).

    `is_told`: paid by the agency for that month, which stands whatever the rule would say of it.
    """

    starts_on: date
    ends_on: date | None
    amount: Decimal
    is_told: bool = False

    @property
    def kept(self) -> list[Any]:
        """As it is kept beside a remittance; `of` reads it again."""
        ends_on = self.ends_on.isoformat() if self.ends_on else None
        return [self.starts_on.isoformat(), ends_on, f"{self.amount:.2f}", self.is_told]

    @classmethod
    def of(cls, kept: Sequence[Any]) -> Self:
        start, end, amount, is_told = kept
        ends_on = date.fromisoformat(end) if end else None
        return cls(date.fromisoformat(start), ends_on, Decimal(amount), is_told)


def expected(rights: Sequence[Right], month: date) -> Decimal:
    """What is expected for the month that begins on a day (euros)."""
    return sum((each.amount for each in rights if _holds(each, month)), NOTHING)


def _holds(right: Right, day: date) -> bool:
    return right.starts_on <= day and (right.ends_on is None or right.ends_on > day)


def with_right(rights: Sequence[Right], new: Right) -> list[Right]:
    """The rights with `new` in place of whatever ran in its days; what is nothing is left out."""
    kept = []
    for each in rights:
        if each.starts_on < new.starts_on:
            end = each.ends_on
            kept.append(
                each if end and end <= new.starts_on else replace(each, ends_on=new.starts_on)
            )
        if new.ends_on and (each.ends_on is None or each.ends_on > new.ends_on):
            kept.append(replace(each, starts_on=max(each.starts_on, new.ends_on)))
    if new.amount:
        kept.append(new)
    return sorted(kept, key=lambda each: each.starts_on)


def until_told(rights: Sequence[Right], day: date, slips: Sequence[Right]) -> date | None:
    """Until when a month told holds from its end, `day`: what someone told of later days stands.

    `slips`: what slips wrote, which another slip may write again. None: no end in sight; `day`
    itself: nothing changes after the month (an aid that stops then, or that is fixed from then).
    """
    before = [each for each in rights if _holds(each, day - date.resolution)]
    stopped = any(each.ends_on == day and not each.is_told for each in before)
    taken_off = any(each.starts_on == day and each not in rights for each in slips)
    if stopped or taken_off:
        return day
    later = [each.starts_on for each in rights if each.starts_on >= day and each not in slips]
    ends = [each.ends_on for each in before if each.ends_on and each.ends_on > day]
    return min(later + ends, default=None)
