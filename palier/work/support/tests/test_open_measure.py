from datetime import date

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import a_user, someone_as
from palier.registers.people.tests.examples import a_household
from palier.registers.programmes.tests.examples import a_programme
from palier.work.support.actions import open_measure
from palier.work.support.models import Measure

MAY_2 = date(2026, 5, 2)


def test_a_household_is_accompanied_under_a_programme():
    organisation = an_organisation()
    worker = a_user("Samira")

    measure = open_measure(
        a_household(organisation),
        programme=a_programme(organisation),
        caseworker=worker,
        starts_on=MAY_2,
        actor=someone_as(organisation, "social_worker", user=worker),
    )

    assert (measure.state, measure.caseworker, measure.period.lower) == ("active", worker, MAY_2)


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"starts_on": date(2020, 1, 1)}, "ne court pas à cette date"),
        ({"planned_end_on": date(2026, 1, 1)}, "avant le début"),
    ],
)
def test_dates_that_cannot_be_are_refused(given, words):
    organisation = an_organisation()

    with pytest.raises(Refused, match=words):
        open_measure(
            a_household(organisation),
            programme=a_programme(organisation),
            caseworker=a_user(),
            actor=someone_as(organisation, "social_worker"),
            **{"starts_on": MAY_2, **given},
        )

    assert not Measure.objects.exists()


def test_the_same_measure_does_not_run_twice():
    organisation = an_organisation()
    household, programme = a_household(organisation), a_programme(organisation)
    worker = someone_as(organisation, "social_worker")
    given = {"programme": programme, "caseworker": a_user(), "starts_on": MAY_2, "actor": worker}
    open_measure(household, **given)

    with pytest.raises(Refused, match="déjà accompagné"):
        open_measure(household, **given)

    assert Measure.objects.count() == 1
