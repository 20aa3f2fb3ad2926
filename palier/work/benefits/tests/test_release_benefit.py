import pytest
from django.core.exceptions import PermissionDenied

from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as, the_system
from palier.work.benefits.actions import hold_benefit_back, release_benefit
from palier.work.billing.tests.examples import JUNE, MAY, a_rented_home


def test_a_host_may_not():
    organisation = an_organisation()
    held = hold_benefit_back(
        a_rented_home(organisation), since_on=MAY, actor=the_system(organisation)
    )

    with pytest.raises(PermissionDenied):
        release_benefit(held, until_on=JUNE, actor=someone_as(organisation, "host"))

    held.refresh_from_db()
    assert held.until is None
