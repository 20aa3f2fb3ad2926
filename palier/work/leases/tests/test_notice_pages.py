"""The page of a notice to quit knows only what the regime knows."""

from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.pages import come_in
from palier.work.leases.models import NoticeToQuit
from palier.work.leases.tests.examples import a_lived_in_contract


def test_each_side_is_offered_the_grounds_that_its_regime_knows(client):
    organisation = an_organisation()
    come_in(client, organisation, "rental_manager")
    contract = a_lived_in_contract(organisation, regime="logement_foyer")

    own = client.get(f"/contrats/{contract.pk}/conge/").content.decode()
    ours = client.get(f"/contrats/{contract.pk}/conge/?de=manager").content.decode()

    assert "8 jours" in own
    assert "cessation" not in own
    assert "Cessation totale" in ours
    assert "8 jours" not in ours


def test_a_stay_in_a_shelter_offers_no_notice(client):
    organisation = an_organisation()
    come_in(client, organisation, "rental_manager")
    stay = a_lived_in_contract(organisation, regime="shelter")

    page = client.get(f"/contrats/{stay.pk}/").content.decode()

    assert "Personne n’a donné congé" not in page
    assert "conge/" not in page


def test_a_notice_given_on_the_page_is_of_the_side_in_the_address(client):
    organisation = an_organisation()
    come_in(client, organisation, "rental_manager")
    contract = a_lived_in_contract(organisation, regime="logement_foyer")

    client.post(
        f"/contrats/{contract.pk}/conge/?de=manager",
        {"ground": "breach", "form": "hand", "received_on": "15/03/2026"},
    )

    notice = NoticeToQuit.objects.get()
    assert (notice.side, notice.delay) == ("manager", "1 mois")


def test_a_volunteer_finds_no_such_page(client):
    organisation = an_organisation()
    contract = a_lived_in_contract(organisation)
    come_in(client, organisation, "volunteer")

    assert client.get(f"/contrats/{contract.pk}/conge/").status_code in (403, 404)
