"""Unpaid rent for the CAF: CCH art. R824-1 until 31 December 2026, R824-2 (new) afterwards."""

from datetime import date
from decimal import Decimal

import pytest

from palier.law.unpaid import (
    Owed,
    constituted_on,
    controls,
    fsl_by,
    is_unpaid,
    plan_by,
    report_by,
    unpaid_rule,
)


def _owed(debt, default_on=date(2026, 1, 5), benefit="0", ours=True):
    return Owed(
        Decimal(debt), default_on, Decimal(400), Decimal(50), Decimal(benefit), is_paid_to_us=ours
    )


@pytest.mark.parametrize(
    ("debt", "benefit", "ours", "unpaid"),
    [
        ("899.99", "0", True, False),
        ("900.00", "0", True, True),
        ("499.99", "200", True, False),
        ("500.00", "200", True, True),
        ("899.99", "200", False, False),
        ("900.00", "200", False, True),
        ("0", "200", True, False),
        ("-10", "0", True, False),
        ("10000", "450", True, False),
    ],
)
def test_r824_1_two_months_net_of_a_benefit_paid_to_the_landlord(debt, benefit, ours, unpaid):
    assert (
        is_unpaid(_owed(debt, benefit=benefit, ours=ours), date(2026, 12, 31)).is_unpaid is unpaid
    )


@pytest.mark.parametrize(
    ("debt", "default_on", "on", "unpaid"),
    [
        ("449.99", date(2027, 1, 5), date(2027, 3, 5), False),
        ("450.00", date(2027, 1, 5), date(2027, 3, 5), False),
        ("450.01", date(2027, 1, 5), date(2027, 3, 5), True),
        ("120.00", date(2027, 2, 1), date(2027, 4, 30), False),
        ("120.00", date(2027, 2, 1), date(2027, 5, 1), True),
        ("0.01", date(2026, 11, 30), date(2027, 2, 27), False),
        ("0.01", date(2026, 11, 30), date(2027, 2, 28), True),
        ("451.00", date(2026, 12, 5), date(2027, 1, 1), True),
        ("451.00", date(2026, 12, 5), date(2026, 12, 31), False),
    ],
)
def test_r824_2_of_2027_more_than_450_euros_or_three_months(debt, default_on, on, unpaid):
    assert is_unpaid(_owed(debt, default_on), on).is_unpaid is unpaid


def test_the_rule_is_the_one_of_the_day():
    assert unpaid_rule(date(2026, 12, 31)).source == "CCH art. R824-1"
    assert unpaid_rule(date(2027, 1, 1)).decides == "la CCAPEX"
    assert unpaid_rule(date(1999, 1, 1)).rent_times == 2


def test_it_is_constituted_the_day_the_threshold_was_reached():
    history = [(date(2026, m, 5), Decimal(450) * m) for m in (1, 2, 3)]

    assert constituted_on(history, _owed("1350"), date(2026, 4, 1)) == date(2026, 2, 5)
    assert constituted_on(history[:1], _owed("450"), date(2026, 1, 31)) is None


def test_a_full_payment_in_between_starts_again():
    history = [
        (date(2026, 1, 5), Decimal(900)),
        (date(2026, 1, 20), Decimal(0)),
        (date(2026, 2, 5), Decimal(450)),
        (date(2026, 3, 5), Decimal(900)),
    ]

    owed = _owed("900", date(2026, 2, 5))
    assert constituted_on(history, owed, date(2026, 3, 10)) == date(2026, 3, 5)


def test_the_new_rule_may_make_an_old_debt_unpaid_on_its_first_day():
    history = [(date(2026, 12, 5), Decimal(500))]

    assert constituted_on(history, _owed("500", date(2026, 12, 5)), date(2027, 1, 15)) == date(
        2027, 1, 1
    )


def test_the_third_month_of_a_small_default_constitutes_it():
    history = [(date(2027, 2, 1), Decimal(120))]

    assert constituted_on(history, _owed("120", date(2027, 2, 1)), date(2027, 6, 1)) == date(
        2027, 5, 1
    )


@pytest.mark.parametrize(
    ("constituted", "by"),
    [
        (date(2026, 7, 1), date(2026, 9, 1)),
        (date(2026, 12, 31), date(2027, 2, 28)),
        (date(2027, 1, 1), date(2027, 3, 1)),
    ],
)
def test_r824_4_the_landlord_tells_within_two_months(constituted, by):
    assert report_by(constituted) == by


def test_r824_6_a_plan_within_six_months_three_for_a_small_debt():
    assert plan_by(date(2026, 3, 31), Decimal("100.01")) == date(2026, 9, 30)
    assert plan_by(date(2026, 3, 31), Decimal("100.00")) == date(2026, 6, 30)


def test_a_plan_is_looked_at_every_six_months():
    assert controls(date(2026, 8, 31), date(2028, 2, 29)) == [
        date(2027, 2, 28),
        date(2027, 8, 31),
        date(2028, 2, 29),
    ]


def test_without_a_plan_the_housing_fund_has_three_months():
    assert fsl_by(date(2026, 9, 30)) == date(2026, 12, 30)
    assert fsl_by(date(2026, 11, 30)) == date(2027, 2, 28)
