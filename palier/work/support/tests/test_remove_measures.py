from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import the_system
from palier.work.support.actions import remove_measures
from palier.work.support.models import Measure
from palier.work.support.tests.examples import a_measure


def test_a_measure_brought_over_by_mistake_is_gone():
    organisation = an_organisation()
    measure = a_measure(organisation)

    remove_measures(organisation, measures=[measure], actor=the_system(organisation))

    assert not Measure.objects.exists()
