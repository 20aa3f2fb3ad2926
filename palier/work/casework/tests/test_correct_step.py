import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import a_user
from palier.work.casework.actions import correct_step
from palier.work.casework.tests.examples import MAY_2, a_step, a_worker


def test_a_step_is_said_otherwise_and_handed_to_someone_else():
    organisation = an_organisation()
    step, malik = a_step(organisation), a_user("Malik")

    correct_step(
        step,
        label="Appeler le bailleur",
        assignee=malik,
        by_person=False,
        due_on=MAY_2,
        actor=a_worker(organisation),
    )

    step.refresh_from_db()
    assert (step.label, step.assignee, step.by_person, step.due_on) == (
        "Appeler le bailleur",
        malik,
        False,
        MAY_2,
    )


def test_nobody_left_to_do_it_is_refused():
    organisation = an_organisation()
    step = a_step(organisation)

    with pytest.raises(Refused, match="s’en occupe"):
        correct_step(
            step,
            label="X",
            assignee=None,
            by_person=False,
            due_on=None,
            actor=a_worker(organisation),
        )

    step.refresh_from_db()
    assert step.label == "Voir le bailleur"
