"""The part of a month that was lived in (prorata temporis).

No text imposes a method for the law of 6 July 1989: each association chooses its convention.
Rent, charges and services are prorated apart and then summed. A housing benefit is never
prorated by day: it goes by whole civil months (CCH art. R823-10 to R823-12).
"""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum

from palier.law.amounts import to_cent
from palier.law.dates import Month, Span


class Convention(StrEnum):
    ACTUAL_DAYS = "actual_days"
    THIRTY_DAYS = "thirty_days"


@dataclass(frozen=True)
class Part:
    """`days` out of `base` days of a month, and what they cost."""

    days: int
    base: int
    amount: Decimal

    @property
    def is_whole(self) -> bool:
        return self.days == self.base


def thirty_day_number(day: date, month: Month) -> int:
    """The day's number in a month of thirty days; the last day of a short month counts thirty."""
    return 30 if day == month.last else min(day.day, 30)


def lived_days(lived: Span, month: Month, convention: Convention) -> tuple[int, int]:
    """(days lived in, days of the month) under `convention`; the first and last days count."""
    part = lived.within(month)
    base = 30 if convention == Convention.THIRTY_DAYS else month.days
    if part is None:
        return 0, base
    if (part.starts_on, part.ends_on) == (month.first, month.end):
        return base, base
    if convention == Convention.ACTUAL_DAYS:
        return part.days, base
    assert part.ends_on is not None  # noqa: S101 -- `within` always closes the period
    last = part.ends_on - timedelta(days=1)
    if last == part.starts_on:
        return 1, base
    return thirty_day_number(last, month) - min(part.starts_on.day, 30) + 1, base


def part_days(part: Span, whole: Span, month: Month, convention: Convention) -> tuple[int, int]:
    """The days of `part` of what was lived in, so that the parts of a month make it: with months of
    thirty days, the 31st adds nothing to a month that has its thirty, the 28th of February ends it.
    """
    start = max(part.starts_on, month.first, whole.starts_on)
    until, base = lived_days(Span(whole.starts_on, part.ends_on), month, convention)
    before, _ = lived_days(Span(whole.starts_on, start), month, convention)
    inside = part.within(month) is not None
    return (until - before if inside else 0), base


def prorate(
    amount: Decimal,
    lived: Span,
    month: Month,
    convention: Convention,
    *,
    of: Span | None = None,
) -> Part:
    """What a monthly `amount` (euros) comes to for the days of `month` in `lived`, a part `of` what
    was lived in (none: the whole of it).

    310.00 in August, from the 22nd: 100.00 with actual days (10/31), 93.00 with thirty (9/30).
    """
    days, base = (
        lived_days(lived, month, convention)
        if of is None
        else part_days(lived, of, month, convention)
    )
    return Part(days, base, to_cent(amount * days / base))
