from datetime import date

import pytest
from django.db import ProgrammingError, transaction

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.registers.people.actions import record_protection
from palier.work.casework.actions import add_aim, add_step, sign_plan
from palier.work.casework.models import PlanVersion
from palier.work.casework.papers import plan_pdf, version_pdf
from palier.work.casework.tests.examples import MAY_2, a_plan, a_worker


def _sign(plan, organisation, **given):
    usual = {"on": MAY_2, "answer": "signed_screen", "signed_as": "Awa Diallo"}
    return sign_plan(plan, actor=a_worker(organisation), **{**usual, **given})


def test_a_version_keeps_the_plan_as_it_was_read():
    organisation = an_organisation()
    plan, worker = a_plan(organisation), a_worker(organisation)
    aim = add_aim(plan, family="housing", label="Un bail", actor=worker)
    add_step(aim, label="Voir le bailleur", by_person=True, due_on=MAY_2, actor=worker)

    first = _sign(plan, organisation)
    add_step(aim, label="Relire le bail", by_person=True, actor=worker)
    second = _sign(plan, organisation, answer="signed_paper")

    steps = [[s["label"] for s in v.content["aims"][0]["steps"]] for v in (first, second)]
    assert (first.number, second.number) == (1, 2)
    assert steps == [["Voir le bailleur"], ["Voir le bailleur", "Relire le bail"]]
    with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
        PlanVersion.objects.update(signed_as="Autre")


def test_the_person_may_refuse_and_her_words_are_kept():
    organisation = an_organisation()

    version = _sign(
        a_plan(organisation), organisation, answer="refused", signed_as="", comment="Trop vite."
    )

    assert (version.answer, version.comment, version.signed_as) == ("refused", "Trop vite.", "")


def test_a_guardian_who_signs_is_named_on_the_version():
    organisation = an_organisation()
    plan = a_plan(organisation)
    record_protection(
        plan.person,
        kind="reinforced",
        guardian="UDAF 13",
        signs=True,
        starts_on=date(2026, 1, 1),
        actor=a_worker(organisation),
    )

    assert _sign(plan, organisation).guardian == "curatelle renforcée, UDAF 13"


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"signed_as": " "}, "signe de son nom"),
        ({"answer": "refused", "comment": ""}, "avec ses mots"),
    ],
)
def test_without_a_name_or_words_no_version_is_kept(given, words):
    organisation = an_organisation()

    with pytest.raises(Refused, match=words):
        _sign(a_plan(organisation), organisation, **given)

    assert not PlanVersion.objects.exists()


def test_the_plan_and_its_version_are_drawn_as_pdf():
    organisation = an_organisation()
    plan = a_plan(organisation)

    assert plan_pdf(plan)[:5] == b"%PDF-"
    assert version_pdf(_sign(plan, organisation))[:5] == b"%PDF-"
