from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied

from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.work.billing.actions import NewExtra, call_many_once
from palier.work.billing.models import Extra
from palier.work.billing.tests.examples import MAY, a_rented_home


def test_many_are_noted_at_once_and_a_technician_may_not():
    organisation = an_organisation()
    home = a_rented_home(organisation)
    extras = [NewExtra(home, "charges", f"Part {n}", Decimal(n), MAY) for n in (1, 2, 3)]

    with pytest.raises(PermissionDenied):
        call_many_once(organisation, extras=extras, actor=someone_as(organisation, "technician"))
    assert not Extra.objects.exists()
    call_many_once(organisation, extras=extras, actor=someone_as(organisation, "rental_manager"))

    assert sum(Extra.objects.values_list("amount", flat=True)) == 6
