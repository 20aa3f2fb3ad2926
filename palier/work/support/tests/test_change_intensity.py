import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.work.casework.tests.examples import a_worker
from palier.work.support.actions import change_intensity
from palier.work.support.tests.examples import MAY_2, a_measure


def test_intensity_changes_from_a_day_on_and_the_course_remembers():
    organisation = an_organisation()
    measure = a_measure(organisation)

    change_intensity(measure, on=MAY_2, intensity="strong", actor=a_worker(organisation))

    measure.refresh_from_db()
    change = measure.changes.get()
    assert (measure.intensity, change.code, change.on) == ("strong", "strong", MAY_2)


def test_the_same_intensity_is_no_change():
    organisation = an_organisation()
    measure = a_measure(organisation)

    with pytest.raises(Refused, match="déjà"):
        change_intensity(measure, on=MAY_2, intensity="usual", actor=a_worker(organisation))

    assert not measure.changes.exists()
