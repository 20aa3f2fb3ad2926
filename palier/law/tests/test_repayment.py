"""Repayment plans: C. civ. art. 1343-5, loi n° 89-462 art. 24 V, CCH art. R824-6 s."""

from datetime import date
from decimal import Decimal

import pytest

from palier.law.repayment import (
    Part,
    Unreachable,
    bases,
    follow,
    imposed_monthly,
    monthly_of,
    parts_of,
)

FIRST = date(2026, 12, 10)


def test_the_last_instalment_takes_the_cents():
    parts = parts_of(Decimal("1238.40"), Decimal(35), FIRST)

    assert len(parts) == 36
    assert parts[-1] == Part(date(2029, 11, 10), Decimal("13.40"))
    assert sum(part.amount for part in parts) == Decimal("1238.40")


@pytest.mark.parametrize(
    ("basis", "most"), [("judge_1343_5", 24), ("judge_24_v", 36), ("caf", 36)]
)
def test_each_basis_has_its_longest_plan(basis, most):
    assert bases()[basis].most_months == most
    assert len(parts_of(Decimal(most), Decimal(1), FIRST, basis=basis)) == most
    with pytest.raises(Unreachable, match=f"{most} au plus"):
        parts_of(Decimal(most + 1), Decimal(1), FIRST, basis=basis)


def test_an_amicable_plan_has_no_end_in_the_law_and_a_protocol_is_prolonged_by_amendment():
    assert len(parts_of(Decimal(60), Decimal(1), FIRST)) == 60
    assert len(parts_of(Decimal(24), Decimal(1), FIRST, basis="protocol")) == 24
    with pytest.raises(Unreachable, match="24 au plus"):
        parts_of(Decimal(25), Decimal(1), FIRST, basis="protocol")
    assert len(parts_of(Decimal(36), Decimal(1), FIRST, basis="protocol", amended=True)) == 36
    with pytest.raises(Unreachable, match="36 au plus"):
        parts_of(Decimal(37), Decimal(1), FIRST, basis="protocol", amended=True)
    with pytest.raises(Unreachable, match="240 au plus"):
        parts_of(Decimal(241), Decimal(1), FIRST)


@pytest.mark.parametrize(
    ("given", "monthly"),
    [
        ({"count": 36}, "27.78"),
        ({"capacity": Decimal(35)}, "35.00"),
        ({"count": 20, "capacity": Decimal(50)}, "50.00"),
        ({"capacity": Decimal(5000)}, "1000.00"),
    ],
)
def test_a_month_comes_from_the_number_or_the_capacity(given, monthly):
    assert monthly_of(Decimal(1000), **given) == Decimal(monthly)


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"count": 19, "capacity": Decimal(50)}, "52,64"),
        ({"count": 0}, "au moins une"),
        ({"capacity": Decimal(-1)}, "Sans capacité"),
        ({}, "Dites"),
    ],
)
def test_what_cannot_be_kept_is_not_proposed(given, words):
    with pytest.raises(Unreachable, match=words):
        monthly_of(Decimal(1000), **given)


def test_a_debt_that_is_none_has_no_plan():
    with pytest.raises(Unreachable):
        monthly_of(Decimal(0), count=3)
    with pytest.raises(Unreachable):
        parts_of(Decimal(10), Decimal(0), FIRST)


def test_one_thirty_sixth_for_thirty_six_months():
    monthly = imposed_monthly(Decimal("1000.00"))

    assert monthly == Decimal("27.78")
    assert len(parts_of(Decimal("1000.00"), monthly, FIRST, basis="caf")) == 36


@pytest.mark.parametrize(
    ("paid", "on", "states"),
    [
        ("0", date(2026, 12, 10), ["to_come", "to_come", "to_come"]),
        ("0", date(2026, 12, 11), ["late", "to_come", "to_come"]),
        ("0", date(2026, 12, 20), ["late", "to_come", "to_come"]),
        ("0", date(2026, 12, 21), ["missed", "to_come", "to_come"]),
        ("20", date(2026, 12, 10), ["partial", "to_come", "to_come"]),
        ("20", date(2026, 12, 21), ["missed", "to_come", "to_come"]),
        ("35", date(2027, 1, 5), ["paid", "to_come", "to_come"]),
        ("50", date(2027, 1, 21), ["paid", "missed", "to_come"]),
        ("90", date(2027, 6, 1), ["paid", "paid", "paid"]),
        ("-5", date(2026, 12, 1), ["to_come", "to_come", "to_come"]),
    ],
)
def test_the_oldest_instalment_is_paid_first_with_a_tolerance(paid, on, states):
    parts = parts_of(Decimal(90), Decimal(35), FIRST)

    found = follow(parts, Decimal(paid), on, tolerance_days=10)

    assert [each.state for each in found] == states


@pytest.mark.parametrize(
    ("total", "monthly", "parts"),
    [
        ("1001.17", "100.00", ["100.00"] * 9 + ["101.17"]),
        ("1005.00", "100.00", ["100.00"] * 10 + ["5.00"]),
        ("1004.99", "100.00", ["100.00"] * 9 + ["104.99"]),
        ("21.90", "10.00", ["10.00", "10.00", "1.90"]),
        ("20.90", "10.00", ["10.00", "10.90"]),
        ("4.00", "10.00", ["4.00"]),
    ],
)
def test_nobody_comes_back_for_a_euro(total, monthly, parts):
    told = parts_of(Decimal(total), Decimal(monthly), date(2026, 1, 31))

    assert [str(part.amount) for part in told] == parts
    assert sum(part.amount for part in told) == Decimal(total)


def test_within_a_capacity_no_month_is_above_it():
    assert monthly_of(Decimal("212.00"), capacity=Decimal("35.00")) == Decimal("30.29")
    assert monthly_of(Decimal("215.00"), capacity=Decimal("35.00")) == Decimal("35.00")
