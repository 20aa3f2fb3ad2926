"""The yearly review of a rent by the reference index (loi n° 89-462, art. 17-1)."""

import tomllib
from datetime import date
from decimal import Decimal
from functools import cache
from importlib.resources import files

from palier.law.amounts import to_cent
from palier.law.dates import add_months
from palier.law.territory import Area

Quarter = tuple[int, int]


class IndexMissing(LookupError):
    """The index of that quarter is not known: it must be entered, never guessed."""

    def __init__(self, quarter: Quarter) -> None:
        self.quarter = quarter
        super().__init__(f"IRL {quarter[0]} T{quarter[1]}")


@cache
def published(area: Area = "mainland") -> dict[Quarter, Decimal]:
    """The values that Insee published for an area, by (year, quarter).

    Corsica and overseas shared the mainland's until the second quarter of 2022.
    """
    text = files("palier.law").joinpath("rent_index.toml").read_text(encoding="utf-8")
    told = tomllib.loads(text)
    mainland = {
        (int(year), number): Decimal(value)
        for year, values in told["values"].items()
        for number, value in enumerate(values, start=1)
    }
    if area == "mainland":
        return mainland
    apart = tuple(told["apart_since"])
    shared = {quarter: value for quarter, value in mainland.items() if quarter < apart}
    own = {
        (int(quarter[:4]), int(quarter[5:])): Decimal(value)
        for quarter, value in told[area].items()
    }
    return shared | own


def reviewed_rent(rent: Decimal, quarter: Quarter, known: dict[Quarter, Decimal]) -> Decimal:
    """`rent` (euros a month, without charges) reviewed at the index of `quarter`.

    500.00 from 2024 T3 (144.51) to 2025 T3 (145.77) becomes 504.36.
    Raises IndexMissing when either of the two values is not known.
    """
    year, number = quarter
    for needed in (quarter, (year - 1, number)):
        if needed not in known:
            raise IndexMissing(needed)
    return to_cent(rent * known[quarter] / known[year - 1, number])


def index_quarter_year(quarter: int, on: date) -> int:
    """The year of the latest index of that quarter that Insee had published on a day.

    Published in mid-April, July, October and January: the third quarter of 2025 on 15 October.
    """
    year = on.year
    while _published_on((year, quarter)) > on:
        year -= 1
    return year


def _published_on(quarter: Quarter) -> date:
    year, number = quarter
    return date(year + 1, 1, 15) if number == 4 else date(year, 3 * number + 1, 15)


def last_anniversary(starts_on: date, on: date) -> date | None:
    """The last anniversary of a lease on a day; None in its first year."""
    years = on.year - starts_on.year
    while years > 0 and add_months(starts_on, 12 * years) > on:
        years -= 1
    return add_months(starts_on, 12 * years) if years > 0 else None
