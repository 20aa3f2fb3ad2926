from decimal import Decimal

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as, the_system
from palier.work.billing.actions import invoice_stay
from palier.work.billing.models import Extra
from palier.work.residences.actions import charge_service, drop_service_use
from palier.work.residences.models import ServiceUse
from palier.work.residences.tests.examples import JUNE_9, a_resident, a_service


def _use():
    row = a_resident(an_organisation())
    return charge_service(
        a_service(row.site, price=Decimal(4)),
        occupancy=row,
        quantity=1,
        on=JUNE_9,
        actor=the_system(row.organisation),
    )


def _drop(use, role="host"):
    return drop_service_use(use, actor=someone_as(use.organisation, role))


def test_it_is_not_called():
    _drop(_use())

    assert not ServiceUse.objects.exists()
    assert not Extra.objects.exists()


def test_once_called_it_is_refused():
    use = _use()
    invoice_stay(use.occupancy, on=JUNE_9, actor=the_system(use.organisation))

    with pytest.raises(Refused, match="émis"):
        _drop(use)
    assert ServiceUse.objects.exists()
