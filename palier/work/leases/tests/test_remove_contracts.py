from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import the_system
from palier.work.leases.actions import remove_contracts
from palier.work.leases.models import Occupancy, OccupancyParty, OccupancyPlace
from palier.work.leases.tests.examples import a_lived_in_contract


def test_a_contract_brought_over_by_mistake_leaves_nothing_behind():
    organisation = an_organisation()
    contract = a_lived_in_contract(organisation)

    remove_contracts(organisation, contracts=[contract], actor=the_system(organisation))

    assert not Occupancy.objects.exists()
    assert not OccupancyPlace.objects.exists()
    assert not OccupancyParty.objects.exists()
