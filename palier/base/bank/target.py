"""The days on which TARGET, the system behind SEPA, is open."""

from datetime import date, timedelta

from dateutil.easter import easter

ONE_DAY = timedelta(days=1)


def is_open(day: date) -> bool:
    """Whether banks settle that day: no weekend, no 1 January, Easter Friday or Monday, 1 May, 25
    or 26 December (European Central Bank, TARGET calendar)."""
    sunday = easter(day.year)
    closed = {
        date(day.year, 1, 1),
        sunday - 2 * ONE_DAY,
        sunday + ONE_DAY,
        date(day.year, 5, 1),
        date(day.year, 12, 25),
        date(day.year, 12, 26),
    }
    return day.weekday() < 5 and day not in closed


def next_open(day: date) -> date:
    """That day, or the first open one after it."""
    while not is_open(day):
        day += ONE_DAY
    return day
