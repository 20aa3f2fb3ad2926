"""How full homes are: days lived in over days offered, vacancy between two households, turnover.

The formulas every funder asks for; days are those when somebody had the place, whoever paid.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

TENTH = Decimal("0.1")


def _percent(part: int, whole: int) -> Decimal | None:
    if whole <= 0:
        return None
    return (100 * Decimal(part) / Decimal(whole)).quantize(TENTH, ROUND_HALF_UP)


@dataclass(frozen=True)
class Occupation:
    """Days of homes over a period: offered, lived in, unusable for works (counts of days)."""

    offered: int
    lived: int
    technical: int = 0

    def __post_init__(self) -> None:
        if self.lived + self.technical > self.offered:
            raise ValueError("more days lived in or unusable than offered")

    @property
    def net(self) -> Decimal | None:
        """Lived in over offered, technical days left out (percent, one decimal); None without days."""
        return _percent(self.lived, self.offered - self.technical)

    @property
    def gross(self) -> Decimal | None:
        """Lived in over every day offered (percent, one decimal)."""
        return _percent(self.lived, self.offered)

    @property
    def vacant(self) -> int:
        """Days when the home could have been lived in and was not."""
        return self.offered - self.lived - self.technical

    def __add__(self, other: "Occupation") -> "Occupation":
        return Occupation(
            self.offered + other.offered,
            self.lived + other.lived,
            self.technical + other.technical,
        )


NO_DAYS = Occupation(0, 0)


def mean_vacancy(days: Sequence[int]) -> Decimal | None:
    """Mean days empty between two households, one number for each turnover; None without any."""
    if not days:
        return None
    return (Decimal(sum(days)) / len(days)).quantize(TENTH, ROUND_HALF_UP)


def turnover(entries: int, homes: int) -> Decimal | None:
    """Entries of the year over homes (percent, one decimal); None without homes."""
    return _percent(entries, homes)
