import pytest
from django.core.exceptions import PermissionDenied

from palier.base.documents.sheets import HOLE
from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.base.tenancy.tests.pages import come_in
from palier.law.mentions import mentions_of
from palier.law.regimes import regimes
from palier.work.leases.actions import complete_contract, sign_contract
from palier.work.leases.composing import compose, holes_of, said_by, usual_text
from palier.work.leases.tests.examples import JANUARY, a_draft

COLUMNS = [(code, False) for code in regimes()] + [("loi89", True)]


@pytest.mark.parametrize(("regime", "furnished"), COLUMNS)
def test_the_usual_text_says_all_that_the_law_wants_said(regime, furnished):
    wanted = {each.code for each in mentions_of(regime, furnished=furnished)}

    assert said_by(regime, furnished=furnished) >= wanted
    assert usual_text(regime, furnished=furnished).count("## Les textes") == 1


@pytest.mark.parametrize("regime", list(regimes()))
def test_what_nobody_knows_is_left_to_complete_never_left_out(regime):
    contract = a_draft(an_organisation(), regime=regime)

    parts = compose(contract, JANUARY)

    assert all(part["text"].strip(" .") for part in parts)
    titles = usual_text(regime).count("## ")
    assert len(parts) == titles


def test_a_furnished_lease_has_its_own_words():
    contract = a_draft(an_organisation())
    contract.is_furnished = True

    words = " ".join(part["text"] for part in compose(contract, JANUARY))

    assert "préavis d’un mois" in words
    assert "inventaire et l’état détaillé des meubles" in words


def test_what_was_left_is_completed_for_this_contract_alone():
    organisation = an_organisation()
    manager = someone_as(organisation, "rental_manager")
    contract, other = a_draft(organisation), a_draft(organisation)
    assert "Le logement" in holes_of(compose(contract, JANUARY))
    text = usual_text("loi89").replace(HOLE, "néant").replace("[à compléter, ", "[").strip()

    contract = complete_contract(contract, text=text, actor=manager)

    assert "Le logement" not in holes_of(compose(contract, JANUARY))
    assert "Le logement" in holes_of(compose(other, JANUARY))
    assert "## Le logement" in contract.words
    contract = complete_contract(contract, text=" ", actor=manager)
    assert "Le logement" in holes_of(compose(contract, JANUARY))


def test_a_signed_contract_keeps_its_words():
    organisation = an_organisation()
    manager = someone_as(organisation, "rental_manager")
    contract = a_draft(organisation)
    with pytest.raises(Refused, match="Rien ne remplit"):
        complete_contract(contract, text="## A\n{chateau}", actor=manager)
    sign_contract(
        contract, on=JANUARY, how="paper", signed_as="A", signed_for_us="B", actor=manager
    )

    with pytest.raises(Refused, match="avenant"):
        complete_contract(contract, text="## A\nAutre.", actor=manager)

    contract.refresh_from_db()
    assert contract.words == ""


def test_the_page_starts_from_the_words_as_they_are(client):
    organisation = an_organisation()
    contract = a_draft(organisation)
    come_in(client, organisation, "rental_manager")

    page = client.get(f"/contrats/{contract.pk}/texte/").content.decode()

    assert "Reste à compléter : «" in page.replace("\u00a0", " ")
    assert "## Loyer d’avant" in page
    assert "{dernier_loyer}" in page


def test_a_host_does_not_write_contracts(client):
    organisation = an_organisation()
    contract = a_draft(organisation, regime="logement_foyer")
    come_in(client, organisation, "host")

    assert client.get(f"/contrats/{contract.pk}/texte/").status_code == 403
    with pytest.raises(PermissionDenied, match="rôle"):
        complete_contract(contract, text="## A\nb", actor=someone_as(organisation, "host"))

    contract.refresh_from_db()
    assert contract.words == ""
