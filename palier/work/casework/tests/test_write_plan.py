from datetime import date

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import a_user, someone_as
from palier.registers.people.tests.examples import a_household
from palier.work.casework.actions import write_plan
from palier.work.casework.models import PersonalPlan
from palier.work.casework.tests.examples import MAY_2, a_plan, a_worker, the_person


def _write(organisation, household, **given):
    usual = {
        "person": the_person(household),
        "caseworker": a_user(),
        "on": MAY_2,
        "wish": "Un bail à mon nom.",
        "review_on": date(2026, 8, 2),
        "actor": a_worker(organisation),
    }
    return write_plan(household, **{**usual, **given})


def test_a_plan_begins_with_what_the_person_wants():
    organisation = an_organisation()

    plan = _write(organisation, a_household(organisation), wish="  Travailler à nouveau. ")

    assert (plan.wish, plan.review_on) == ("Travailler à nouveau.", date(2026, 8, 2))


@pytest.mark.parametrize(
    ("given", "words"),
    [({"wish": " "}, "avec ses mots"), ({"review_on": MAY_2}, "se relit après")],
)
def test_without_words_or_review_nothing_is_written(given, words):
    organisation = an_organisation()

    with pytest.raises(Refused, match=words):
        _write(organisation, a_household(organisation), **given)

    assert not PersonalPlan.objects.exists()


def test_someone_of_another_household_and_a_second_plan_are_refused():
    organisation = an_organisation()
    household = a_household(organisation)
    other = the_person(a_household(organisation, "Roux", "Lucie"))

    with pytest.raises(Refused, match="pas de ce ménage"):
        _write(organisation, household, person=other)
    _write(organisation, household)
    with pytest.raises(Refused, match="écrivez-en la suite"):
        _write(organisation, household)

    assert PersonalPlan.objects.count() == 1


def test_a_plan_is_for_those_who_accompany():
    organisation = an_organisation()
    a_plan(organisation)

    def count(role):
        return PersonalPlan.objects.visible_to(someone_as(organisation, role)).count()

    roles = ("social_worker", "supervisor", "director", "rental_manager", "lawyer", "volunteer")
    assert [count(role) for role in roles] == [1, 1, 0, 0, 0, 0]
