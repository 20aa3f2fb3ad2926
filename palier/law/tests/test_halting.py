from datetime import date
from decimal import Decimal

import pytest

from palier.law.dates import Month
from palier.law.halting import (
    closing_rules,
    grant_due_on,
    grant_of_days,
    grant_rates,
    monthly_grant,
    monthly_rate,
    places_a_pitch,
)


def test_r851_5_twenty_places_at_three_quarters():
    """The fixed part fell twice, the variable one rose; their sum is the same."""
    assert monthly_grant(20, Decimal("0.75"), grant_rates(2026)) == Decimal("2269.25")
    assert monthly_grant(20, Decimal("0.50"), grant_rates(2019)) == Decimal("1889.50")
    assert monthly_grant(20, Decimal("0.75"), grant_rates(2018)) == Decimal("2348.75")
    assert monthly_grant(20, Decimal("0.75"), grant_rates(2017)) == Decimal("2428.25")


@pytest.mark.parametrize(
    ("places", "rate", "euros"),
    [
        (20, "0", "1130.00"),
        (20, "1", "2649.00"),
        (1, "0.3333", "81.81"),  # 56.50 + 75.95 x 0.3333 = 81.8141
        (0, "0", "0.00"),
    ],
)
def test_the_fixed_part_is_due_even_empty(places, rate, euros):
    assert monthly_grant(places, Decimal(rate), grant_rates(2026)) == Decimal(euros)


def test_a_month_counts_its_own_days():
    february, march = Month(2026, 2), Month(2026, 3)

    assert monthly_rate(280, 10, february) == Decimal(1)
    assert monthly_rate(280, 10, march) == Decimal("0.9032")
    assert monthly_rate(0, 0, march) == Decimal(0)


def test_more_days_than_the_month_has_is_an_error():
    with pytest.raises(ValueError, match="more days"):
        monthly_rate(281, 10, Month(2026, 2))


def test_the_file_of_a_year_is_due_before_15_january():
    assert grant_due_on(2026) == date(2027, 1, 15)


@pytest.mark.parametrize("year", [2014, 2027])
def test_no_amount_is_invented_for_a_year_before_the_decree_or_not_published(year):
    with pytest.raises(LookupError):
        grant_rates(year)


def test_the_grant_of_days_is_rounded_once():
    """20 places, 207 of 620 place-days: 1,130.00 + 75.95 x 207 / 31 = 1,637.15."""
    june = Month(2026, 1)

    assert grant_of_days(20, 207, june, grant_rates(2026)) == Decimal("1637.15")
    assert grant_of_days(20, 465, june, grant_rates(2026)) == Decimal("2269.25")


def test_article_4_a_closing_is_posted_two_months_before_and_told_three():
    rules = closing_rules(date(2026, 8, 1), date(2026, 8, 31))

    assert rules.post_by == date(2026, 6, 1)
    assert rules.tell_prefect_by == date(2026, 5, 1)
    assert not rules.needs_leave


def test_article_4_beyond_a_month_the_prefect_gives_leave_for_six_at_most():
    rules = closing_rules(date(2026, 8, 1), date(2026, 10, 1))

    assert rules.needs_leave
    assert rules.latest_end == date(2027, 2, 1)


def test_a_pitch_counts_two_places():
    assert places_a_pitch() == 2
