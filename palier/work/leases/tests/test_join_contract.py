from datetime import date

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.registers.housing.tests.examples import a_place, a_site
from palier.registers.people.actions import add_person
from palier.work.leases.actions import end_occupancy, join_contract
from palier.work.leases.reads import room_of
from palier.work.leases.tests.examples import JANUARY, a_lived_in_contract

MAY = date(2026, 5, 4)


def test_someone_signs_too_and_the_home_may_become_too_small():
    """CCH art. R822-25: 9 m² alone, 16 m² for two."""
    organisation = an_organisation()
    manager = someone_as(organisation, "rental_manager")
    home = a_lived_in_contract(
        organisation, place=a_place(a_site(organisation), size="T1", surface="14.0")
    )
    home.refresh_from_db()
    before = room_of(home, MAY)
    member = add_person(
        home.household,
        first_name="Issa",
        starts_on=MAY,
        actor=someone_as(organisation, "social_worker"),
    )

    join_contract(home, person=member, role="signatory", on=MAY, actor=manager)

    after = room_of(home, MAY)
    assert (before.surface_needed, before.is_too_small) == (9, False)
    assert (after.surface_needed, after.is_too_small) == (16, True)
    assert home.parties.get(person=member).joined_on == MAY


def test_someone_who_is_there_or_a_contract_that_is_over_is_refused():
    organisation = an_organisation()
    manager = someone_as(organisation, "rental_manager")
    home = a_lived_in_contract(organisation)
    person = home.parties.get().person
    told = {"person": person, "role": "signatory", "on": MAY, "actor": manager}

    with pytest.raises(Refused, match="déjà à ce contrat"):
        join_contract(home, **told)
    end_occupancy(home, ends_on=date(2026, 6, 1), end_reason="other", actor=manager)
    with pytest.raises(Refused, match="terminé"):
        join_contract(home, **told)

    assert (home.parties.count(), home.starts_on) == (1, JANUARY)
