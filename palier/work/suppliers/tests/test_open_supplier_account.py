import pytest
from django.core.exceptions import PermissionDenied

from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.reads import main_entity
from palier.base.tenancy.tests.examples import someone_as
from palier.registers.people.tests.examples import a_body
from palier.work.suppliers.actions import open_supplier_account
from palier.work.suppliers.models import SupplierAccount


def test_asked_twice_it_is_the_same():
    organisation = an_organisation()
    body = a_body(organisation, "Plomberie Aubanel", "supplier")
    accountant = someone_as(organisation, "accountant")

    first = open_supplier_account(main_entity(organisation), body=body, actor=accountant)
    second = open_supplier_account(main_entity(organisation), body=body, actor=accountant)

    assert first == second
    assert (first.auxiliary.account.code, first.auxiliary.label) == ("401", "Plomberie Aubanel")


def test_who_may_not():
    organisation = an_organisation()

    with pytest.raises(PermissionDenied, match="rôle"):
        open_supplier_account(
            main_entity(organisation),
            body=a_body(organisation, "Plomberie Aubanel", "supplier"),
            actor=someone_as(organisation, "director"),
        )

    assert not SupplierAccount.objects.exists()
