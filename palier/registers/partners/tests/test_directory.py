from datetime import date

import pytest

from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as, the_system
from palier.base.tenancy.tests.pages import come_in
from palier.law.dates import add_months
from palier.registers.partners.actions import renew_partnership, suspend_offer
from palier.registers.partners.forms import DepartmentsField
from palier.registers.partners.models import Partnership
from palier.registers.partners.shell import offers_to_check, what_ends_or_is_due
from palier.registers.partners.tests.examples import (
    MAY_2,
    a_correspondent,
    a_deliverable,
    a_partner,
    a_partnership,
    an_offer,
    told_offer,
)
from palier.registers.people.actions import close_body


def _page(client, address):
    return client.get(address).content.decode().replace("\u00a0", " ")


def test_one_looks_for_whom_and_where(client):
    organisation = an_organisation()
    body = a_partner(organisation)
    an_offer(organisation, body, name="Français", departments=["13"])
    an_offer(organisation, body, name="Halte", publics=["all"], theme="daily")
    an_offer(organisation, body, name="Jeunes du 84", publics=["youth"], departments=["84"])
    come_in(client, organisation, "reception")

    def found(query):
        page = _page(client, f"/annuaire/?{query}")
        return {name for name in ("Français", "Halte", "Jeunes du 84") if f">{name}<" in page}

    assert found("") == {"Français", "Halte", "Jeunes du 84"}
    assert found("public=youth") == {"Halte", "Jeunes du 84"}
    assert found("departement=13") == {"Français", "Halte"}
    assert found("theme=daily") == {"Halte"}


def test_a_suspended_offer_is_shown_suspended_and_a_closed_body_s_is_not_shown(client):
    organisation = an_organisation()
    offer, system = an_offer(organisation), the_system(organisation)
    suspend_offer(offer, on=MAY_2, why="Fermé l’été", actor=system)
    come_in(client, organisation, "social_worker")

    assert "suspendue" in _page(client, "/annuaire/")
    assert "Orienter un ménage" not in _page(client, f"/annuaire/offres/{offer.pk}/")
    close_body(offer.body, on=MAY_2, why="Dissoute", actor=system)
    assert "Atelier de français" not in _page(client, "/annuaire/")


def test_an_offer_is_written_from_its_body_s_page(client):
    organisation = an_organisation()
    body = a_partner(organisation)
    a_correspondent(organisation, body)
    come_in(client, organisation, "social_worker")
    assert f"/annuaire/structures/{body.pk}/offre/" in _page(client, f"/structures/{body.pk}/")

    told = told_offer(departments="13, Var", by="both", checked_on="2026-05-02")
    answer = client.post(f"/annuaire/structures/{body.pk}/offre/", told)

    offer = body.offers.get()
    assert answer.headers["Location"] == f"/annuaire/offres/{offer.pk}/"
    assert offer.departments == ["13", "83"]
    page = _page(client, f"/structures/{body.pk}/")
    assert "Atelier de français" in page
    assert "Inès Laval" in page


@pytest.mark.parametrize(
    ("told", "codes"), [("13, 84", ["13", "84"]), ("var; 2a ,4", ["83", "2A", "04"]), ("", [])]
)
def test_departments_are_read_by_code_or_name(told, codes):
    assert DepartmentsField().clean(told) == codes


def test_what_is_no_department_gets_a_sentence():
    with pytest.raises(Exception, match="n’est pas un département"):
        DepartmentsField().clean("13, Provence")


def test_offers_nobody_made_sure_of_are_told_once():
    organisation, today = an_organisation(), date(2027, 6, 1)
    body = a_partner(organisation)
    worker = someone_as(organisation, "social_worker")
    for name in ("Un", "Deux"):
        an_offer(organisation, body, name=name)
    an_offer(organisation, body, name="Fraîche", checked_on=add_months(today, -12))

    (told,) = offers_to_check(None, worker, today)

    assert told.title.replace("\u00a0", " ") == "Annuaire : 2 offres à vérifier"
    assert not offers_to_check(None, someone_as(organisation, "reception"), today)
    assert not offers_to_check(None, worker, date(2027, 5, 2))


def test_agreements_are_not_for_the_desk(client):
    organisation = an_organisation()
    row = a_partnership(organisation)
    come_in(client, organisation, "social_worker")
    body = row.signatories.get().body

    assert client.get("/annuaire/conventions/").status_code == 403
    assert client.get(f"/annuaire/conventions/{row.pk}/").status_code == 404
    assert row.title not in _page(client, f"/structures/{body.pk}/")


def test_an_agreement_s_end_and_its_deliverables_are_told_in_time():
    organisation = an_organisation()
    row = a_partnership(organisation)  # until 31 December 2026
    a_deliverable(row, due_on=date(2026, 10, 31))
    a_deliverable(row, what="Fichier", due_on=date(2026, 10, 1), signatory=row.signatories.get())
    director = someone_as(organisation, "director")

    def told(today):
        return [todo.title for todo in what_ends_or_is_due(None, director, today)]

    assert told(date(2026, 8, 1)) == []
    assert told(date(2026, 9, 30)) == ["Fichier : à recevoir de Le Pas de côté"]
    assert told(date(2026, 10, 1)) == [
        "Accès aux soins des résidents : reconduire ou laisser finir ?",
        "Fichier : à recevoir de Le Pas de côté",
        "Bilan annuel : à remettre",
    ]
    renew_partnership(row, starts_on=date(2027, 1, 1), actor=director)
    assert len(told(date(2026, 10, 1))) == 2
    assert not what_ends_or_is_due(
        None, someone_as(organisation, "social_worker"), date(2026, 10, 1)
    )


def test_an_agreement_is_noted_corrected_and_awaits_something(client):
    organisation = an_organisation()
    body, other = a_partner(organisation), a_partner(organisation, "La Passerelle")
    come_in(client, organisation, "director")
    told = {
        "title": "Accès aux soins",
        "kind": "agreement",
        "bodies": [body.pk, other.pk],
        "departments": "13",
        "starts_on": "2026-01-01",
        "ends_on": "2026-12-31",
    }

    answer = client.post("/annuaire/conventions/noter/", told)

    row = Partnership.objects.get()
    page = answer.headers["Location"]
    assert page == f"/annuaire/conventions/{row.pk}/"
    assert row.period.upper == date(2027, 1, 1)
    due = {
        "what": "Bilan",
        "due_on": "2026-12-15",
        "signatory": row.signatories.get(body=other).pk,
    }
    client.post(f"{page}livrable/", due)
    corrected = client.get(f"{page}corriger/").content.decode()
    assert 'value="2026-12-31"' in corrected
    assert "La Passerelle" in _page(client, page)
    assert "par La Passerelle" in _page(client, page)


def test_an_agreement_to_come_is_found_by_its_state(client):
    organisation = an_organisation()
    row = a_partnership(organisation)
    far = date.max.replace(year=2099)
    Partnership.objects.filter(pk=row.pk).update(period=(far, None))
    come_in(client, organisation, "director")
    at = "/annuaire/conventions/"
    assert "Accès aux soins" in _page(client, f"{at}?etat=avenir")
    assert "Accès aux soins" not in _page(client, f"{at}?etat=encours")
