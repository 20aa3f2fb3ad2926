from datetime import date

import pytest

from palier.law.domiciliation import answer_due_on, expires_on, holds_in_silence_until, source


@pytest.mark.parametrize(
    ("given", "until"),
    [
        (date(2026, 3, 12), date(2027, 3, 12)),
        (date(2028, 2, 29), date(2029, 2, 28)),
    ],
)
def test_an_address_is_given_for_a_year(given, until):
    assert expires_on(given) == until


def test_an_answer_comes_within_two_months_and_silence_counts_three():
    assert answer_due_on(date(2026, 7, 31)) == date(2026, 9, 30)
    assert holds_in_silence_until(date(2026, 8, 31)) == date(2026, 11, 30)
    assert "L264-1" in source()


@pytest.mark.parametrize(
    ("away_until", "until"),
    [(date(2026, 10, 15), date(2026, 11, 30)), (date(2026, 12, 31), date(2026, 12, 31))],
)
def test_a_justified_absence_is_no_silence(away_until, until):
    assert holds_in_silence_until(date(2026, 8, 31), away_until) == until
