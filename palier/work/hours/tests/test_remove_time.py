import pytest
from django.core.exceptions import PermissionDenied

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.work.hours.actions import remove_time
from palier.work.hours.models import Spent
from palier.work.hours.tests.examples import a_time


def test_noted_by_mistake():
    row = a_time(an_organisation())
    remove_time(row, actor=someone_as(row.organisation, "social_worker", user=row.user))
    assert not Spent.objects.exists()


def test_not_that_of_another():
    row = a_time(an_organisation())
    with pytest.raises(Refused, match="chacun dit le sien"):
        remove_time(row, actor=someone_as(row.organisation, "director"))
    with pytest.raises(PermissionDenied):
        remove_time(row, actor=someone_as(row.organisation, "volunteer", user=row.user))
    assert Spent.objects.exists()
