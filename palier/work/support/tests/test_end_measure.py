from datetime import date

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.work.support.actions import end_measure
from palier.work.support.tests.examples import a_measure

JULY = date(2026, 7, 1)


def test_a_measure_ends_with_its_reason_and_its_review():
    organisation = an_organisation()
    measure = a_measure(organisation)

    end_measure(
        measure,
        ends_on=JULY,
        end_reason="goal_met",
        destination="social_housing",
        review="Installée.",
        actor=someone_as(organisation, "social_worker"),
    )

    measure.refresh_from_db()
    assert (measure.state, measure.last_on, measure.review) == (
        "ended",
        date(2026, 6, 30),
        "Installée.",
    )


def test_it_does_not_end_before_it_began_nor_twice():
    organisation = an_organisation()
    measure = a_measure(organisation)
    worker = someone_as(organisation, "social_worker")
    given = {"end_reason": "goal_met", "destination": "stays", "actor": worker}

    with pytest.raises(Refused, match="avant le début"):
        end_measure(measure, ends_on=date(2025, 1, 1), **given)
    measure.refresh_from_db()
    assert measure.state == "active"

    end_measure(measure, ends_on=JULY, **given)
    with pytest.raises(Refused, match="terminée"):
        end_measure(measure, ends_on=date(2026, 8, 1), **given)
    measure.refresh_from_db()
    assert measure.period.upper == JULY
