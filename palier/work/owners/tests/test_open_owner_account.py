import pytest
from django.core.exceptions import PermissionDenied

from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.registers.people.tests.examples import a_body
from palier.work.owners.actions import open_owner_account
from palier.work.owners.models import OwnerAccount


def test_an_owner_has_one_part_of_401_and_a_host_may_not_open_it():
    organisation = an_organisation()
    body = a_body(organisation)
    manager = someone_as(organisation, "rental_manager")

    with pytest.raises(PermissionDenied):
        open_owner_account(body, actor=someone_as(organisation, "host"))
    assert not OwnerAccount.objects.exists()
    one, same = (open_owner_account(body, actor=manager) for _ in range(2))

    assert (one.pk, one.auxiliary.account.code) == (same.pk, "401")
