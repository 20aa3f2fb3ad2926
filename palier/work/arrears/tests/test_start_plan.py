from datetime import date

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as, the_system
from palier.work.arrears.actions import start_plan
from palier.work.arrears.models import RepaymentPlan
from palier.work.arrears.tests.examples import JUNE_1, a_case, a_plan


def test_a_plan_proposed_runs_once_signed():
    organisation = an_organisation()
    plan = a_plan(a_case(organisation).account, is_signed=False)
    assert plan.state == "proposed"

    start_plan(plan, on=date(2026, 6, 3), actor=someone_as(organisation, "social_worker"))

    found = RepaymentPlan.objects.get()
    assert (found.state, found.agreed_on) == ("running", date(2026, 6, 3))


def test_signed_too_late_or_twice_is_refused():
    organisation = an_organisation()
    plan, actor = a_plan(a_case(organisation).account, is_signed=False), the_system(organisation)

    with pytest.raises(Refused, match="déjà passée"):
        start_plan(plan, on=date(2026, 6, 11), actor=actor)
    assert RepaymentPlan.objects.get().state == "proposed"
    start_plan(plan, on=JUNE_1, actor=actor)
    with pytest.raises(Refused, match="en cours"):
        start_plan(plan, on=JUNE_1, actor=actor)
