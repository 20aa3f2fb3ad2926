"""Until when a flat-sharer who leaves still answers for the others (loi n° 89-462, art. 8-1 VI)."""

from datetime import date

from palier.law.dates import add_months

MONTHS, SOURCE = 6, "loi n° 89-462, art. 8-1 VI"


def solidarity_until(notice_effective_on: date, *, replaced: bool) -> date:
    """The first day without solidarity: at once if someone else signs, else six months later.

    The guarantor of who leaves is freed the same day.
    """
    return notice_effective_on if replaced else add_months(notice_effective_on, MONTHS)
