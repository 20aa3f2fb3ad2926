from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.work.owners.actions import undo_owner_due
from palier.work.owners.models import OwnerDue
from palier.work.owners.tests.examples import a_head_lease
from palier.work.owners.tests.test_call_owner_dues import _call


def test_a_host_may_not():
    organisation = an_organisation()
    a_head_lease(organisation)
    _call(organisation)

    with pytest.raises(PermissionDenied):
        undo_owner_due(
            OwnerDue.objects.get(),
            on=date(2026, 5, 1),
            reason="x",
            actor=someone_as(organisation, "host"),
        )

    assert OwnerDue.objects.get().undone_on is None
