from datetime import date

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.work.casework.tests.examples import a_worker
from palier.work.support.actions import end_measure, open_measure, reopen_measure
from palier.work.support.reads import months_told
from palier.work.support.tests.examples import MAY_2, a_measure


def _ended(organisation):
    measure = a_measure(organisation)
    return end_measure(
        measure,
        ends_on=MAY_2,
        end_reason="lost_contact",
        destination="unknown",
        actor=a_worker(organisation),
    )


def test_a_measure_goes_on_and_the_end_it_had_is_kept():
    organisation = an_organisation()
    measure = _ended(organisation)

    reopen_measure(
        measure, on=date(2026, 6, 1), motive="Revenue d’elle-même.", actor=a_worker(organisation)
    )

    measure.refresh_from_db()
    kinds = list(measure.changes.order_by("pk").values_list("kind", "code", "text"))
    assert (measure.state, measure.period.upper, measure.end_reason) == ("active", None, "")
    assert kinds == [("ended", "lost_contact", ""), ("reopened", "", "Revenue d’elle-même.")]


def test_without_a_motive_it_stays_ended():
    organisation = an_organisation()
    measure = _ended(organisation)

    with pytest.raises(Refused, match="pourquoi"):
        reopen_measure(measure, on=MAY_2, motive=" ", actor=a_worker(organisation))

    measure.refresh_from_db()
    assert measure.state == "ended"


def test_another_of_the_same_scheme_since_forbids_it():
    organisation = an_organisation()
    measure = _ended(organisation)
    worker = a_worker(organisation)
    open_measure(
        measure.household,
        programme=measure.programme,
        caseworker=measure.caseworker,
        starts_on=date(2026, 5, 10),
        actor=worker,
    )

    with pytest.raises(Refused, match="déjà une mesure de ce dispositif"):
        reopen_measure(measure, on=date(2026, 6, 1), motive="Erreur.", actor=worker)

    measure.refresh_from_db()
    assert measure.state == "ended"


def test_between_its_end_and_its_reopening_no_month_is_counted():
    organisation = an_organisation()
    measure, worker = a_measure(organisation), a_worker(organisation)
    end_measure(
        measure,
        ends_on=date(2026, 2, 1),
        end_reason="lost_contact",
        destination="unknown",
        actor=worker,
    )
    reopen_measure(measure, on=date(2026, 4, 10), motive="Revenue.", actor=worker)
    measure.refresh_from_db()

    told = months_told(measure, date(2026, 5, 31))

    assert (told.started, told.suspended) == (3, 2)  # January, April, May; not February, March
