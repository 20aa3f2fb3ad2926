from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.registers.housing.actions import add_building
from palier.registers.housing.tests.examples import a_site


def test_a_building_has_the_address_of_its_site_unless_it_has_its_own():
    organisation = an_organisation()
    manager = someone_as(organisation, "rental_manager")
    site = a_site(organisation)

    same = add_building(site, name="A", actor=manager)
    other = add_building(site, name="B", street="7 rue des Amandiers", actor=manager)

    assert (same.street, other.street) == ("5 rue des Amandiers", "7 rue des Amandiers")
