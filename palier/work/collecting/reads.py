"""When rents are collected."""

from datetime import date

from palier.base.bank.target import next_open
from palier.law.dates import Month


def day_to_collect(asked: str, today: date) -> date:
    """The day that an address asks for, else the fifth of the next month or the first open day after."""
    try:
        return date.fromisoformat(asked)
    except ValueError:
        return next_open(Month.of(today).after.first.replace(day=5))
