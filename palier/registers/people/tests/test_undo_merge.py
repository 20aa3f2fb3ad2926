from typing import Any

import pytest
from django.core import serializers

from palier.base.kit.refusals import Refused
from palier.base.tenancy.tests.examples import an_organisation, someone_as
from palier.base.ui.models import SearchRow
from palier.registers.people.actions import add_person, merge_persons, undo_merge
from palier.registers.people.models import Household, HouseholdMember, Person
from palier.registers.people.tests.examples import a_household
from palier.registers.people.tests.test_merge_persons import two_files


def _all() -> Any:
    """Every row of the register, as it is."""
    rows = [
        *Person.objects.order_by("pk"),
        *Household.objects.order_by("pk"),
        *HouseholdMember.objects.order_by("pk"),
    ]
    found = {s.key: s.title for s in SearchRow.objects.all()}
    return serializers.serialize("python", rows), found


def test_undone_each_row_is_exactly_where_it_was():
    organisation = an_organisation()
    actor = someone_as(organisation, "social_worker")
    kept, merged = two_files(organisation)
    add_person(
        Household.objects.latest("pk"), first_name="Lina", starts_on=a_household(organisation).opened_on, actor=actor
    )  # fmt: skip
    before = _all()
    merge = merge_persons(kept, merged=merged, actor=actor)
    assert _all() != before

    undo_merge(merge, actor=actor)

    assert _all() == before


def test_what_was_written_since_stays_with_the_file_kept():
    organisation = an_organisation()
    actor = someone_as(organisation, "social_worker")
    kept, merged = two_files(organisation)
    merge = merge_persons(kept, merged=merged, actor=actor)
    household = Household.objects.get(merged_into=None)
    add_person(household, first_name="Noé", starts_on=household.opened_on, actor=actor)
    Person.objects.filter(pk=kept.pk).update(phone="07 00 00 00 00")

    undo_merge(merge, actor=actor)

    kept.refresh_from_db()
    assert kept.phone == "07 00 00 00 00"
    assert household.members.filter(person__first_name="Noé").exists()


def test_a_merge_is_undone_once_and_the_last_first():
    organisation = an_organisation()
    actor = someone_as(organisation, "social_worker")
    kept, merged = two_files(organisation)
    third = a_household(organisation).members.get().person
    first = merge_persons(kept, merged=merged, actor=actor)
    second = merge_persons(third, merged=kept, actor=actor)

    with pytest.raises(Refused, match="défaites d’abord"):
        undo_merge(first, actor=actor)
    undo_merge(second, actor=actor)
    undo_merge(first, actor=actor)
    with pytest.raises(Refused, match="déjà défaite"):
        undo_merge(first, actor=actor)

    assert Household.objects.filter(merged_into=None).count() == 3


def test_a_household_joined_further_since_is_parted_last_first():
    organisation = an_organisation()
    actor = someone_as(organisation, "social_worker")
    kept, merged = two_files(organisation)
    first = merge_persons(kept, merged=merged, actor=actor)
    home = Household.objects.get(merged_into=None)
    child = add_person(home, first_name="Lina", starts_on=home.opened_on, actor=actor)
    elsewhere = a_household(organisation, "", "Lina").members.get().person
    second = merge_persons(elsewhere, merged=child, actor=actor)

    with pytest.raises(Refused, match="joint à un autre depuis"):
        undo_merge(first, actor=actor)

    undo_merge(second, actor=actor)
    undo_merge(first, actor=actor)
    assert Household.objects.filter(merged_into=None).count() == 3
