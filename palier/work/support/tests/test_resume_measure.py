from datetime import date

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.work.casework.tests.examples import a_worker
from palier.work.support.actions import resume_measure, suspend_measure
from palier.work.support.reads import months_told, pauses_of
from palier.work.support.tests.examples import MAY_2, a_measure


def _suspended(organisation):
    measure = a_measure(organisation)
    return suspend_measure(
        measure, on=date(2026, 2, 10), reason="Absence.", actor=a_worker(organisation)
    )


def test_a_pause_takes_its_whole_months_out_of_the_count():
    organisation = an_organisation()
    measure = _suspended(organisation)

    resume_measure(measure, on=date(2026, 4, 20), actor=a_worker(organisation))

    measure.refresh_from_db()
    told = months_told(measure, MAY_2)
    assert measure.state == "active"
    assert [(p.starts_on, p.ends_on) for p in pauses_of(measure.changes.all())] == [
        (date(2026, 2, 10), date(2026, 4, 20))
    ]
    assert (told.started, told.suspended) == (4, 1)  # January, February, April, May; not March


def test_it_is_not_resumed_before_it_was_suspended():
    organisation = an_organisation()
    measure = _suspended(organisation)

    with pytest.raises(Refused, match="10\xa0février\xa02026"):
        resume_measure(measure, on=date(2026, 2, 10), actor=a_worker(organisation))

    measure.refresh_from_db()
    assert measure.state == "suspended"


def test_what_was_not_suspended_is_not_resumed():
    organisation = an_organisation()

    with pytest.raises(Refused, match="pas suspendue"):
        resume_measure(a_measure(organisation), on=MAY_2, actor=a_worker(organisation))
