from palier.base.ledger.tests.examples import an_organisation
from palier.work.casework.tests.examples import a_supervisor
from palier.work.support.actions import bill_months, unbill_month
from palier.work.support.models import BilledMonth
from palier.work.support.tests.examples import MAY_2, a_measure


def test_a_month_marked_by_mistake_may_be_billed_again():
    organisation = an_organisation()
    measure, boss = a_measure(organisation), a_supervisor(organisation)
    bill_months(measure.programme, month_on=MAY_2, on=MAY_2, measures=[measure], actor=boss)

    unbill_month(BilledMonth.objects.get(), actor=boss)

    assert not BilledMonth.objects.exists()
    bill_months(measure.programme, month_on=MAY_2, on=MAY_2, measures=[measure], actor=boss)
    assert BilledMonth.objects.count() == 1
