import pytest
from django.core.exceptions import PermissionDenied

from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.work.billing.actions import lift_doubt
from palier.work.billing.tests.examples import a_notice
from palier.work.billing.tests.test_doubt_debt import JUNE_30, _doubt


def test_a_rental_manager_may_not():
    organisation = an_organisation()
    doubt = _doubt(a_notice(organisation).account)

    with pytest.raises(PermissionDenied):
        lift_doubt(doubt, on=JUNE_30, actor=someone_as(organisation, "rental_manager"))

    doubt.refresh_from_db()
    assert doubt.lifted_on is None
