"""The winter truce, CPCE art. L412-6 to L412-8."""

from datetime import date

import pytest

from palier.law.truce import after_truce, earliest_eviction, exclusions, in_truce


@pytest.mark.parametrize(
    ("day", "held"),
    [
        (date(2025, 10, 31), False),
        (date(2025, 11, 1), True),
        (date(2025, 12, 31), True),
        (date(2026, 1, 1), True),
        (date(2024, 2, 29), True),
        (date(2026, 3, 31), True),
        (date(2026, 4, 1), False),
        (date(2026, 7, 14), False),
    ],
)
def test_it_holds_from_1_november_to_31_march_both_counted(day, held):
    assert in_truce(day) is held


def test_what_it_holds_waits_for_the_first_of_april():
    assert after_truce(date(2025, 11, 1)) == date(2026, 4, 1)
    assert after_truce(date(2026, 3, 31)) == date(2026, 4, 1)
    assert after_truce(date(2026, 4, 1)) == date(2026, 4, 1)


@pytest.mark.parametrize(
    ("ends", "protected", "earliest"),
    [
        (date(2025, 11, 15), True, date(2026, 4, 1)),
        (date(2025, 11, 15), False, date(2025, 11, 17)),
        (date(2025, 10, 30), True, date(2025, 10, 31)),
        (date(2025, 10, 31), True, date(2026, 4, 1)),
        (date(2026, 4, 1), True, date(2026, 4, 2)),
        (date(2026, 4, 4), True, date(2026, 4, 7)),
        (date(2026, 4, 30), True, date(2026, 5, 2)),
        (date(2028, 3, 10), True, date(2028, 4, 1)),
        (date(2018, 3, 10), True, date(2018, 4, 3)),
    ],
)
def test_nobody_is_put_out_before(ends, protected, earliest):
    """The day after the delay, never a Sunday nor a holiday (CPCE art. L141-1)."""
    assert earliest_eviction(ends, protected=protected) == earliest


def test_who_it_does_not_protect_is_told_with_an_article():
    assert set(exclusions()) == {"student", "squat", "violence", "rehoused"}
    assert all("CPCE" in words for words in exclusions().values())
