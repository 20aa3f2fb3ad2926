"""Lists: what the address says is kept, and a verb is shown to those who may."""

from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.base.tenancy.tests.pages import come_in
from palier.base.tenancy.walls import stand_in
from palier.base.ui.picking import FEW
from palier.registers.housing.tests.examples import a_place, a_site
from palier.registers.people.tests.examples import a_household
from palier.work.billing.tests.examples import MAY, a_notice
from palier.work.collecting.actions import propose_write_off


def test_filtering_keeps_what_else_the_address_says(client):
    organisation = an_organisation()
    come_in(client, organisation, "rental_manager")
    a_household(organisation)

    told = client.get("/contrats/rediger/?lieu=7&q=diallo&page=2").content.decode()

    assert '<input type="hidden" name="lieu" value="7">' in told
    assert 'type="hidden" name="q"' not in told
    assert 'type="hidden" name="page"' not in told


def test_a_column_that_is_a_verb_is_shown_to_those_who_may(client):
    organisation = an_organisation()
    account = a_notice(organisation).account
    propose_write_off(
        account,
        amount=10,
        reason="Effacement",
        on=MAY,
        actor=someone_as(organisation, "rental_manager"),
    )

    def told(role):
        stand_in(organisation.pk)
        come_in(client, organisation, role)
        return client.get("/quittancement/abandons/").content.decode()

    assert "approuver/" in told("director")
    refused = told("rental_manager")
    assert account.household.name in refused
    assert "approuver/" not in refused


def test_a_name_is_found_with_and_without_its_accents(client):
    organisation = an_organisation()
    come_in(client, organisation, "rental_manager")
    a_household(organisation, last_name="Ngoué", first_name="Noëlle")
    a_household(organisation, last_name="Verdier")

    for typed in ("Ngoué", "ngoue", "NOELLE", "noëlle"):
        found = client.get("/menages/", {"q": typed}).content.decode()
        assert "Ngoué" in found, typed
        assert "Verdier" not in found, typed


def test_a_page_that_works_without_network_holds_every_choice(client):
    """Nothing can be looked for there: the choices are on the page."""
    organisation = an_organisation()
    come_in(client, organisation, "rental_manager")
    site = a_site(organisation)
    places = [a_place(site) for _ in range(FEW + 3)]

    page = client.get("/travaux/noter/").content.decode()

    assert "place__q" not in page
    assert all(f'value="{place.pk}"' in page for place in places)
