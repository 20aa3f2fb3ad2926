from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.work.arrears.actions import remove_plans
from palier.work.arrears.models import Instalment, RepaymentPlan
from palier.work.arrears.tests.test_record_plan import _plan
from palier.work.billing.tests.examples import a_notice


def test_a_plan_brought_over_by_mistake_is_gone_with_its_instalments():
    organisation = an_organisation()
    plan = _plan(organisation, a_notice(organisation).account)

    remove_plans(organisation, plans=[plan], actor=someone_as(organisation, "data_migrator"))

    assert not RepaymentPlan.objects.exists()
    assert not Instalment.objects.exists()
