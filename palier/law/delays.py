"""How a legal delay is counted: each carries its own way (CPC art. 640 to 642).

- forward in weeks or months: to the day of the same number, or the month's last (art. 641);
- a delay of procedure that ends on a Saturday, a Sunday or a holiday goes on to the next open day
  (art. 642); a notice of a lease does not (Cass. 3e civ., 8 March 2018, n° 17-11.312);
- backwards from a hearing, in clear days: neither end counts, and it is never prolonged (Cass.
  avis, 6 November 2025, n° 25-70.018).
"""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from palier.law.dates import add_months
from palier.law.holidays import ONE_DAY, is_open, next_open

Way = Literal["plain", "procedural", "clear_backward", "open_forward", "open_backward"]
WAYS: dict[Way, str] = {
    "plain": ", sans report",
    "procedural": ", reporté au premier jour ouvré (CPC art. 642)",
    "clear_backward": " francs à rebours, jamais reportés",
    "open_forward": " ouvrés",
    "open_backward": " ouvrés avant",
}


@dataclass(frozen=True)
class Delay:
    """So many months, weeks or days, and the way they are counted."""

    way: Way
    months: int = 0
    weeks: int = 0
    days: int = 0

    @property
    def length(self) -> str:
        """`6 semaines`, `2 mois`, `42 jours`."""
        if self.months:
            return f"{self.months} mois"
        if self.weeks:
            return f"{self.weeks} semaines" if self.weeks > 1 else "1 semaine"
        return f"{self.days} jours" if self.days > 1 else f"{self.days} jour"

    @property
    def words(self) -> str:
        """The delay and its way, as the screen says them."""
        return f"{self.length}{WAYS[self.way]}"


def unextended(delay: Delay, day: date, territory: str = "metropole") -> date:
    """The day on which a delay counted from `day` ends, before anything postpones it."""
    if delay.way == "clear_backward":
        # A month backwards is one day further, for a clear delay counts neither of its ends.
        start = add_months(day, -delay.months) if delay.months else day
        return start - timedelta(weeks=delay.weeks, days=delay.days + 1)
    if delay.way == "open_backward":
        return _open_days(day, delay.days, -ONE_DAY, territory)
    if delay.way == "open_forward":
        return _open_days(day, delay.days, ONE_DAY, territory)
    return add_months(day, delay.months) + timedelta(weeks=delay.weeks, days=delay.days)


def end_of(delay: Delay, day: date, territory: str = "metropole") -> date:
    """The last day of a delay counted from `day`: the day of the act itself does not count."""
    last = unextended(delay, day, territory)
    return next_open(last, territory) if delay.way == "procedural" else last


def _open_days(day: date, count: int, step: timedelta, territory: str) -> date:
    while count:
        day += step
        count -= is_open(day, territory)
    return day
