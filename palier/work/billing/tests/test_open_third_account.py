import pytest
from django.core.exceptions import PermissionDenied

from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.registers.people.tests.examples import a_body
from palier.work.billing.actions import open_third_account
from palier.work.billing.models import ThirdAccount


def test_a_payer_has_its_part_of_411_and_a_host_may_not_open_it():
    organisation = an_organisation()
    body = a_body(organisation, "Employeur")

    with pytest.raises(PermissionDenied):
        open_third_account(body, actor=someone_as(organisation, "host"))
    assert not ThirdAccount.objects.exists()
    row = open_third_account(body, actor=someone_as(organisation, "rental_manager"))

    assert (row.auxiliary.account.code, row.auxiliary.label) == ("411", "Employeur")
