from datetime import date

import pytest

from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as, the_system
from palier.base.tenancy.tests.pages import come_in
from palier.registers.partners.tests.examples import an_offer
from palier.registers.people.tests.examples import a_body, a_household
from palier.work.access.actions import close_referral, refer_out
from palier.work.access.reads import totals_of, used_in
from palier.work.access.tests.examples import MAY_2

PAGE = "/orientations/ce-qui-a-servi/"


def _sent(organisation, outcome="", on=MAY_2, name="Diallo", **given):
    system = the_system(organisation)
    household = a_household(organisation, name)
    row = refer_out(household, on=on, reason="Français", agreed=True, actor=system, **given)
    return close_referral(row, on=on, outcome=outcome, actor=system) if outcome else row


def _a_year(organisation):
    """Four sent to an offer (two helped, one refused, one waits), one to a body, one last year."""
    offer = an_offer(organisation)
    for rank, outcome in enumerate(("met", "met", "refused", "")):
        _sent(organisation, outcome, name=f"Ménage {rank}", offer=offer)
    _sent(organisation, "not_wanted", name="Sans offre", to=a_body(organisation))
    _sent(organisation, "met", on=date(2025, 5, 2), name="Avant", offer=offer)
    return offer


def test_what_was_asked_of_each_and_what_came_of_it():
    organisation = an_organisation()
    _a_year(organisation)

    used = used_in(someone_as(organisation, "director"), 2026)

    told = [
        (u.body, u.offer, u.sent, u.met, u.refused, u.not_wanted, u.unknown, u.waiting)
        for u in used
    ]
    assert told == [
        ("Le Pas de côté", "Atelier de français", 4, 2, 1, 0, 0, 1),
        ("SCI du Vallon", "", 1, 0, 0, 1, 0, 0),
    ]
    assert (totals_of(used).sent, totals_of(used).waiting) == (5, 1)


def test_nobody_sent_is_said(client):
    come_in(client, an_organisation(), "director")
    assert "Personne n’a été orienté" in client.get(PAGE).content.decode()


def test_a_year_its_lines_and_the_offer_s_own_page(client):
    organisation = an_organisation()
    offer = _a_year(organisation)
    come_in(client, organisation, "director")

    page = client.get(PAGE + "?annee=2026").content.decode()
    assert "Atelier de français" in page
    assert "?annee=2025" in page
    own = client.get(f"/annuaire/offres/{offer.pk}/").content.decode()
    assert "5 orientations" in own.replace("\u00a0", " ")


@pytest.mark.parametrize("role", ["volunteer", "accountant"])
def test_who_may_not_read_it(client, role):
    organisation = an_organisation()
    offer = _a_year(organisation)
    come_in(client, organisation, role)

    assert client.get(PAGE).status_code in {403, 404}
    assert "orientations" not in client.get(f"/annuaire/offres/{offer.pk}/").content.decode()


def test_from_an_offer_one_chooses_whom_to_send(client):
    organisation = an_organisation()
    offer, household = an_offer(organisation), a_household(organisation)
    come_in(client, organisation, "reception")

    page = client.get(f"/annuaire/offres/{offer.pk}/").content.decode()
    choose = f"/orientations/offres/{offer.pk}/qui/"
    assert choose in page
    to = f"/orientations/menages/{household.pk}/?offre={offer.pk}"
    assert to in client.get(choose).content.decode()
    form = client.get(to).content.decode()
    assert "Atelier de français, Le Pas de côté" in form
    sent = {"offer": offer.pk, "reason": "Français", "agreed": "on", "on": "2026-05-02"}
    assert client.post(to, sent).status_code == 302
    assert household.referrals.get().offer == offer
