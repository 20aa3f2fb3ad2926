from datetime import date

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import a_user, someone_as, the_system
from palier.work.arrears.actions import close_case, note_step
from palier.work.arrears.models import CaseStep
from palier.work.arrears.reads import proposed
from palier.work.arrears.tests.examples import JUNE_1, a_case


def test_a_call_is_noted_and_whoever_calls_takes_the_case_on():
    organisation = an_organisation()
    case, user = a_case(organisation), a_user()

    step = note_step(
        case,
        kind="call",
        on=JUNE_1,
        result="promised",
        promised_on=date(2026, 6, 5),
        text=" Paie vendredi. ",
        actor=someone_as(organisation, "social_worker", user=user),
    )

    case.refresh_from_db()
    assert (case.state, case.worker, step.text) == ("followed", user, "Paie vendredi.")
    assert step.promised_on == date(2026, 6, 5)


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"result": "promised"}, "pour quel jour"),
        ({"result": "promised", "promised_on": date(2026, 5, 31)}, "déjà passé"),
        ({"on": date(2026, 5, 4)}, "Rien n’était encore dû"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_noted(given, words):
    organisation = an_organisation()
    case = a_case(organisation)

    with pytest.raises(Refused, match=words):
        note_step(case, **({"kind": "call", "on": JUNE_1} | given), actor=the_system(organisation))

    assert not CaseStep.objects.exists()


def test_a_closed_case_takes_no_step():
    organisation = an_organisation()
    case, actor = a_case(organisation), the_system(organisation)
    close_case(case, closing="mistake", closed_on=JUNE_1, actor=actor)

    with pytest.raises(Refused, match="clos"):
        note_step(case, kind="call", on=JUNE_1, actor=actor)


def test_a_payment_promised_is_waited_for_until_its_day():
    organisation = an_organisation()
    case = a_case(organisation)
    manager = someone_as(organisation, "rental_manager")
    told = {"kind": "call", "on": JUNE_1, "result": "promised", "actor": manager}
    assert proposed(manager, "message", JUNE_1) == [case]

    note_step(case, promised_on=date(2026, 6, 5), **told)

    assert proposed(manager, "message", date(2026, 6, 5)) == []
    assert proposed(manager, "message", date(2026, 6, 6)) == [case]
