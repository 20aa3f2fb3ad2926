"""French holidays and delays: Code du travail L3133-1, L3134-13; CPC art. 641 and 642."""

from datetime import date

import pytest

from palier.law.delays import Delay, end_of, unextended
from palier.law.holidays import is_open, is_worked, next_open, next_worked, public_holidays


@pytest.mark.parametrize(
    ("year", "monday", "ascension", "whit_monday"),
    [
        (2024, date(2024, 4, 1), date(2024, 5, 9), date(2024, 5, 20)),
        (2025, date(2025, 4, 21), date(2025, 5, 29), date(2025, 6, 9)),
        (2026, date(2026, 4, 6), date(2026, 5, 14), date(2026, 5, 25)),
        (2027, date(2027, 3, 29), date(2027, 5, 6), date(2027, 5, 17)),
        (2038, date(2038, 4, 26), date(2038, 6, 3), date(2038, 6, 14)),
    ],
)
def test_easter_is_computed(year, monday, ascension, whit_monday):
    found = public_holidays(year)

    assert {monday, ascension, whit_monday} <= set(found)
    assert len(found) == 11


@pytest.mark.parametrize(
    ("day", "territory", "closed"),
    [
        (date(2026, 4, 3), "metropole", False),
        (date(2026, 4, 3), "alsace_moselle", True),
        (date(2025, 12, 26), "metropole", False),
        (date(2025, 12, 26), "alsace_moselle", True),
        (date(2026, 5, 27), "guadeloupe", True),
        (date(2026, 5, 22), "martinique", True),
        (date(2026, 6, 10), "guyane", True),
        (date(2027, 12, 20), "reunion", True),
        (date(2026, 4, 27), "mayotte", True),
        (date(2026, 5, 27), "metropole", False),
    ],
)
def test_a_territory_has_its_own_days(day, territory, closed):
    assert is_open(day, territory) is not closed


def test_saturday_is_worked_but_not_open():
    assert (is_worked(date(2026, 5, 2)), is_open(date(2026, 5, 2))) == (True, False)
    assert next_worked(date(2026, 5, 3)) == date(2026, 5, 4)
    assert next_open(date(2025, 11, 8)) == date(2025, 11, 10)


@pytest.mark.parametrize(
    ("delay", "day", "raw", "ends"),
    [
        (Delay("procedural", months=1), date(2025, 1, 31), date(2025, 2, 28), date(2025, 2, 28)),
        (Delay("procedural", months=1), date(2024, 1, 31), date(2024, 2, 29), date(2024, 2, 29)),
        (Delay("procedural", months=1), date(2026, 4, 1), date(2026, 5, 1), date(2026, 5, 4)),
        (Delay("procedural", months=1), date(2025, 10, 1), date(2025, 11, 1), date(2025, 11, 3)),
        (Delay("procedural", days=15), date(2026, 4, 23), date(2026, 5, 8), date(2026, 5, 11)),
        (Delay("procedural", weeks=6), date(2025, 3, 10), date(2025, 4, 21), date(2025, 4, 22)),
        (Delay("plain", months=2), date(2025, 9, 15), date(2025, 11, 15), date(2025, 11, 15)),
        (Delay("plain", months=3), date(2025, 11, 30), date(2026, 2, 28), date(2026, 2, 28)),
        (
            Delay("clear_backward", days=42),
            date(2025, 5, 12),
            date(2025, 3, 30),
            date(2025, 3, 30),
        ),
        (
            Delay("clear_backward", days=42),
            date(2027, 1, 14),
            date(2026, 12, 2),
            date(2026, 12, 2),
        ),
        (
            Delay("clear_backward", months=2),
            date(2023, 5, 12),
            date(2023, 3, 11),
            date(2023, 3, 11),
        ),
        (Delay("open_backward", days=5), date(2027, 1, 14), date(2027, 1, 7), date(2027, 1, 7)),
        (Delay("open_backward", days=5), date(2025, 5, 12), date(2025, 5, 2), date(2025, 5, 2)),
        (Delay("open_forward", days=15), date(2026, 4, 30), date(2026, 5, 27), date(2026, 5, 27)),
    ],
)
def test_each_delay_has_its_own_way_of_counting(delay, day, raw, ends):
    assert unextended(delay, day) == raw
    assert end_of(delay, day) == ends


def test_a_territory_changes_the_day_a_delay_ends():
    delay = Delay("procedural", months=1)

    assert end_of(delay, date(2026, 3, 3)) == date(2026, 4, 3)
    assert end_of(delay, date(2026, 3, 3), "alsace_moselle") == date(2026, 4, 7)
