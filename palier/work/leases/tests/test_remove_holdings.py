import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import the_system
from palier.registers.housing.tests.examples import a_place, a_site
from palier.registers.people.tests.examples import a_body
from palier.work.leases.actions import record_holding, remove_holdings
from palier.work.leases.models import Holding
from palier.work.leases.tests.examples import JANUARY, a_lived_in_contract


def _holding(organisation, place):
    return record_holding(
        a_body(organisation),
        kind="head_lease",
        places=[place],
        starts_on=JANUARY,
        actor=the_system(organisation),
    )


def test_a_title_recorded_by_mistake_is_gone():
    organisation = an_organisation()
    holding = _holding(organisation, a_place(a_site(organisation)))

    remove_holdings(organisation, holdings=[holding], actor=the_system(organisation))

    assert not Holding.objects.exists()


def test_a_title_that_a_contract_rests_on_stays():
    organisation = an_organisation()
    place = a_place(a_site(organisation))
    holding = _holding(organisation, place)
    a_lived_in_contract(organisation, place=place, regime="art8_sublease")

    with pytest.raises(Refused, match="a déjà servi"):
        remove_holdings(organisation, holdings=[holding], actor=the_system(organisation))

    assert Holding.objects.exists()
