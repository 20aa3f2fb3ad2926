"""The papers of a contract on its pages."""

import pytest

from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import the_system
from palier.base.tenancy.tests.pages import come_in
from palier.law.regimes import regimes
from palier.work.leases.actions import receive_pieces
from palier.work.leases.models import ContractPaper, ContractTemplate
from palier.work.leases.tests.examples import a_draft, a_lived_in_contract


@pytest.mark.parametrize("regime", sorted(regimes()))
def test_every_regime_prints_its_contract(client, regime):
    organisation = an_organisation()
    come_in(client, organisation, "rental_manager")

    paper = client.get(f"/contrats/{a_draft(organisation, regime=regime).pk}/pdf/")

    assert paper.content.startswith(b"%PDF")


def test_a_contract_is_signed_on_its_page_and_read_again_as_signed(client):
    organisation = an_organisation()
    come_in(client, organisation, "rental_manager")
    contract = a_draft(organisation)

    client.post(
        f"/contrats/{contract.pk}/signer/",
        {"on": "01/01/2026", "how": "screen", "signed_as": "Awa", "signed_for_us": "Nadia"},
    )

    paper = ContractPaper.objects.get()
    assert client.get(f"/contrats/actes/{paper.pk}/pdf/").content.startswith(b"%PDF")
    assert "Avenant" in client.get(f"/contrats/{contract.pk}/").content.decode()


def test_the_association_writes_its_own_template_from_ours(client):
    organisation = an_organisation()
    come_in(client, organisation, "rental_manager")

    page = client.get("/contrats/modeles/pitch/").content.decode()
    assert "Trois mois au plus" in page
    client.post(
        "/contrats/modeles/pitch/", {"starts_on": "01/01/2026", "text": "## Entre\n{titulaires}."}
    )

    assert ContractTemplate.objects.get().regime == "pitch"
    assert "Votre modèle" in client.get("/contrats/modeles/").content.decode()
    assert client.get("/contrats/modeles/chateau/").status_code == 404


def test_what_is_missing_is_named_on_the_page(client):
    organisation = an_organisation()
    come_in(client, organisation, "rental_manager")
    contract = a_draft(organisation)
    receive_pieces(contract, pieces=[], on=contract.starts_on, actor=the_system(organisation))

    page = client.get(f"/contrats/{contract.pk}/").content.decode()

    assert "6 à réunir" in page.replace("\u00a0", " ")
    assert "art. 7 g" in page.replace("\u00a0", " ")


def test_a_host_does_not_write_templates(client):
    organisation = an_organisation()
    come_in(client, organisation, "host")
    contract = a_lived_in_contract(organisation, regime="logement_foyer")

    assert client.get("/contrats/modeles/loi89/").status_code == 403
    assert client.get(f"/contrats/{contract.pk}/avenant/").status_code == 403
