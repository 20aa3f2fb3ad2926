from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.registers.people.actions import add_body


def test_a_landlord_is_added_and_sorts_without_accents():
    organisation = an_organisation()
    manager = someone_as(organisation, "rental_manager")

    body = add_body(organisation, name="Éts Ravel", kinds=["landlord"], actor=manager)

    body.refresh_from_db()
    assert body.sort_name == "ets ravel"
