from datetime import date

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import a_user, someone_as, the_system
from palier.base.tenancy.tests.pages import come_in
from palier.registers.people.tests.examples import a_household
from palier.registers.programmes.actions import add_programme
from palier.registers.programmes.tests.examples import a_programme
from palier.work.support.actions import open_measure, renew_measure
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


def _after_entry(organisation, **given):
    programme = add_programme(
        organisation,
        name="Après l’entrée",
        scheme="post_entry",
        starts_on=date(2026, 1, 1),
        actor=the_system(organisation),
    )
    return open_measure(
        a_household(organisation),
        programme=programme,
        caseworker=a_user(),
        starts_on=MAY_2,
        actor=someone_as(organisation, "social_worker"),
        **given,
    )


def test_after_an_entry_it_lasts_three_months_to_begin_with():
    assert _after_entry(an_organisation()).planned_end_on == date(2026, 8, 1)


def test_and_nine_at_most_then_it_is_renewed_with_a_reason():
    organisation = an_organisation()
    with pytest.raises(Refused, match="9 mois au plus"):
        _after_entry(organisation, planned_end_on=date(2027, 2, 2))
    measure = _after_entry(an_organisation("Autre"), planned_end_on=date(2027, 2, 1))
    worker = someone_as(measure.organisation, "social_worker")
    with pytest.raises(Refused, match="où l’on en est"):
        renew_measure(measure, on=date(2027, 1, 15), months=2, review=" ", actor=worker)
    renewed = renew_measure(measure, on=date(2027, 1, 15), months=2, review="Dette", actor=worker)
    assert renewed.planned_end_on == date(2027, 4, 1)


def test_its_dates_come_from_the_entry(client):
    organisation = an_organisation()
    household = a_household(organisation)
    come_in(client, organisation, "social_worker")
    address = f"/accompagnements/menages/{household.pk}/ouvrir/?entree=2026-05-02"
    page = client.get(address).content.decode()
    assert 'value="2026-05-02"' in page
    assert 'value="2026-08-01"' in page
