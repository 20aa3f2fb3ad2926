"""Residents who host someone: three months for a guest, six months a year for a resident."""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from typing import Any

from palier.law.dates import Span, add_months


@cache
def _known() -> dict[str, Any]:
    text = files("palier.law").joinpath("hosting.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def hosting_source() -> str:
    """The text that limits hosting."""
    source: str = _known()["source"]
    return source


def entry_rules() -> tuple[str, str, str]:
    """How a private room is entered: asked before, in an emergency, and by which text."""
    rules = _known()["entry"]
    return rules["ask_before"], rules["emergency"], rules["source"]


def needs_council(residents: int) -> bool:
    """Whether a house of so many residents consults its council on the rules (CCH art. R633-5)."""
    least: int = _known()["council"]["from"]
    return residents >= least


@dataclass(frozen=True)
class Hosted:
    """A guest's stay with a resident, named as declared."""

    name: str
    span: Span


def guest_until(starts_on: date) -> date:
    """The first day a guest may no longer stay."""
    return add_months(starts_on, _known()["months_a_guest"])


def hosting_days_left(known: Sequence[Hosted], year: int) -> int:
    """How many more days of a calendar year a resident may host, days counted once whoever came.

    Six months are as long as they are from the first day hosted that year: 181 days from 1 January,
    184 from 1 July.
    """
    first, after = date(year, 1, 1), date(year + 1, 1, 1)
    hosted = _days(known, first, after)
    since = min(hosted, default=first)
    return (add_months(since, _known()["months_a_year"]) - since).days - len(hosted)


def may_host(known: Sequence[Hosted], guest: Hosted) -> str:
    """Why a stay is not possible beside those already known; empty when it is.

    A guest who comes back is the same guest: their months add up over twelve months.
    """
    starts, ends = guest.span.starts_on, guest.span.ends_on
    if ends is None:
        return "Dites jusqu’à quand : un hébergement a une fin."
    same = [*(each for each in known if _same(each.name, guest.name)), guest]
    most = (guest_until(starts) - starts).days
    # The fullest twelve months begin with one of the stays.
    for each in same:
        first = each.span.starts_on
        spent = len(_days(same, first, add_months(first, 12)))
        if spent > most:
            return (
                f"{guest.name} serait hébergé {spent} jours en douze mois : trois mois au plus "
                f"pour une même personne ({hosting_source()})."
            )
    for year in range(starts.year, (ends - timedelta(days=1)).year + 1):
        if hosting_days_left([*known, guest], year) < 0:
            return (
                f"Avec ce séjour, le résident hébergerait plus de six mois en {year} "
                f"({hosting_source()})."
            )
    return ""


def _same(one: str, other: str) -> bool:
    return " ".join(one.lower().split()) == " ".join(other.lower().split())


def _days(stays: Sequence[Hosted], first: date, after: date) -> set[date]:
    found: set[date] = set()
    for each in stays:
        day, end = max(each.span.starts_on, first), min(each.span.ends_on or after, after)
        while day < end:
            found.add(day)
            day += timedelta(days=1)
    return found
