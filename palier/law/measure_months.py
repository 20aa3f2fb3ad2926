"""Measure-months: the civil months in which a measure runs at least one day, pauses apart.

Practice of funders of AVDL and ASLL (faits 13.2.3): months mandated, started, suspended, billed.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from palier.law.dates import Month, Span, months_of


@dataclass(frozen=True)
class CountedMonths:
    """The months of a measure up to a day: those worked, those wholly paused."""

    started: tuple[Month, ...]
    suspended: tuple[Month, ...]


def count_months(span: Span, pauses: Sequence[Span], until: date) -> CountedMonths:
    """Each civil month touched is started, unless every one of its days in the measure is paused."""
    started: list[Month] = []
    suspended: list[Month] = []
    for month in months_of(span, until):
        days = span.within(month)
        open_days = days.days if days else 0
        shared = [_common(pause, days) for pause in pauses] if days else []
        paused = sum(each.days for each in shared if each)
        (suspended if open_days and paused >= open_days else started).append(month)
    return CountedMonths(tuple(started), tuple(suspended))


def _common(pause: Span, days: Span) -> Span | None:
    start = max(pause.starts_on, days.starts_on)
    end = days.ends_on if pause.ends_on is None else min(pause.ends_on, days.ends_on or date.max)
    return Span(start, end) if end is not None and start < end else None
