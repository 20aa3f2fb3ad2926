from datetime import date

import pytest

from palier.law.dates import Span
from palier.law.hosting import Hosted, guest_until, hosting_days_left, may_host, needs_council

MARCH_1 = date(2026, 3, 1)


def _stay(name, starts_on, ends_on):
    return Hosted(name, Span(starts_on, ends_on))


def test_a_guest_stays_three_months_at_most():
    assert guest_until(MARCH_1) == date(2026, 6, 1)
    assert may_host([], _stay("Léa Mora", MARCH_1, date(2026, 6, 1))) == ""
    assert "trois mois" in may_host([], _stay("Léa Mora", MARCH_1, date(2026, 6, 2)))


def test_a_guest_who_comes_back_is_the_same_guest():
    known = [_stay("Léa  mora", MARCH_1, date(2026, 5, 1))]  # 61 days

    assert may_host(known, _stay("Léa Mora", date(2026, 7, 1), date(2026, 8, 1))) == ""
    assert "trois mois" in may_host(known, _stay("Léa Mora", date(2026, 7, 1), date(2026, 8, 15)))
    # Twelve months later those days no longer count.
    assert may_host(known, _stay("Léa Mora", date(2027, 6, 1), date(2027, 9, 1))) == ""


def test_a_resident_hosts_six_months_a_year_whoever_comes():
    known = [
        _stay("A", date(2026, 1, 1), date(2026, 4, 1)),
        _stay("B", date(2026, 4, 1), date(2026, 7, 1)),
    ]

    assert hosting_days_left(known, 2026) == 0
    assert hosting_days_left(known, 2027) == 181
    assert "six mois en 2026" in may_host(known, _stay("C", date(2026, 7, 1), date(2026, 7, 2)))
    assert may_host(known, _stay("C", date(2027, 1, 1), date(2027, 2, 1))) == ""


def test_six_months_from_july_are_184_days():
    known = [_stay("A", date(2026, 7, 1), date(2026, 10, 1))]

    assert may_host(known, _stay("B", date(2026, 10, 1), date(2027, 1, 1))) == ""
    assert "six mois" in may_host(
        [*known, _stay("B", date(2026, 10, 1), date(2027, 1, 1))],
        _stay("C", date(2026, 6, 30), date(2026, 7, 1)),
    )


def test_two_guests_at_once_count_once():
    known = [
        _stay("A", date(2026, 1, 1), date(2026, 4, 1)),
        _stay("B", date(2026, 2, 1), date(2026, 4, 1)),
    ]

    assert hosting_days_left(known, 2026) == 181 - 90


def test_a_stay_over_two_years_counts_in_each():
    known = [_stay(str(n), date(2026, n, 1), date(2026, n + 1, 1)) for n in range(1, 7)]

    told = may_host(known, _stay("Z", date(2026, 12, 31), date(2027, 1, 5)))

    assert "2026" in told


def test_a_stay_without_end_is_asked_for():
    assert "jusqu’à quand" in may_host([], _stay("A", MARCH_1, None))


@pytest.mark.parametrize("year", [2024, 2028])
def test_six_months_of_a_leap_year(year):
    assert hosting_days_left([], year) == 182


def test_a_stay_told_after_a_later_one_counts_with_it():
    known = [_stay("Léa Mora", date(2026, 4, 1), date(2026, 7, 1))]

    assert "trois mois" in may_host(known, _stay("Léa Mora", date(2026, 1, 1), date(2026, 4, 1)))


def test_a_house_of_more_than_fifteen_households_has_its_council():
    # CCH art. R633-5, since décret n° 2016-300: thirty residents.
    assert [needs_council(29), needs_council(30)] == [False, True]
