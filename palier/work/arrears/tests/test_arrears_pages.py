"""The pages of arrears answer to those who follow them, and to no other."""

from datetime import date
from decimal import Decimal

import pytest

from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import a_member, a_user, the_system
from palier.work.arrears.actions import call_guarantee, find_arrears, report_unpaid, send_reminders
from palier.work.arrears.models import ArrearsCase, ArrearsRule, Reminder, RepaymentPlan
from palier.work.arrears.tests.examples import (
    JUNE_1,
    NOON,
    a_case,
    a_plan,
    more_months,
    paid,
)
from palier.work.billing.tests.examples import JUNE
from palier.work.leases.actions import record_guarantee


def _sign_in(client, organisation, role):
    user = a_user()
    a_member(organisation, role, user=user)
    client.force_login(user)
    session = client.session
    session["organisation"] = organisation.pk
    session.save()
    return client


def _everything(organisation):
    """A case with its letter, plan, report and guarantee; every page of them."""
    system = the_system(organisation)
    case = a_case(organisation)
    more_months(organisation, JUNE)
    on = date(2026, 6, 20)
    find_arrears(organisation, on=on, actor=system)
    case.refresh_from_db()
    (letter,) = send_reminders(
        organisation, cases=[case], kind="registered", on=on, send_at=NOON, actor=system
    )
    report = report_unpaid(case, reported_on=on, agency="CAF", actor=system)
    guarantee = record_guarantee(
        case.account.household.occupancies.get(),
        kind="body",
        name="Action Garantie",
        given_on=date(2026, 1, 1),
        actor=system,
    )
    claim = call_guarantee(
        case, guarantee=guarantee, declared_on=on, amount=Decimal(100), actor=system
    )
    plan = a_plan(case.account, basis="caf", monthly=None, count=12)
    return [
        "/impayes/",
        "/impayes/?etape=registered",
        "/impayes/?age=60",
        "/impayes/tous/",
        "/impayes/relancer/letter/",
        f"/impayes/lettres/{letter.pk}/",
        f"/impayes/lettres/?jour={on}",
        f"/impayes/dossiers/{case.pk}/",
        f"/impayes/dossiers/{case.pk}/demarche/",
        f"/impayes/dossiers/{case.pk}/ecrire/letter/",
        f"/impayes/dossiers/{case.pk}/pause/",
        f"/impayes/dossiers/{case.pk}/confier/",
        f"/impayes/dossiers/{case.pk}/clore/",
        f"/impayes/dossiers/{case.pk}/signaler/",
        f"/impayes/dossiers/{case.pk}/garantie/",
        f"/impayes/lettres/{letter.pk}/accuse/",
        "/impayes/regles/",
        "/impayes/regles/ajouter/",
        f"/impayes/regles/{case.rule_id}/",
        "/impayes/modeles/letter/",
        f"/impayes/comptes/{case.account_id}/plan/",
        "/impayes/plans/",
        f"/impayes/plans/{plan.pk}/",
        f"/impayes/plans/{plan.pk}/reviser/",
        f"/impayes/plans/{plan.pk}/rompre/",
        f"/impayes/plans/{plan.pk}/terminer/",
        f"/impayes/plans/{plan.pk}/controle/",
        f"/impayes/plans/{plan.pk}/pdf/",
        "/impayes/signalements/",
        f"/impayes/signalements/{report.pk}/",
        f"/impayes/garanties/{claim.pk}/",
        f"/impayes/garanties/{claim.pk}/reponse/",
        f"/impayes/garanties/{claim.pk}/versement/",
        f"/impayes/garanties/{claim.pk}/remboursement/",
        "/impayes/balance/",
        "/impayes/balance/?format=xlsx",
        "/impayes/tableau/",
        "/",
        f"/menages/{case.account.household_id}/",
        f"/quittancement/comptes/{case.account_id}/",
    ]


def test_each_page_answers_to_a_rental_manager(client):
    organisation = an_organisation()
    pages = _everything(organisation)
    _sign_in(client, organisation, "rental_manager")

    for url in pages:
        assert client.get(url).status_code == 200, url


@pytest.mark.parametrize("role", ["reception", "volunteer", "host", "technician"])
def test_those_who_do_not_follow_arrears_see_none_of_it(client, role):
    organisation = an_organisation()
    pages = [url for url in _everything(organisation) if url.startswith("/impayes/")]
    _sign_in(client, organisation, role)

    for url in pages:
        assert client.get(url).status_code in (403, 404), url


def test_a_case_says_why_what_now_and_by_when(client):
    organisation = an_organisation()
    case = a_case(organisation)
    page = _sign_in(client, organisation, "social_worker").get(f"/impayes/dossiers/{case.pk}/")
    text = page.content.decode()

    assert "Retard de quinze jours" in text
    assert "Écrire un message" in text
    assert "Lire et envoyer" in text
    assert "Proposer un plan" in text


def test_a_case_paid_since_the_night_offers_no_plan(client):
    organisation = an_organisation()
    case = a_case(organisation)
    _sign_in(client, organisation, "social_worker")
    paid(case.account, str(case.debt), date(2026, 6, 2))

    text = client.get(f"/impayes/dossiers/{case.pk}/").content.decode()

    assert "Proposer un plan" not in text
    assert "aucun plan à proposer" in text


def test_the_effect_of_a_rule_is_shown_before_it_is_changed(client):
    organisation = an_organisation()
    case = a_case(organisation)
    _sign_in(client, organisation, "rental_manager")
    url = f"/impayes/regles/{case.rule_id}/"
    told = {
        "name": "Retard de trente jours",
        "presence": "here",
        "least_days": "40",
        "least_amount": "20,00",
        "least_months": "0",
        "step": "message",
        "is_active": "on",
    }

    first = client.post(url, told)

    assert "changerait d’étape" in first.content.decode()
    assert ArrearsRule.objects.get(pk=case.rule_id).least_days == 15

    assert client.post(url, {**told, "seen": "on"}).status_code == 302
    assert ArrearsRule.objects.get(pk=case.rule_id).least_days == 40


def test_what_each_would_read_is_shown_before_one_yes(client):
    organisation = an_organisation()
    case = a_case(organisation)
    _sign_in(client, organisation, "rental_manager")

    shown = client.get("/impayes/relancer/message/").content.decode()
    assert "212,00" in shown
    assert not Reminder.objects.exists()

    assert client.post("/impayes/relancer/message/", {"cases": [case.pk]}).status_code == 302
    assert Reminder.objects.count() == 1


def test_a_plan_is_asked_for_by_a_number_of_instalments(client):
    organisation = an_organisation()
    case = a_case(organisation, JUNE_1)
    _sign_in(client, organisation, "social_worker")
    url = f"/impayes/comptes/{case.account_id}/plan/"
    told = {
        "basis": "amicable",
        "total": "212,00",
        "count": "4",
        "capacity": "40,00",
        "agreed_on": "2026-06-01",
        "first_due_on": "2026-06-10",
        "is_signed": "on",
    }

    refused = client.post(url, told)
    assert refused.status_code == 422
    assert "plus que la capacité" in refused.content.decode()
    assert not RepaymentPlan.objects.exists()

    assert client.post(url, {**told, "count": "6"}).status_code == 302
    assert RepaymentPlan.objects.get().instalments.count() == 6


def test_a_case_of_another_association_does_not_exist(client):
    theirs = an_organisation()
    case = a_case(theirs)
    ours = an_organisation()
    _sign_in(client, ours, "rental_manager")

    assert client.get(f"/impayes/dossiers/{case.pk}/").status_code == 404
    assert not ArrearsCase.objects.exists()


def test_rules_adopted_twice_are_refused_in_words(client):
    organisation = an_organisation()
    _sign_in(client, organisation, "rental_manager")

    client.post("/impayes/regles/usage/")
    shown = client.post("/impayes/regles/usage/", follow=True).content.decode()

    assert "déjà des règles" in shown
    assert ArrearsRule.objects.count() == 6
