"""What rooms lend to a calendar: something at an hour, told so that a telephone may show it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone


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


@dataclass(frozen=True)
class Hours:
    """Hours of a diary, from and to, of one colleague; of everyone when nobody is named."""

    since: datetime
    until: datetime
    user_id: int | None = None


@dataclass(frozen=True)
class Engagement:
    """Something of a diary that is not an appointment: its hour, its name, its page."""

    starts_at: datetime
    title: str
    url: str
    words: str = ""


def written(events: Sequence[CalendarEvent], name: str) -> bytes:
    """Events as iCalendar (RFC 5545), under the name that the telephone shows."""
    from icalendar import Calendar, Event  # heavy: read when a telephone asks

    book = Calendar()
    book.add("prodid", "-//Palier//FR")
    book.add("version", "2.0")
    book.add("x-wr-calname", name)
    for each in events:
        entry = Event()
        entry.add("uid", f"{each.uid}@palier")
        entry.add("dtstamp", timezone.now())
        begins, ends = each.starts_at, each.ends_at
        if each.all_day:  # RFC 5545: a date, and the date after
            day = timezone.localtime(begins).date()
            entry.add("dtstart", day)
            entry.add("dtend", day + timedelta(days=1))
            entry.add("transp", "TRANSPARENT")
        else:
            entry.add("dtstart", begins)
            entry.add("dtend", ends)
        entry.add("summary", each.title)
        if each.where:
            entry.add("location", each.where)
        if each.words:
            entry.add("description", each.words)
        if each.is_cancelled:
            entry.add("status", "CANCELLED")
        book.add_component(entry)
    book.add_missing_timezones()
    content: bytes = book.to_ical()
    return content
