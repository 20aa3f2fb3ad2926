from datetime import date

from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import the_system
from palier.work.arrears.actions import settle_plans
from palier.work.arrears.jobs import look_tonight
from palier.work.arrears.models import RepaymentPlan
from palier.work.arrears.tests.examples import JUNE_1, a_case, a_plan, paid


def test_the_night_says_a_plan_kept_when_its_last_cent_is_paid():
    organisation = an_organisation()
    plan = a_plan(a_case(organisation).account)
    paid(plan.account, "211.99", date(2026, 6, 8))
    look_tonight(organisation, date(2026, 6, 9))
    assert RepaymentPlan.objects.get().state == "running"

    paid(plan.account, "0.01", date(2026, 6, 9))
    look_tonight(organisation, date(2026, 6, 10))

    found = RepaymentPlan.objects.get()
    assert (found.state, found.ended_on) == ("kept", date(2026, 6, 10))


def test_a_plan_that_is_over_stays_as_it_ended():
    organisation = an_organisation()
    plan = a_plan(a_case(organisation).account)
    RepaymentPlan.objects.update(state="broken", ended_on=JUNE_1)

    settle_plans(organisation, plans=[plan], on=date(2026, 7, 1), actor=the_system(organisation))

    assert RepaymentPlan.objects.get().state == "broken"
