from datetime import date
from decimal import Decimal

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.work.arrears.actions import declare_breach
from palier.work.arrears.following import standing_of
from palier.work.arrears.models import RepaymentPlan
from palier.work.arrears.tests.examples import a_case, a_plan, more_months, paid
from palier.work.billing.tests.examples import JUNE

JULY_1 = date(2026, 7, 1)


def _breach(plan, on=JULY_1, told_on=JULY_1, role="rental_manager"):
    return declare_breach(plan, on=on, told_on=told_on, actor=someone_as(plan.organisation, role))


def test_the_rent_comes_first_and_what_is_beyond_goes_to_the_plan():
    organisation = an_organisation()
    case = a_case(organisation)
    plan = a_plan(case.account, agreed_on=date(2026, 5, 31))
    more_months(organisation, JUNE)
    paid(case.account, "242.00", date(2026, 6, 8))

    standing = standing_of(plan, date(2026, 6, 9))

    assert (standing.paid, standing.left) == (Decimal("30.00"), Decimal("182.00"))
    assert [part.state for part in standing.parts[:2]] == ["partial", "to_come"]


def test_an_instalment_is_late_then_missed_after_the_tolerance():
    plan = a_plan(a_case(an_organisation()).account)

    states = [
        standing_of(plan, day).parts[0].state
        for day in (date(2026, 6, 10), date(2026, 6, 11), date(2026, 6, 20), date(2026, 6, 21))
    ]

    assert states == ["to_come", "late", "late", "missed"]


def test_a_breach_is_declared_and_told():
    plan = _breach(a_plan(a_case(an_organisation()).account))

    assert (plan.state, plan.ended_on, plan.told_on) == ("broken", JULY_1, JULY_1)


def test_a_plan_that_is_kept_is_not_broken_nor_told_afterwards():
    organisation = an_organisation()
    case = a_case(organisation)
    plan = a_plan(case.account)

    with pytest.raises(Refused, match="tenu à ce jour"):
        _breach(plan, on=date(2026, 6, 15), told_on=date(2026, 6, 15))
    with pytest.raises(Refused, match="prévenu avant"):
        _breach(plan, told_on=date(2026, 7, 2))

    assert RepaymentPlan.objects.get().state == "running"


def test_this_months_rent_never_counts_for_the_plan():
    organisation = an_organisation()
    case = a_case(organisation)
    plan = a_plan(case.account, agreed_on=date(2026, 5, 31))
    more_months(organisation, JUNE)
    paid(case.account, "212.00", date(2026, 6, 2))

    for day in (date(2026, 6, 3), date(2026, 6, 9)):
        assert standing_of(plan, day).paid == 0


def test_what_is_owed_beside_the_plan_is_paid_before_it():
    organisation = an_organisation()
    case = a_case(organisation)
    plan = a_plan(case.account, total=Decimal("150.00"))

    assert plan.beside == Decimal("62.00")
    assert standing_of(plan, date(2026, 6, 3)).paid == 0


def test_article_24_vii_a_judges_plan_has_no_tolerance():
    assert a_plan(a_case(an_organisation()).account, basis="judge_24_v").tolerance_days == 0
