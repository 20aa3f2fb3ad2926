import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import a_user
from palier.work.casework.tests.examples import a_supervisor
from palier.work.support.actions import add_task, change_referrer
from palier.work.support.tests.examples import MAY_2, a_measure


def test_a_measure_is_handed_on_with_what_is_left_to_do():
    organisation = an_organisation()
    measure, malik = a_measure(organisation), a_user("Malik")
    boss = a_supervisor(organisation)
    task = add_task(measure.household, label="Relancer", assignee=measure.caseworker, actor=boss)
    before = measure.caseworker

    change_referrer(measure, on=MAY_2, caseworker=malik, actor=boss)

    measure.refresh_from_db()
    task.refresh_from_db()
    assert (measure.caseworker, task.assignee) == (malik, malik)
    assert measure.changes.get().caseworker == before


def test_whom_it_is_with_already_is_refused():
    organisation = an_organisation()
    measure = a_measure(organisation)

    with pytest.raises(Refused, match="suit déjà"):
        change_referrer(
            measure, on=MAY_2, caseworker=measure.caseworker, actor=a_supervisor(organisation)
        )

    assert not measure.changes.exists()
