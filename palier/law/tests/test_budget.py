from decimal import Decimal

import pytest

from palier.law.budget import Budget, consumption_units, housing_cost_ratio


@pytest.mark.parametrize(
    ("ages", "units"),
    [
        ([35], "1"),
        ([35, 33], "1.5"),
        ([35, 4, 9], "1.6"),
        ([40, 38, 14, 13], "2.3"),
        ([None, None], "1.5"),
        ([], "1"),
        ([4, 6], "1.3"),
    ],
)
def test_units_of_consumption_modified_oecd(ages, units):
    assert consumption_units(ages) == Decimal(units)


def test_effort_ratio_of_the_order_of_10_march_2011():
    """(438 + 61 - 287) / 1 310 = 16.2 %, the household of the screens."""
    budget = Budget(
        income=Decimal("1310.00"),
        rent=Decimal("499.00"),
        benefit=Decimal("287.00"),
        other_charges=Decimal("180.00"),
        debts=Decimal("40.00"),
        units=Decimal("1.6"),
        persons=3,
    )
    assert budget.gross_ratio == Decimal("38.1")
    assert budget.net_ratio == Decimal("16.2")
    assert budget.residual == Decimal("878.00")
    assert budget.residual_a_day(Decimal(3)) == Decimal("9.76")
    assert budget.residual_a_day(budget.units) == Decimal("18.29")


def test_a_budget_may_be_short_and_says_so():
    budget = Budget(
        Decimal(600), Decimal(450), Decimal(0), Decimal(200), Decimal(0), Decimal(1), 1
    )
    assert budget.residual == Decimal(-50)
    assert budget.residual_a_day(Decimal(1)) == Decimal("-1.67")


def test_without_income_there_is_no_ratio():
    assert housing_cost_ratio(Decimal(400), Decimal(0)) is None


@pytest.mark.parametrize(("income", "rent"), [(None, Decimal(400)), (Decimal(900), None)])
def test_nothing_is_drawn_from_what_nobody_noted(income, rent):
    budget = Budget(income, rent, Decimal(0), Decimal(0), Decimal(0), Decimal(1), 1)
    assert budget.gross_ratio is None
    assert budget.net_ratio is None
    assert budget.residual is None
    assert budget.residual_a_day(Decimal(1)) is None


def test_no_rent_at_all_is_a_figure():
    budget = Budget(Decimal(900), Decimal(0), Decimal(0), Decimal(0), Decimal(0), Decimal(1), 1)
    assert budget.gross_ratio == Decimal("0.0")
    assert budget.residual == Decimal(900)
