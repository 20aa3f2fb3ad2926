from datetime import date
from decimal import Decimal

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.law.repayment import parts_of
from palier.work.arrears.actions import record_plan
from palier.work.arrears.following import standing_of
from palier.work.arrears.models import Instalment, RepaymentPlan
from palier.work.arrears.reads import due_by
from palier.work.billing.tests.examples import JUNE, a_notice, a_payment, an_issued_run

MAY_10, JUNE_10 = date(2026, 5, 10), date(2026, 6, 10)


def _plan(organisation, account, **given):
    told = {
        "basis": "amicable", "total": Decimal("212.00"), "monthly": Decimal("50.00"),
        "agreed_on": MAY_10, "first_due_on": JUNE_10,
    }  # fmt: skip
    return record_plan(account, **(told | given), actor=someone_as(organisation, "rental_manager"))


def test_a_debt_is_paid_back_in_equal_parts_the_last_taking_what_is_left():
    organisation = an_organisation()

    plan = _plan(organisation, a_notice(organisation).account)

    assert list(plan.instalments.order_by("due_on").values_list("due_on", "amount")) == [
        (JUNE_10, Decimal("50.00")),
        (date(2026, 7, 10), Decimal("50.00")),
        (date(2026, 8, 10), Decimal("50.00")),
        (date(2026, 9, 10), Decimal("50.00")),
        (date(2026, 10, 10), Decimal("12.00")),
    ]
    assert due_by(plan, date(2026, 8, 10)) == Decimal("150.00")


def test_a_day_that_a_month_has_not_becomes_its_last():
    days = [each.due_on for each in parts_of(Decimal(90), Decimal(30), date(2026, 1, 31))]

    assert days == [date(2026, 1, 31), date(2026, 2, 28), date(2026, 3, 31)]


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"monthly": Decimal(0)}, "positifs"),
        ({"total": Decimal(-5)}, "positifs"),
        ({"monthly": Decimal("0.50")}, "424 mensualités"),
        ({"first_due_on": date(2026, 5, 9)}, "avant l’accord"),
        ({"capacity": Decimal("49.99")}, "dépasse la capacité"),
        ({"monthly": None, "count": 4, "capacity": Decimal("52.99")}, "plus que la capacité"),
        ({"monthly": None}, "Dites la mensualité"),
        ({"monthly": None, "capacity": Decimal(0)}, "Sans capacité"),
        ({"basis": "judge_1343_5", "monthly": Decimal("8.00")}, "24 au plus"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_kept(given, words):
    organisation = an_organisation()

    with pytest.raises(Refused, match=words):
        _plan(organisation, a_notice(organisation).account, **given)

    assert not RepaymentPlan.objects.exists()
    assert not Instalment.objects.exists()


def test_a_household_pays_back_one_plan_at_a_time():
    organisation = an_organisation()
    account = a_notice(organisation).account
    _plan(organisation, account)

    with pytest.raises(Refused, match="déjà un plan"):
        _plan(organisation, account)

    assert RepaymentPlan.objects.count() == 1


@pytest.mark.parametrize(
    ("given", "monthly", "count"),
    [
        ({"monthly": None, "capacity": Decimal("35.00")}, "30.29", 7),
        ({"monthly": None, "count": 4}, "53.00", 4),
        ({"monthly": None, "count": 5, "capacity": Decimal("42.40")}, "42.40", 5),
        ({"monthly": None, "capacity": Decimal("900.00")}, "212.00", 1),
    ],
)
def test_a_plan_comes_from_a_capacity_or_a_number_of_instalments(given, monthly, count):
    organisation = an_organisation()

    plan = _plan(organisation, a_notice(organisation).account, **given)

    assert (plan.monthly, plan.instalments.count()) == (Decimal(monthly), count)
    assert sum(each.amount for each in plan.instalments.all()) == Decimal("212.00")


def test_more_than_is_owed_is_refused():
    organisation = an_organisation()
    account = a_notice(organisation).account

    with pytest.raises(Refused, match="un plan n’étale pas davantage"):
        _plan(organisation, account, total=Decimal("212.01"))

    assert not RepaymentPlan.objects.exists()


def test_agreed_before_it_is_written_what_was_paid_since_is_not_beside_it():
    organisation = an_organisation()
    account = a_notice(organisation).account
    a_payment(account, "162.00", on=date(2026, 5, 15))

    plan = _plan(organisation, account, total=Decimal("50.00"), monthly=Decimal("25.00"))

    standing = standing_of(plan, date(2026, 5, 31))
    assert (plan.beside, standing.paid, standing.left) == (0, 0, 50)


def test_agreed_on_a_past_day_it_does_not_spread_what_came_since():
    organisation = an_organisation()
    account = a_notice(organisation).account
    an_issued_run(organisation, JUNE)

    with pytest.raises(Refused, match="ce ménage devait 212,00\xa0€ : un plan convenu ce jour-là"):
        _plan(organisation, account, total=Decimal("424.00"))

    assert not RepaymentPlan.objects.exists()
    plan = _plan(organisation, account, total=Decimal("424.00"), agreed_on=date(2026, 6, 8))
    assert plan.beside == 0
