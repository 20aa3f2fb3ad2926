from datetime import date

import pytest

from palier.law.dates import Month, Span
from palier.law.proration import Convention, part_days


@pytest.mark.parametrize(
    ("month", "day", "days"),
    [((2027, 1), 31, (30, 0)), ((2027, 2), 28, (27, 3)), ((2027, 1), 15, (14, 16))],
)
def test_the_parts_of_a_month_of_thirty_days_make_it(month, day, days):
    at, whole = Month(*month), Span(date(2026, 1, 1))
    cut = date(*month, day)
    parts = [Span(date(2026, 1, 1), cut), Span(cut)]

    told = [part_days(part, whole, at, Convention.THIRTY_DAYS)[0] for part in parts]

    assert tuple(told) == days
    assert sum(told) == 30
