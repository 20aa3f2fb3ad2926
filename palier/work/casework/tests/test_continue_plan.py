from datetime import date

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.pages import come_in
from palier.work.casework.actions import continue_plan, sign_plan
from palier.work.casework.models import PersonalPlan
from palier.work.casework.tests.examples import MAY_2, a_plan, a_worker

AUGUST, NOVEMBER = date(2026, 8, 2), date(2026, 11, 2)


def test_writing_on_leaves_what_was_signed_as_it_was():
    organisation = an_organisation()
    plan, worker = a_plan(organisation), a_worker(organisation)
    version = sign_plan(
        plan, on=MAY_2, answer="signed_screen", signed_as="Awa Diallo", actor=worker
    )

    continue_plan(plan, on=AUGUST, wish="Un jardin aussi.", review_on=NOVEMBER, actor=worker)

    plan.refresh_from_db()
    version.refresh_from_db()
    assert (plan.wish, version.content["wish"]) == ("Un jardin aussi.", "Un bail à mon nom.")


def test_no_word_is_refused_and_the_plan_is_the_same():
    organisation = an_organisation()
    plan = a_plan(organisation)

    with pytest.raises(Refused, match="avec ses mots"):
        continue_plan(plan, on=AUGUST, wish="", review_on=NOVEMBER, actor=a_worker(organisation))

    plan.refresh_from_db()
    assert plan.wish == "Un bail à mon nom."


def test_of_two_who_write_at_once_the_second_is_told_and_loses_nothing(client):
    organisation = an_organisation()
    plan = a_plan(organisation)
    come_in(client, organisation, "social_worker")
    url = f"/accompagnements/projets/{plan.pk}/suite/"
    version = client.get(url).context["form"]["_version"].value()
    continue_plan(
        PersonalPlan.objects.get(),
        on=AUGUST,
        wish="Écrit par une collègue.",
        review_on=NOVEMBER,
        actor=a_worker(organisation),
    )
    mine = {
        "wish": "Mes mots à moi.",
        "review_on": "2026-11-02",
        "on": "2026-08-02",
        "strengths": "",
        "_version": version,
    }

    refused = client.post(url, mine)

    page = refused.content.decode()
    assert refused.status_code == 422
    assert "Écrit par une collègue." in page
    assert "Mes mots à moi." in page
    plan.refresh_from_db()
    assert plan.wish == "Écrit par une collègue."

    again = client.post(url, {**mine, "_version": refused.context["form"]["_version"].value()})
    plan.refresh_from_db()
    assert (again.status_code, plan.wish) == (302, "Mes mots à moi.")
