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
from palier.work.leases.tests.examples import a_lived_in_contract
from palier.work.support.tests.examples import a_measure


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


FOLLOWED = (
    "/contrats/",
    "/contrats/glissants/",
    "/accompagnements/droits/",
    "/impayes/",
    "/impayes/plans/",
    "/procedures/",
)


def test_mine_are_found_at_once_on_every_list_that_speaks_of_households(client):
    organisation = an_organisation()
    mine, other = a_household(organisation, "Zola"), a_household(organisation, "Abadie")
    for household in (mine, other):
        a_lived_in_contract(organisation, household=household)
    me = come_in(client, organisation, "supervisor")
    a_measure(organisation, household=mine, caseworker=me)

    def names(address):
        page = client.get(address).content.decode()
        return [row.name for row in (mine, other) if row.name in page]

    assert "Ménages suivis" in client.get("/contrats/").content.decode()
    assert names("/contrats/") == [mine.name, other.name]
    assert names("/contrats/?suivi=miens") == [mine.name]
    assert names("/contrats/?suivi=equipe") == [mine.name]
    for address in FOLLOWED:
        assert other.name not in client.get(f"{address}?suivi=miens").content.decode(), address


def test_who_follows_nobody_is_not_offered_one_s_own(client):
    organisation = an_organisation()
    come_in(client, organisation, "accountant")
    a_notice(organisation)
    assert "Ménages suivis" not in client.get("/quittancement/comptes/").content.decode()
