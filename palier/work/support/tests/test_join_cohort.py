from datetime import date

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import the_system
from palier.registers.programmes.actions import set_target
from palier.work.casework.tests.examples import a_worker
from palier.work.support.actions import join_cohort
from palier.work.support.models import CohortMember
from palier.work.support.reads import cohort
from palier.work.support.tests.examples import MAY_2, a_cohort_member


def test_a_household_counts_for_the_target_of_its_public():
    organisation = an_organisation()
    member = a_cohort_member(organisation)

    told = cohort([member.target], MAY_2)[0]

    assert (told.target.expected, told.count, told.missing) == (20, 1, 19)


def test_it_is_in_once():
    organisation = an_organisation()
    member = a_cohort_member(organisation)

    with pytest.raises(Refused, match="déjà dans cette cohorte"):
        join_cohort(
            member.household, target=member.target, joined_on=MAY_2, actor=a_worker(organisation)
        )

    assert CohortMember.objects.count() == 1


def test_nobody_of_the_age_of_a_public_is_refused():
    organisation = an_organisation()
    member = a_cohort_member(organisation)
    young = set_target(
        member.target.programme,
        year=2026,
        public="Jeunes sortant de l’ASE",
        expected=10,
        least_age=18,
        most_age=25,
        actor=the_system(organisation),
    )
    person = member.household.members.get().person
    person.birth_on = date(1969, 3, 1)
    person.save()

    with pytest.raises(Refused, match="18 à 25 ans"):
        join_cohort(member.household, target=young, joined_on=MAY_2, actor=a_worker(organisation))
    assert CohortMember.objects.count() == 1

    person.birth_on = None
    person.save()
    join_cohort(member.household, target=young, joined_on=MAY_2, actor=a_worker(organisation))
    told = cohort([member.target, young], MAY_2)
    assert [each.missing for each in told] == [19, 9]
    assert [each.expected_by(date(2026, 7, 1)) for each in told] == [9, 4]
    assert [each.expected_by(date(2027, 3, 1)) for each in told] == [20, 10]
