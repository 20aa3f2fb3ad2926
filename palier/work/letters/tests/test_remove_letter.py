import pytest
from django.core.exceptions import PermissionDenied

from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.registers.people.tests.examples import a_household
from palier.work.letters.actions import remove_letter
from palier.work.letters.models import LetterTemplate, WrittenLetter
from palier.work.letters.tests.examples import a_letter


def _remove(row, role="social_worker"):
    return remove_letter(row, actor=someone_as(row.organisation, role))


def test_written_by_mistake():
    row = a_letter(a_household(an_organisation()))
    assert _remove(row) == row.household
    assert not WrittenLetter.objects.exists()
    assert LetterTemplate.objects.exists()


def test_who_may_not():
    row = a_letter(a_household(an_organisation()))
    with pytest.raises(PermissionDenied):
        _remove(row, role="director")
    assert WrittenLetter.objects.exists()
