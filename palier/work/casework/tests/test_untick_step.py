from palier.base.ledger.tests.examples import an_organisation
from palier.work.casework.actions import tick_step, untick_step
from palier.work.casework.tests.examples import MAY_2, a_step, a_worker


def test_what_was_ticked_by_mistake_is_to_do_again():
    organisation = an_organisation()
    step, worker = a_step(organisation), a_worker(organisation)
    tick_step(step, on=MAY_2, actor=worker)

    untick_step(step, actor=worker)

    step.refresh_from_db()
    assert step.done_on is None
