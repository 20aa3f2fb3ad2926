"""Where the steps of a path stand on its line of dates: at most 36 columns, today among them."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from palier.base.kit.typography import day_in_words
from palier.base.ui.shell import Step

MOST_COLUMNS = 36
ONE_DAY = timedelta(days=1)
LEAST_PAST = timedelta(days=500)
ROOM_FOR_WORDS = {"stay": 5, "measure": 5, "event": 7, "wish": 8}
ORDER = {"stay": 0, "event": 1, "measure": 2, "wish": 3}


def _months(start: date, day: date) -> int:
    return (day.year - start.year) * 12 + day.month - start.month


def _dates(step: Step) -> str:
    start = day_in_words(step.starts_on, short=True)
    if step.kind == "event":
        return start
    if step.ends_on is None:
        return f"depuis le {start}"
    return f"{start} – {day_in_words(step.ends_on - ONE_DAY, short=True)}"


def drawn(steps: Sequence[Step], today: date) -> list[dict[str, Any]]:
    """Items of the line, in order of dates: steps, years and today, each with its columns."""
    if not steps:
        return []
    told = [step.starts_on for step in steps if step.kind != "wish"]
    start = min([*told, today - LEAST_PAST]).replace(day=1)
    last = max([today, *(step.starts_on for step in steps if step.kind == "wish")])
    room = 8 if any(step.kind == "wish" for step in steps) else 2
    months_a_column = 1
    while _months(start, last) // months_a_column + 1 + room > MOST_COLUMNS:
        months_a_column += 1

    def column(day: date) -> int:
        return min(max(_months(start, day) // months_a_column + 1, 1), MOST_COLUMNS)

    now = column(today)
    items: list[dict[str, Any]] = []
    begins = sorted(step.starts_on for step in steps if step.kind == "stay")
    for step in sorted(steps, key=lambda each: (each.starts_on, ORDER[each.kind])):
        at = now + 1 if step.kind == "wish" else column(step.starts_on)
        end = column(step.ends_on - ONE_DAY) if step.ends_on else now
        least = ROOM_FOR_WORDS[step.kind]
        if step.kind == "stay" and step.ends_on:
            # The next home begins where this one ends, on the same row.
            following = [day for day in begins if day >= step.ends_on]
            if following:
                least = max(1, min(least, column(following[0]) - at))
                end = min(end, max(at, column(following[0]) - 1))
        width = least if step.kind in {"event", "wish"} else max(end - at + 1, least)
        at = max(1, min(at, MOST_COLUMNS - width + 1))
        is_open = step.kind == "stay" and (step.ends_on is None or step.ends_on > today)
        items.append(
            {
                "kind": step.kind,
                "at": at,
                "for": min(width, MOST_COLUMNS - at + 1),
                "step": step,
                "dates": "" if step.kind == "wish" else _dates(step),
                "current": is_open and step.starts_on <= today,
                "on": step.starts_on,
            }
        )
    years = [
        {"kind": "year", "at": column(date(year, 1, 1)), "year": year, "on": date(year, 1, 1)}
        for year in range(start.year + 1, last.year + 1)
    ]
    moment = {"kind": "today", "at": now, "on": today}
    return sorted(
        [*items, *years, moment],
        key=lambda item: (item["kind"] == "wish", item["on"], item["kind"] == "today"),
    )
