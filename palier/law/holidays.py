"""French public holidays, Easter computed, and the days that are open or worked."""

from datetime import date, timedelta
from functools import cache

from dateutil.easter import easter

ONE_DAY = timedelta(days=1)
TERRITORIES = {
    "metropole": "Métropole",
    "alsace_moselle": "Alsace-Moselle",
    "guadeloupe": "Guadeloupe",
    "martinique": "Martinique",
    "guyane": "Guyane",
    "reunion": "La Réunion",
    "mayotte": "Mayotte",
}
# Abolition of slavery: décret n° 83-1003, one day in each overseas department.
ABOLITION = {
    "guadeloupe": (5, 27),
    "martinique": (5, 22),
    "guyane": (6, 10),
    "reunion": (12, 20),
    "mayotte": (4, 27),
}


@cache
def public_holidays(year: int, territory: str = "metropole") -> dict[date, str]:
    """The legal holidays of a year (Code du travail, art. L3133-1; local law, art. L3134-13)."""
    sunday = easter(year)
    found = {
        date(year, 1, 1): "1er janvier",
        sunday + ONE_DAY: "lundi de Pâques",
        date(year, 5, 1): "1er mai",
        date(year, 5, 8): "8 mai",
        sunday + 39 * ONE_DAY: "Ascension",
        sunday + 50 * ONE_DAY: "lundi de Pentecôte",
        date(year, 7, 14): "14 juillet",
        date(year, 8, 15): "Assomption",
        date(year, 11, 1): "Toussaint",
        date(year, 11, 11): "11 novembre",
        date(year, 12, 25): "Noël",
    }
    if territory == "alsace_moselle":
        found[sunday - 2 * ONE_DAY] = "Vendredi saint"
        found[date(year, 12, 26)] = "Saint-Étienne"
    if territory in ABOLITION:
        found[date(year, *ABOLITION[territory])] = "abolition de l’esclavage"
    return found


def is_holiday(day: date, territory: str = "metropole") -> bool:
    return day in public_holidays(day.year, territory)


def is_open(day: date, territory: str = "metropole") -> bool:
    """A day when offices are open (jour ouvré): neither Saturday, Sunday nor holiday."""
    return day.weekday() < 5 and not is_holiday(day, territory)


def is_worked(day: date, territory: str = "metropole") -> bool:
    """A day that may be worked (jour ouvrable): neither Sunday nor holiday."""
    return day.weekday() < 6 and not is_holiday(day, territory)


def next_open(day: date, territory: str = "metropole") -> date:
    """That day, or the first open one after it."""
    while not is_open(day, territory):
        day += ONE_DAY
    return day


def next_worked(day: date, territory: str = "metropole") -> date:
    """That day, or the first one after it that may be worked."""
    while not is_worked(day, territory):
        day += ONE_DAY
    return day
