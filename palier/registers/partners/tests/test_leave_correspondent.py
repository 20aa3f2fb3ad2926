import pytest
from django.core.exceptions import PermissionDenied

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.registers.partners.actions import leave_correspondent
from palier.registers.partners.tests.examples import JUNE, a_correspondent


def _leave(row, role="social_worker"):
    return leave_correspondent(row, on=JUNE, actor=someone_as(row.organisation, role))


def test_they_no_longer_work_there():
    assert _leave(a_correspondent(an_organisation())).left_on == JUNE


def test_twice_or_by_who_may_not():
    row = a_correspondent(an_organisation())
    with pytest.raises(PermissionDenied):
        _leave(row, role="reception")
    row = _leave(row)
    with pytest.raises(Refused, match="déjà noté"):
        _leave(row)
