import pytest
from django.core.exceptions import PermissionDenied

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.work.access.actions import fill_attendance, register_for_workshop, remove_workshop
from palier.work.access.models import Registration, Workshop
from palier.work.access.tests.examples import a_workshop


def test_what_will_not_take_place_is_gone_with_its_list():
    row = a_workshop(an_organisation())
    desk = someone_as(row.organisation, "reception")
    register_for_workshop(row, name="Awa", actor=desk)

    remove_workshop(row, actor=desk)

    assert not Workshop.objects.exists()
    assert not Registration.objects.exists()


def test_once_someone_came_it_stays():
    row = a_workshop(an_organisation())
    desk = someone_as(row.organisation, "reception")
    came = register_for_workshop(row, name="Awa", actor=desk)
    fill_attendance(row, present=[came], actor=desk)

    with pytest.raises(Refused, match="Quelqu’un est venu"):
        remove_workshop(row, actor=desk)
    with pytest.raises(PermissionDenied):
        remove_workshop(row, actor=someone_as(row.organisation, "accountant"))
    assert Workshop.objects.count() == 1
