from datetime import date

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.work.casework.tests.examples import a_worker
from palier.work.support.actions import resume_measure, suspend_measure
from palier.work.support.tests.examples import MAY_2, a_measure


def test_a_measure_rests_from_a_day_on_and_says_why():
    organisation = an_organisation()
    measure = a_measure(organisation)

    suspend_measure(measure, on=MAY_2, reason="Hospitalisation.", actor=a_worker(organisation))

    measure.refresh_from_db()
    assert (measure.state, measure.changes.get().text) == ("suspended", "Hospitalisation.")


@pytest.mark.parametrize(
    ("given", "words"),
    [({"reason": ""}, "dit pourquoi"), ({"on": date(2025, 1, 1)}, "avant le début")],
)
def test_without_a_reason_or_before_its_start_it_goes_on(given, words):
    organisation = an_organisation()
    measure = a_measure(organisation)

    with pytest.raises(Refused, match=words):
        suspend_measure(
            measure,
            actor=a_worker(organisation),
            **{"on": MAY_2, "reason": "Hospitalisation.", **given},
        )

    measure.refresh_from_db()
    assert measure.state == "active"


def test_not_before_what_has_already_changed():
    organisation = an_organisation()
    measure, worker = a_measure(organisation), a_worker(organisation)
    suspend_measure(measure, on=date(2026, 2, 10), reason="Absente.", actor=worker)
    resume_measure(measure, on=date(2026, 2, 20), actor=worker)

    with pytest.raises(Refused, match="20\xa0février\xa02026"):
        suspend_measure(measure, on=date(2026, 2, 15), reason="Encore.", actor=worker)

    measure.refresh_from_db()
    assert measure.state == "active"
