from datetime import date

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.registers.housing.tests.examples import a_place, a_site
from palier.work.leases.actions import end_holding, end_occupancy
from palier.work.leases.tests.examples import a_holding, a_lived_in_contract

JUNE = date(2026, 6, 1)


def test_a_home_is_given_back_once_nobody_lives_there():
    organisation = an_organisation()
    manager = someone_as(organisation, "rental_manager")
    place = a_place(a_site(organisation))
    holding = a_holding(organisation, place=place)
    contract = a_lived_in_contract(organisation, place=place, regime="art8_sublease")
    end_occupancy(contract, ends_on=JUNE, end_reason="own_home", actor=manager)

    holding = end_holding(holding, ends_on=JUNE, end_reason="ours", actor=manager)

    assert (holding.state, holding.last_on) == ("ended", date(2026, 5, 31))
    assert [change.kind for change in holding.changes.all()] == ["ended"]


def test_the_end_of_a_head_lease_waits_for_the_household():
    """Loi n° 89-462, art. 8: the end of the head lease ends the sublease."""
    organisation = an_organisation()
    place = a_place(a_site(organisation))
    holding = a_holding(organisation, place=place)
    contract = a_lived_in_contract(organisation, place=place, regime="art8_sublease")

    with pytest.raises(Refused, match=f"y vit encore.*{contract.number}"):
        end_holding(
            holding,
            ends_on=JUNE,
            end_reason="ours",
            actor=someone_as(organisation, "rental_manager"),
        )

    holding.refresh_from_db()
    assert (holding.state, holding.changes.count()) == ("signed", 0)
