from datetime import date

from palier.base.ledger.tests.examples import an_organisation
from palier.work.casework.actions import tick_step
from palier.work.casework.tests.examples import MAY_2, a_step, a_worker


def test_ticking_twice_changes_nothing():
    organisation = an_organisation()
    step, worker = a_step(organisation), a_worker(organisation)

    tick_step(step, on=MAY_2, actor=worker)
    tick_step(step, on=date(2026, 6, 1), actor=worker)

    step.refresh_from_db()
    assert step.done_on == MAY_2
