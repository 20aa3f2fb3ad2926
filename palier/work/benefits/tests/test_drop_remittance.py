import pytest
from django.core.exceptions import PermissionDenied

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.work.benefits.actions import drop_remittance
from palier.work.benefits.models import Remittance
from palier.work.benefits.tests.test_settle_remittance import _settle, _told


def test_a_settled_one_stays_and_a_host_may_not():
    organisation = an_organisation()
    row, line = _told(organisation)

    with pytest.raises(PermissionDenied):
        drop_remittance(row, actor=someone_as(organisation, "host"))
    _settle(row, line)
    with pytest.raises(Refused, match="déjà rapproché"):
        drop_remittance(row, actor=someone_as(organisation, "accountant"))

    assert Remittance.objects.count() == 1
