"""« Ce qui s’applique à ce contrat »: each article, by the contract's own regime."""

from palier.base.kit.typography import typeset
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.pages import come_in
from palier.law.articles import matters
from palier.law.regimes import regimes
from palier.work.leases.tests.examples import a_draft


def test_a_contract_shows_each_matter_with_its_answer_and_its_article(client):
    organisation = an_organisation()
    come_in(client, organisation, "rental_manager")
    draft = a_draft(organisation, regime="logement_foyer")

    page = client.get(f"/contrats/{draft.pk}/ce-qui-s-applique/").content.decode()
    contract = client.get(f"/contrats/{draft.pk}/").content.decode()

    for matter in matters().values():
        assert typeset(matter.label) in page
    assert "L633-2" in page
    assert "sous quinze jours" in page
    assert page.count("s’applique</") >= 2
    assert f"/contrats/{draft.pk}/ce-qui-s-applique/" in contract


def test_a_furnished_lease_is_told_its_own_title(client):
    organisation = an_organisation()
    come_in(client, organisation, "rental_manager")
    draft = a_draft(organisation)
    draft.is_furnished = True
    draft.save(update_fields=["is_furnished"])

    page = client.get(f"/contrats/{draft.pk}/ce-qui-s-applique/").content.decode()

    assert "art. 25-7" in page
    assert "Bail direct (loi de 1989), meublé" in page


def test_each_regime_has_its_page_and_leads_to_the_others(client):
    come_in(client, an_organisation(), "rental_manager")

    for code in regimes():
        page = client.get(f"/contrats/loi/{code}/")
        assert page.status_code == 200, code
    assert "/contrats/loi/loi89/?meuble=oui" in page.content.decode()
    assert "25-8" in client.get("/contrats/loi/loi89/?meuble=oui").content.decode()
    assert client.get("/contrats/loi/inconnu/").status_code == 404


def test_who_sees_no_contract_sees_neither(client):
    organisation = an_organisation()
    draft = a_draft(organisation)
    come_in(client, organisation, "volunteer")

    assert client.get(f"/contrats/{draft.pk}/ce-qui-s-applique/").status_code in (403, 404)
    assert client.get("/contrats/loi/loi89/").status_code == 403
