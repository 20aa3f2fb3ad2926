from datetime import date

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.registers.people.actions import add_person, record_death
from palier.registers.people.reads import ages_on, members_on
from palier.registers.people.tests.examples import a_household

MAY_2, MAY_3 = date(2026, 5, 2), date(2026, 5, 3)


def test_the_household_goes_on_with_those_who_live():
    organisation = an_organisation()
    household, worker = a_household(organisation), someone_as(organisation, "social_worker")
    awa = household.members.get().person
    add_person(
        household, first_name="Marc", place="partner", starts_on=date(2024, 1, 2), actor=worker
    )

    record_death(awa, died_on=MAY_2, actor=worker)

    assert [m.person.first_name for m in members_on(household, MAY_2)] == ["Awa", "Marc"]
    assert [(m.person.first_name, m.place) for m in members_on(household, MAY_3)] == [
        ("Marc", "head")
    ]


def test_someone_alone_keeps_the_file_and_counts_no_more():
    organisation = an_organisation()
    household, worker = a_household(organisation), someone_as(organisation, "social_worker")

    record_death(household.members.get().person, died_on=MAY_2, actor=worker)

    assert len(members_on(household, MAY_3)) == 1
    assert ages_on(household, MAY_3) == []


def test_a_death_is_noted_once():
    organisation = an_organisation()
    person = a_household(organisation).members.get().person
    worker = someone_as(organisation, "social_worker")
    record_death(person, died_on=MAY_2, actor=worker)

    with pytest.raises(Refused, match="2\xa0mai\xa02026"):
        record_death(person, died_on=MAY_3, actor=worker)

    person.refresh_from_db()
    assert person.died_on == MAY_2
