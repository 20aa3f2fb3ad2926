from decimal import Decimal

import pytest

from palier.law.occupation import NO_DAYS, Occupation, mean_vacancy, turnover


def test_technical_days_leave_the_net_rate_only():
    month = Occupation(offered=750, lived=680, technical=30)

    assert month.gross == Decimal("90.7")
    assert month.net == Decimal("94.4")
    assert month.vacant == 40


def test_sites_add_up_by_their_days_not_their_rates():
    both = Occupation(100, 100) + Occupation(300, 0)

    assert both.net == Decimal("25.0")


def test_a_home_in_works_all_month_has_no_net_rate():
    assert Occupation(30, 0, 30).net is None
    assert Occupation(30, 0, 30).gross == Decimal("0.0")
    assert NO_DAYS.gross is None


def test_more_days_than_offered_is_an_error():
    with pytest.raises(ValueError, match="more days"):
        Occupation(30, 28, 3)


def test_mean_vacancy_is_by_turnover():
    assert mean_vacancy([10, 5, 0]) == Decimal("5.0")
    assert mean_vacancy([1, 1, 3]) == Decimal("1.7")
    assert mean_vacancy([]) is None


def test_turnover_is_entries_over_homes():
    assert turnover(6, 25) == Decimal("24.0")
    assert turnover(3, 0) is None
