import pytest
from django.core.exceptions import PermissionDenied

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.work.domiciliation.actions import hand_post, remove_post
from palier.work.domiciliation.models import PostItem
from palier.work.domiciliation.tests.examples import MAY_11, an_address, some_post


def test_what_came_for_someone_else_is_gone():
    item = some_post(an_address(an_organisation()))

    remove_post(item, actor=someone_as(item.organisation, "reception"))

    assert not PostItem.objects.exists()


def test_what_is_handed_over_stays():
    row = an_address(an_organisation())
    item = some_post(row)
    desk = someone_as(row.organisation, "reception")
    with pytest.raises(PermissionDenied):
        remove_post(item, actor=someone_as(row.organisation, "host"))
    hand_post(row, on=MAY_11, actor=desk)

    with pytest.raises(Refused, match="en attente"):
        remove_post(item, actor=desk)

    assert PostItem.objects.count() == 1
