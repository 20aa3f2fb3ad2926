from datetime import date

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import the_system
from palier.registers.housing.tests.examples import a_place, a_site
from palier.registers.people.tests.examples import a_household
from palier.work.leases.actions import BroughtContract, bring_contracts
from palier.work.leases.models import Occupancy
from palier.work.leases.tests.examples import JANUARY, a_lived_in_contract

JUNE = date(2026, 6, 1)


def test_contracts_lived_in_are_taken_over_with_their_rooms_and_parties():
    organisation = an_organisation()
    site = a_site(organisation)
    dwelling = a_place(site)
    a_place(site, kind="room", parent=dwelling)
    household = a_household(organisation)

    [taken] = bring_contracts(
        organisation,
        contracts=[
            BroughtContract(dwelling, household, "loi89", JANUARY, former_reference="411DIA")
        ],
        actor=the_system(organisation),
    )

    assert (taken.number, taken.state) == ("B-0001", "active")
    assert taken.places.filter(is_firm=True).count() == 2
    assert [party.role for party in taken.parties.all()] == ["signatory"]


def test_one_who_has_left_is_taken_over_as_ended():
    organisation = an_organisation()

    [taken] = bring_contracts(
        organisation,
        contracts=[
            BroughtContract(
                a_place(a_site(organisation)),
                a_household(organisation),
                "loi89",
                JANUARY,
                JUNE,
                "own_home",
            )
        ],
        actor=the_system(organisation),
    )

    assert (taken.state, taken.end_reason, taken.period.upper) == ("ended", "own_home", JUNE)


def test_a_place_let_already_stops_them_all():
    organisation = an_organisation()
    site = a_site(organisation)
    place, free = a_place(site), a_place(site)
    a_lived_in_contract(organisation, place=place)
    household = a_household(organisation, "Roux", "Lucie")
    contracts = [BroughtContract(p, household, "loi89", JUNE) for p in (free, place)]

    with pytest.raises(Refused, match="déjà occupé"):
        bring_contracts(organisation, contracts=contracts, actor=the_system(organisation))

    assert Occupancy.objects.count() == 1
