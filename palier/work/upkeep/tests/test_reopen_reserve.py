import pytest
from django.core.exceptions import PermissionDenied

from palier.base.kit.refusals import Refused
from palier.base.tenancy.tests.examples import someone_as
from palier.work.upkeep.actions import reopen_reserve
from palier.work.upkeep.tests.test_lift_delivery_reserve import _lift, _reserve


def _reopen(reserve, role="technician"):
    return reopen_reserve(reserve, actor=someone_as(reserve.organisation, role))


def test_lifted_by_mistake_it_is_to_be_lifted_again():
    reserve = _reopen(_lift(_reserve()))

    assert reserve.lifted_on is None
    assert _lift(reserve).lifted_on is not None


def test_one_that_is_not_lifted_is_refused():
    reserve = _reserve()

    with pytest.raises(Refused, match="pas levée"):
        _reopen(reserve)

    reserve.refresh_from_db()
    assert reserve.lifted_on is None


def test_a_volunteer_may_not():
    reserve = _lift(_reserve())

    with pytest.raises(PermissionDenied):
        _reopen(reserve, "volunteer")

    reserve.refresh_from_db()
    assert reserve.lifted_on is not None
