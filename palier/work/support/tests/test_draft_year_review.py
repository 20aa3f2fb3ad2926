from datetime import date

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.work.casework.tests.examples import a_worker
from palier.work.support.actions import draft_year_review, end_measure, write_note
from palier.work.support.models import Review
from palier.work.support.tests.examples import MAY_2, a_measure


def test_a_year_in_figures_names_no_household():
    organisation = an_organisation()
    measure = a_measure(organisation)
    worker = a_worker(organisation, measure.caseworker)
    write_note(measure.household, on=MAY_2, kind="home", text="Bien.", actor=worker)
    end_measure(
        measure,
        ends_on=date(2026, 6, 1),
        end_reason="goal_met",
        destination="social_housing",
        actor=worker,
    )

    review = draft_year_review(
        organisation, worker=measure.caseworker, year=2026, on=date(2026, 12, 1), actor=worker
    )

    facts = review.facts
    assert (facts["households"], facts["entries"], facts["exits"]) == (1, 1, 1)
    assert "logement social : 1" in review.results
    assert "Diallo" not in f"{review.done}{review.results}{review.facts}"


def test_a_year_to_come_has_no_review():
    organisation = an_organisation()
    measure = a_measure(organisation)
    worker = a_worker(organisation, measure.caseworker)

    with pytest.raises(Refused, match="pas commencé"):
        draft_year_review(
            organisation, worker=measure.caseworker, year=2027, on=MAY_2, actor=worker
        )

    assert not Review.objects.exists()


def test_the_year_of_another_is_not_ours_to_review():
    organisation = an_organisation()
    measure = a_measure(organisation)
    colleague = a_worker(organisation)

    with pytest.raises(Refused, match="encadrement"):
        draft_year_review(
            organisation, worker=measure.caseworker, year=2026, on=MAY_2, actor=colleague
        )

    assert not Review.objects.exists()
