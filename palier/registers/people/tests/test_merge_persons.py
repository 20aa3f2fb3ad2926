from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from palier.base.kit.refusals import Refused
from palier.base.tenancy.tests.examples import an_organisation, someone_as, someone_who_may
from palier.base.ui.models import SearchRow
from palier.registers.people.actions import merge_persons
from palier.registers.people.models import Household, Person, PersonMerge
from palier.registers.people.tests.examples import a_household

BIRTH = date(1984, 3, 2)


def two_files(organisation):
    """Awa Diallo twice, each in a household of her own; the second knows her birth."""
    first, second = a_household(organisation), a_household(organisation)
    kept, merged = (h.members.get().person for h in (first, second))
    Person.objects.filter(pk=merged.pk).update(birth_on=BIRTH, phone="06 00 00 00 01")
    return kept, merged


def test_one_file_remains_with_what_either_knew():
    organisation = an_organisation()
    kept, merged = two_files(organisation)

    merge_persons(kept, merged=merged, actor=someone_as(organisation, "social_worker"))

    kept.refresh_from_db()
    merged.refresh_from_db()
    assert (kept.birth_on, kept.phone) == (BIRTH, "06 00 00 00 01")
    assert merged.merged_into == kept
    assert Household.objects.filter(merged_into=None).count() == 1
    assert SearchRow.objects.filter(kind="ménage").count() == 1


def test_the_households_stay_two_when_asked():
    organisation = an_organisation()
    kept, merged = two_files(organisation)

    merge_persons(
        kept,
        merged=merged,
        join_households=False,
        actor=someone_as(organisation, "social_worker"),
    )

    assert Household.objects.filter(merged_into=None, members__person=kept).count() == 2


def test_a_file_is_not_merged_with_itself_nor_twice():
    organisation = an_organisation()
    actor = someone_as(organisation, "social_worker")
    kept, merged = two_files(organisation)

    with pytest.raises(Refused, match="même fiche"):
        merge_persons(kept, merged=kept, actor=actor)
    merge_persons(kept, merged=merged, actor=actor)
    with pytest.raises(Refused, match="déjà réunie"):
        merge_persons(kept, merged=merged, actor=actor)

    assert PersonMerge.objects.count() == 1


def test_who_may_not_changes_nothing():
    organisation = an_organisation()
    kept, merged = two_files(organisation)

    with pytest.raises(PermissionDenied):
        merge_persons(kept, merged=merged, actor=someone_who_may(organisation))

    merged.refresh_from_db()
    assert merged.merged_into is None
