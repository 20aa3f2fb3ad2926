"""The pages of prevention answer to those who follow procedures, each behind its wall."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import a_member, a_user, someone_as, the_system
from palier.registers.people.tests.examples import a_body, a_household
from palier.work.eviction.actions import (
    give_advice,
    give_opinion,
    open_procedure,
    recommend,
    sign_protocol,
    start_assessment,
)
from palier.work.eviction.models import ProcedureStep
from palier.work.eviction.reads import dues
from palier.work.eviction.tests.examples import (
    MARCH_2,
    a_commission,
    a_commission_case,
    a_commission_member,
    a_landlord,
    a_procedure,
    a_reception,
    a_session,
    judged,
    summoned,
)


def _sign_in(client, organisation, role):
    user = a_user()
    a_member(organisation, role, user=user)
    client.force_login(user)
    session = client.session
    session["organisation"] = organisation.pk
    session.save()
    return client


def _everything(organisation):
    system = the_system(organisation)
    procedure = judged(a_procedure(organisation, landlord=a_landlord(organisation)))
    row = sign_protocol(
        procedure, signed_on=date(2026, 10, 20), until=date(2027, 10, 20), actor=system
    )
    assessment = start_assessment(procedure, started_on=MARCH_2, actor=system)
    reception = a_reception(a_session(organisation), household=procedure.household)
    give_advice(reception, text="SECRET CONSEIL", actor=system)
    commission = a_commission(organisation)
    case = a_commission_case(commission, procedure=procedure)
    give_opinion(case, opinion="Un plan.", given_on=commission.on, actor=system)
    asked = recommend(case, outcome="plan", who="CCAS", due_on=date(2026, 7, 1), actor=system)
    member = a_commission_member(organisation, a_body(organisation, "CCAS", "partner"))
    at, step = f"/procedures/{procedure.pk}", ProcedureStep.objects.get(code="judgment_served")
    household = procedure.household_id
    return {
        "procedures": [
            "/procedures/",
            "/procedures/?etat=evitee",
            "/procedures/?acte=judgment",
            "/procedures/echeances/",
            "/procedures/echeances/?qui=moi",
            "/procedures/echeances/?qui=equipe",
            "/procedures/tableau/",
            f"/procedures/menages/{household}/ouvrir/",
            f"/procedures/menages/{household}/ou-j-en-suis/",
            f"/procedures/menages/{household}/ou-j-en-suis/lettre/",
            f"{at}/",
            f"{at}/noter/order_to_vacate/",
            f"{at}/noter/appeal/",
            f"{at}/completer/",
            f"{at}/terminer/",
            f"{at}/echeances/appeal/",
            f"{at}/protocole/",
            f"/procedures/actes/{step.pk}/annuler/",
            f"/procedures/protocoles/{row.pk}/prolonger/",
            f"/procedures/protocoles/{row.pk}/terminer/",
        ],
        "with_the_household": [
            f"/procedures/diagnostics/{assessment.pk}/pdf/",
            "/procedures/permanences/",
            f"/procedures/permanences/{reception.session_id}/",
            f"{at}/diagnostic/",
            f"/procedures/diagnostics/{assessment.pk}/",
            f"/procedures/diagnostics/{assessment.pk}/transmettre/",
            "/procedures/permanences/prevoir/",
            f"/procedures/permanences/{reception.session_id}/inscrire/",
            f"/procedures/receptions/{reception.pk}/",
            f"/procedures/receptions/{reception.pk}/avis/",
        ],
        "commission": [
            "/procedures/ccapex/",
            "/procedures/ccapex/suites/",
            "/procedures/ccapex/suites/?etat=a-faire",
            "/procedures/ccapex/annee/",
            "/procedures/ccapex/membres/",
            "/procedures/ccapex/membres/ajouter/",
            f"/procedures/ccapex/membres/{member.pk}/partir/",
            "/procedures/ccapex/convoquer/",
            f"/procedures/ccapex/{commission.pk}/",
            f"/procedures/ccapex/{commission.pk}/situation/",
            f"/procedures/ccapex/{commission.pk}/presents/",
            f"/procedures/ccapex/{commission.pk}/clore/",
            f"/procedures/ccapex/{commission.pk}/releve/",
            f"/procedures/ccapex/{commission.pk}/ordre-du-jour/{member.pk}/",
            f"/procedures/ccapex/situations/{case.pk}/avis/",
            f"/procedures/ccapex/situations/{case.pk}/suite/",
            f"/procedures/ccapex/suites/{asked.pk}/faite/",
        ],
    }


@pytest.mark.parametrize("role", ["social_worker", "lawyer"])
def test_each_page_answers_to_those_who_accompany(client, role):
    organisation = an_organisation()
    pages = _everything(organisation)
    _sign_in(client, organisation, role)

    for url in [url for urls in pages.values() for url in urls] + ["/"]:
        assert client.get(url).status_code == 200, url


def test_the_landlords_side_sees_acts_and_dates_only(client):
    organisation = an_organisation()
    pages = _everything(organisation)
    _sign_in(client, organisation, "rental_manager")

    for url in pages["procedures"]:
        page = client.get(url)
        assert page.status_code == 200, url
        shown = page.content.decode("utf-8", "ignore")
        assert "SECRET" not in shown
        assert "À regarder par l’avocat" not in shown
    for url in pages["with_the_household"] + pages["commission"]:
        assert client.get(url).status_code in (403, 404), url


@pytest.mark.parametrize("role", ["reception", "host", "accountant", "technician"])
def test_others_see_nothing(client, role):
    organisation = an_organisation()
    pages = _everything(organisation)
    _sign_in(client, organisation, role)

    for url in [url for urls in pages.values() for url in urls]:
        assert client.get(url).status_code in (403, 404), url


def test_the_course_says_each_day_its_text_and_what_was_changed(client):
    organisation = an_organisation()
    procedure = summoned(a_procedure(organisation))
    text = _sign_in(client, organisation, "lawyer").get(f"/procedures/{procedure.pk}/")
    shown = text.content.decode()

    assert "loi n°\xa089-462, art. 24 III" in shown
    assert "au plus tard le 3\xa0août\xa02026" in shown
    assert "La CCAPEX n’a pas été saisie" in shown


def test_a_household_reads_where_it_stands_in_plain_words(client):
    organisation = an_organisation()
    procedure = summoned(a_procedure(organisation), hearing_on=date(2099, 1, 15))
    url = f"/procedures/menages/{procedure.household_id}/ou-j-en-suis/"
    shown = _sign_in(client, organisation, "social_worker").get(url).content.decode()

    assert "le juge va vous écouter" in shown
    assert "Payer le loyer du mois, en entier" in shown
    assert "Aller à l’audience" in shown


def test_a_judgment_without_its_day_is_refused_on_the_page(client):
    organisation = an_organisation()
    procedure = summoned(a_procedure(organisation))
    _sign_in(client, organisation, "lawyer")

    page = client.post(
        f"/procedures/{procedure.pk}/noter/judgment/", {"on": "", "outcome": "terminated"}
    )

    assert page.status_code == 422
    assert "a une date" in page.content.decode()
    assert not ProcedureStep.objects.filter(code="judgment").exists()


def test_deadlines_cost_the_same_for_two_procedures_and_twelve():
    organisation = an_organisation()
    actor = someone_as(organisation, "lawyer")

    def cost(wanted):
        for rank in range(wanted):
            open_procedure(
                a_household(organisation, f"Nom{wanted}{rank}"),
                regime="loi89",
                signed_on=date(2019, 4, 1),
                opened_on=MARCH_2,
                actor=the_system(organisation),
            )
        with CaptureQueriesContext(
            connection,
        ) as queries:
            dues(actor, MARCH_2)
        return len(queries)

    assert cost(2) == cost(10)


def test_a_procedure_of_another_association_does_not_exist(client):
    theirs = a_procedure(an_organisation())
    _sign_in(client, an_organisation(), "lawyer")

    assert client.get(f"/procedures/{theirs.pk}/").status_code == 404
