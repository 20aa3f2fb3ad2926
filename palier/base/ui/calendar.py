"""What rooms lend to a calendar: something at an hour, told so that a telephone may show it."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class CalendarEvent:
    """An hour of someone's diary; `title` names nobody in full: telephones are lost."""

    uid: str
    starts_at: datetime
    ends_at: datetime
    title: str
    where: str = ""
    is_cancelled: bool = False
    words: str = ""
    """What is said under the title: an article, never a name."""
    all_day: bool = False
    """A day and no hour: what the law counts in days ends with the day."""
