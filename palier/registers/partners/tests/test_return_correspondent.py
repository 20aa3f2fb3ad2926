import pytest
from django.core.exceptions import PermissionDenied

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as, the_system
from palier.registers.partners.actions import leave_correspondent, return_correspondent
from palier.registers.partners.tests.examples import JUNE, a_correspondent


def test_they_are_there_after_all():
    organisation = an_organisation()
    row = a_correspondent(organisation)
    worker = someone_as(organisation, "social_worker")
    with pytest.raises(Refused, match="pas notée partie"):
        return_correspondent(row, actor=worker)

    row = leave_correspondent(row, on=JUNE, actor=the_system(organisation))
    with pytest.raises(PermissionDenied):
        return_correspondent(row, actor=someone_as(organisation, "reception"))
    assert return_correspondent(row, actor=worker).left_on is None
