import pytest
from django.core.exceptions import PermissionDenied

from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.work.billing.actions import refuse_write_off
from palier.work.billing.tests.test_approve_write_off import MAY_31, _proposed


def test_a_manager_may_not_refuse_it():
    organisation = an_organisation()
    _, row = _proposed(organisation)

    with pytest.raises(PermissionDenied):
        refuse_write_off(row, on=MAY_31, actor=someone_as(organisation, "rental_manager"))

    row.refresh_from_db()
    assert row.state == "proposed"
