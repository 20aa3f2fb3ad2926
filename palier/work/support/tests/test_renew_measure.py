from datetime import date

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.work.casework.tests.examples import a_worker
from palier.work.support.actions import end_measure, renew_measure
from palier.work.support.tests.examples import MAY_2, a_measure


def test_the_new_end_counts_from_the_one_that_was_planned():
    organisation = an_organisation()
    measure = a_measure(organisation, mandated_months=6)
    assert measure.planned_end_on == date(2026, 7, 4)

    renew_measure(
        measure, on=MAY_2, months=3, review="Encore l’accès.", actor=a_worker(organisation)
    )

    measure.refresh_from_db()
    change = measure.changes.get()
    assert measure.planned_end_on == date(2026, 10, 4)
    assert (change.kind, change.months, change.text) == ("renewed", 3, "Encore l’accès.")


@pytest.mark.parametrize(
    ("given", "words"),
    [({"review": " "}, "où l’on en est"), ({"months": 0}, "au moins un mois")],
)
def test_without_review_or_month_nothing_is_renewed(given, words):
    organisation = an_organisation()
    measure = a_measure(organisation, mandated_months=6)
    usual = {"on": MAY_2, "months": 3, "review": "Encore.", "actor": a_worker(organisation)}

    with pytest.raises(Refused, match=words):
        renew_measure(measure, **{**usual, **given})

    measure.refresh_from_db()
    assert measure.planned_end_on == date(2026, 7, 4)
    assert not measure.changes.exists()


def test_a_measure_that_ended_is_reopened_first():
    organisation = an_organisation()
    measure, worker = a_measure(organisation), a_worker(organisation)
    end_measure(measure, ends_on=MAY_2, end_reason="goal_met", destination="stays", actor=worker)

    with pytest.raises(Refused, match="rouvrez-la"):
        renew_measure(measure, on=MAY_2, months=3, review="Encore.", actor=worker)
