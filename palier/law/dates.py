"""Months and half-open periods, in plain dates."""

import calendar
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Self


@dataclass(frozen=True, order=True)
class Month:
    """A civil month."""

    year: int
    number: int

    @classmethod
    def of(cls, day: date) -> Self:
        return cls(day.year, day.month)

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read `2026-12`. Raises ValueError on anything else."""
        year, _, number = text.partition("-")
        month = cls(int(year), int(number))
        if not (1 <= month.number <= 12 and 1900 <= month.year <= 2199 and len(year) == 4):
            raise ValueError(text)
        return month

    @property
    def first(self) -> date:
        return date(self.year, self.number, 1)

    @property
    def days(self) -> int:
        return calendar.monthrange(self.year, self.number)[1]

    @property
    def after(self) -> "Month":
        return Month(self.year + self.number // 12, self.number % 12 + 1)

    @property
    def before(self) -> "Month":
        return Month(self.year - (self.number == 1), (self.number - 2) % 12 + 1)

    @property
    def end(self) -> date:
        """The first day that is no longer in the month."""
        return self.after.first

    @property
    def last(self) -> date:
        return self.end - timedelta(days=1)

    def __str__(self) -> str:
        return f"{self.year:04d}-{self.number:02d}"


@dataclass(frozen=True)
class Span:
    """A half-open period: `starts_on` is in it, `ends_on` is the first day out of it."""

    starts_on: date
    ends_on: date | None = None

    @property
    def days(self) -> int:
        """How many days, for a period with an end."""
        if self.ends_on is None:
            raise ValueError("this period has no end")
        return max((self.ends_on - self.starts_on).days, 0)

    def within(self, month: Month) -> "Span | None":
        """The part of this period that lies in `month`, if any."""
        start = max(self.starts_on, month.first)
        end = month.end if self.ends_on is None else min(self.ends_on, month.end)
        return Span(start, end) if start < end else None


def add_months(day: date, months: int) -> date:
    """The same day so many months later; the month's last day when it has fewer."""
    index = day.year * 12 + day.month - 1 + months
    month = Month(index // 12, index % 12 + 1)
    return date(month.year, month.number, min(day.day, month.days))


def months_of(span: Span, until: date) -> list[Month]:
    """The civil months that a period touches, up to and including the one of `until`."""
    last = until if span.ends_on is None else min(until, span.ends_on - timedelta(days=1))
    months = []
    month = Month.of(span.starts_on)
    while month <= Month.of(last) and span.starts_on <= last:
        months.append(month)
        month = month.after
    return months


_MONTHS = (
    "janvier", "février", "mars", "avril", "mai", "juin",
    "juillet", "août", "septembre", "octobre", "novembre", "décembre",
)  # fmt: skip


def in_words(day: date) -> str:
    """`12 mars 2026`, `1er avril 2026`: its spaces do not break."""
    number = "1er" if day.day == 1 else str(day.day)
    return f"{number}\u00a0{_MONTHS[day.month - 1]}\u00a0{day.year}"
