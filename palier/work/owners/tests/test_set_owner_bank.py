import pytest
from django.core.exceptions import PermissionDenied

from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.registers.people.tests.examples import a_body
from palier.work.owners.actions import set_owner_bank
from palier.work.owners.models import OwnerAccount
from palier.work.owners.tests.examples import IBAN


def test_the_last_iban_told_is_the_one_and_a_host_may_not():
    organisation = an_organisation()
    body = a_body(organisation)

    with pytest.raises(PermissionDenied):
        set_owner_bank(body, holder="X", iban=IBAN, actor=someone_as(organisation, "host"))
    set_owner_bank(
        body, holder=" SCI ", iban=IBAN, town="Arles", actor=someone_as(organisation, "accountant")
    )

    row = OwnerAccount.objects.get()
    assert (row.holder, row.iban, row.town) == ("SCI", IBAN, "Arles")
