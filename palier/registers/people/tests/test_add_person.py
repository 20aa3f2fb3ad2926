from datetime import date

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.registers.people.actions import add_person
from palier.registers.people.models import HouseholdMember, Person
from palier.registers.people.reads import composition, members_on
from palier.registers.people.tests.examples import a_household

MAY_2 = date(2026, 5, 2)


def test_a_child_joins_the_household_and_is_counted():
    organisation = an_organisation()
    household = a_household(organisation)
    worker = someone_as(organisation, "social_worker")

    for name, year in (("Lina", 2017), ("Adam", 2022)):
        add_person(
            household, first_name=name, birth_on=date(year, 3, 1), starts_on=MAY_2, actor=worker
        )

    members = members_on(household, MAY_2)
    assert (
        composition(members, MAY_2, with_ages=True) == "Mme Diallo et 2\u00a0enfants (4 et 9 ans)"
    )
    assert composition(members, MAY_2, with_ages=False) == "Mme Diallo et 2\u00a0enfants"


def test_a_person_without_a_name_is_refused_in_words_and_nothing_is_kept():
    organisation = an_organisation()
    household = a_household(organisation)
    worker = someone_as(organisation, "social_worker")

    with pytest.raises(Refused, match="un prénom, un nom ou un surnom"):
        add_person(household, first_name="", starts_on=MAY_2, actor=worker)

    assert Person.objects.count() == HouseholdMember.objects.count() == 1
