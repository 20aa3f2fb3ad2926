import pytest
from django.core.exceptions import PermissionDenied

from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.registers.papers.actions import remove_paper
from palier.registers.papers.models import Paper
from palier.registers.papers.tests.examples import a_paper
from palier.registers.people.tests.examples import a_household


def _remove(row, role="social_worker"):
    return remove_paper(row, actor=someone_as(row.organisation, role))


def test_it_did_not_come():
    row = a_paper(a_household(an_organisation()))
    assert _remove(row) == row.household
    assert not Paper.objects.exists()


def test_who_may_not():
    row = a_paper(a_household(an_organisation()))
    with pytest.raises(PermissionDenied):
        _remove(row, role="lawyer")
    assert Paper.objects.exists()
