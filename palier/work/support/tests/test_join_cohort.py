import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.work.casework.tests.examples import a_worker
from palier.work.support.actions import join_cohort
from palier.work.support.models import CohortMember
from palier.work.support.reads import cohort
from palier.work.support.tests.examples import MAY_2, a_cohort_member


def test_a_household_counts_for_the_target_of_its_public():
    organisation = an_organisation()
    member = a_cohort_member(organisation)

    told = cohort([member.target], MAY_2)[0]

    assert (told.target.expected, told.count, told.gap) == (20, 1, 19)


def test_it_is_in_once():
    organisation = an_organisation()
    member = a_cohort_member(organisation)

    with pytest.raises(Refused, match="déjà dans cette cohorte"):
        join_cohort(
            member.household, target=member.target, joined_on=MAY_2, actor=a_worker(organisation)
        )

    assert CohortMember.objects.count() == 1
