"""On the page of a household: what is gathered, what is missing, for a lease in its own name."""

from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_who_may, the_system
from palier.base.tenancy.tests.pages import come_in
from palier.registers.people.actions import hide_address
from palier.work.leases.tests.examples import a_lived_in_contract
from palier.work.sliding.shell import towards_ones_own_lease


def _page(client, occupancy):
    return client.get(f"/menages/{occupancy.household_id}/").content.decode()


def test_who_lives_under_a_contract_of_ours_sees_both_lists(client):
    occupancy = a_lived_in_contract(an_organisation(), regime="logement_foyer")
    come_in(client, occupancy.organisation, "supervisor")

    page = _page(client, occupancy)

    assert "Pour un bail à son nom" in page
    assert "Ce qui manque" in page
    assert "État des lieux d’entrée" in page


def test_who_holds_a_lease_of_their_own_is_not_told_what_lacks(client):
    occupancy = a_lived_in_contract(an_organisation(), regime="loi89")
    come_in(client, occupancy.organisation, "supervisor")

    assert "Pour un bail à son nom" not in _page(client, occupancy)


def test_it_does_not_tell_where_a_hidden_household_lives():
    occupancy = a_lived_in_contract(an_organisation(), regime="logement_foyer")
    actor = someone_who_may(occupancy.organisation, sights=("sliding.slides", "people.households"))
    today = occupancy.starts_on
    assert towards_ones_own_lease(occupancy.household, actor, today) is not None

    hide_address(occupancy.household, actor=the_system(occupancy.organisation))
    occupancy.household.refresh_from_db()

    assert towards_ones_own_lease(occupancy.household, actor, today) is None
