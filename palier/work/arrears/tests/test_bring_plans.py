from datetime import date
from decimal import Decimal

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.work.arrears.actions import BroughtPlan, bring_plans
from palier.work.arrears.models import RepaymentPlan
from palier.work.billing.tests.examples import a_notice

APRIL_30 = date(2026, 4, 30)


def test_plans_that_run_already_are_taken_over():
    organisation = an_organisation()
    told = BroughtPlan(a_notice(organisation).account, Decimal(640), Decimal(40), APRIL_30)

    [plan] = bring_plans(
        organisation, plans=[told], on=APRIL_30, actor=someone_as(organisation, "data_migrator")
    )

    assert (plan.total, plan.instalments.count()) == (Decimal(640), 16)


def test_two_of_one_household_stop_them_all():
    organisation = an_organisation()
    told = BroughtPlan(a_notice(organisation).account, Decimal(640), Decimal(40), APRIL_30)

    with pytest.raises(Refused, match="déjà un plan"):
        bring_plans(
            organisation,
            plans=[told, told],
            on=APRIL_30,
            actor=someone_as(organisation, "data_migrator"),
        )

    assert not RepaymentPlan.objects.exists()
