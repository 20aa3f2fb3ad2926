from datetime import date, time

import pytest
from django.core.exceptions import PermissionDenied

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.work.eviction.actions import (
    call_commission,
)
from palier.work.eviction.models import Commission
from palier.work.eviction.tests.examples import a_commission


def test_a_day_for_the_commission():
    commission = a_commission(an_organisation())

    assert (commission.on, commission.at) == (date(2026, 6, 9), time(9, 30))


def test_one_a_day():
    organisation = an_organisation()
    a_commission(organisation)

    with pytest.raises(Refused, match="déjà prévue"):
        a_commission(organisation)

    assert Commission.objects.count() == 1


def test_a_rental_manager_may_not():
    organisation = an_organisation()

    with pytest.raises(PermissionDenied):
        call_commission(
            organisation, on=date(2026, 6, 9), actor=someone_as(organisation, "rental_manager")
        )
