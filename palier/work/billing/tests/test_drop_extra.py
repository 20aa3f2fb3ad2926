from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as, the_system
from palier.work.billing.actions import call_once, drop_extra
from palier.work.billing.models import Extra
from palier.work.billing.tests.examples import MAY, a_rented_home, an_issued_run


def _extra(organisation):
    return call_once(
        a_rented_home(organisation),
        kind="option",
        label="Clé",
        amount=Decimal(5),
        month_on=MAY,
        actor=the_system(organisation),
    )


def test_what_was_not_called_may_be_dropped():
    organisation = an_organisation()

    drop_extra(_extra(organisation), actor=someone_as(organisation, "rental_manager"))

    assert not Extra.objects.exists()


def test_what_a_notice_bears_stays_and_a_technician_may_not():
    organisation = an_organisation()
    extra = _extra(organisation)

    with pytest.raises(PermissionDenied):
        drop_extra(extra, actor=someone_as(organisation, "technician"))
    an_issued_run(organisation)
    with pytest.raises(Refused, match="déjà sur un avis"):
        drop_extra(extra, actor=someone_as(organisation, "rental_manager"))

    assert Extra.objects.count() == 1
