from datetime import date

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import a_user
from palier.base.ui import shell
from palier.work.casework.actions import add_step, close_aim
from palier.work.casework.models import PlanStep
from palier.work.casework.tests.examples import MAY_2, a_worker, an_aim


def test_a_step_is_a_thing_to_do_of_whoever_holds_it():
    organisation = an_organisation()
    samira = a_user("Samira")
    actor = a_worker(organisation, samira)

    add_step(
        an_aim(organisation),
        label="Écrire au bailleur",
        assignee=samira,
        due_on=date(2026, 5, 20),
        actor=actor,
    )

    titles = [each.title for each in shell.todos("ui.day", None, actor, MAY_2)]
    assert "Écrire au bailleur" in titles


def test_a_step_of_nobody_and_one_of_a_closed_aim_are_refused():
    organisation = an_organisation()
    aim, worker = an_aim(organisation), a_worker(organisation)

    with pytest.raises(Refused, match="quelqu’un qui s’en occupe"):
        add_step(aim, label="Attendre", actor=worker)
    close_aim(aim, on=MAY_2, outcome="Oui.", actor=worker)
    aim.refresh_from_db()
    with pytest.raises(Refused, match="est clos"):
        add_step(aim, label="Encore", by_person=True, actor=worker)

    assert not PlanStep.objects.exists()
