"""Half-open periods of days, in models and forms."""

from datetime import date, timedelta

from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import Q

from palier.law.dates import Span

ONE_DAY = timedelta(days=1)


def period(starts_on: date, ends_on: date | None = None) -> DateRange:
    """From `starts_on` to the day before `ends_on` (None: no end in sight)."""
    return DateRange(starts_on, ends_on, "[)")


def last_day(days: DateRange) -> date | None:
    """The last day in a period, or None when it has no end."""
    return None if days.upper is None else days.upper - ONE_DAY


def span(days: DateRange) -> Span:
    """The same period, as the law's plain dates."""
    return Span(days.lower, days.upper)


def in_force(on: date, field: str = "period") -> Q:
    """Rows whose period holds the day `on`."""
    return Q(**{f"{field}__contains": on})
