import pytest

from palier.base.kit.refusals import Refused
from palier.base.tenancy.tests.examples import an_organisation, someone_as
from palier.registers.people.actions import tell_apart
from palier.registers.people.duplicates import duplicates
from palier.registers.people.models import KnownDifferent, Person
from palier.registers.people.tests.test_merge_persons import BIRTH, two_files


def test_two_namesakes_told_apart_are_no_longer_proposed():
    organisation = an_organisation()
    actor = someone_as(organisation, "social_worker")
    one, other = two_files(organisation)
    Person.objects.update(birth_on=BIRTH)
    assert [(p.one, p.other) for p in duplicates(organisation)] == [(one.pk, other.pk)]

    tell_apart(other, other=one, actor=actor)
    tell_apart(one, other=other, actor=actor)

    assert duplicates(organisation) == []
    assert KnownDifferent.objects.count() == 1


def test_nobody_is_told_apart_from_oneself():
    organisation = an_organisation()
    one, _ = two_files(organisation)

    with pytest.raises(Refused, match="même fiche"):
        tell_apart(one, other=one, actor=someone_as(organisation, "social_worker"))

    assert not KnownDifferent.objects.exists()
