import pytest
from django.core.exceptions import PermissionDenied

from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.work.benefits.actions import know_claimant
from palier.work.benefits.models import Claimant
from palier.work.billing.tests.examples import a_rented_home


def test_told_twice_it_is_one_number_and_a_host_may_not():
    organisation = an_organisation()
    household = a_rented_home(organisation).household

    with pytest.raises(PermissionDenied):
        know_claimant(household, number="12", actor=someone_as(organisation, "host"))
    for _ in range(2):
        know_claimant(household, number="12", actor=someone_as(organisation, "accountant"))

    assert Claimant.objects.count() == 1
