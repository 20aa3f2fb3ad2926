import pytest
from django.core.exceptions import PermissionDenied

from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.work.suppliers.actions import set_supplier_bank
from palier.work.suppliers.tests.examples import IBAN, MAY_20, a_paid_supplier, a_supplier


def told(organisation, account, role="accountant"):
    return set_supplier_bank(
        account,
        holder="Aubanel",
        iban=IBAN,
        told_on=MAY_20,
        actor=someone_as(organisation, role),
    )


def test_a_new_iban_waits_for_another_person():
    organisation = an_organisation()
    account = a_paid_supplier(organisation)
    assert account.may_be_paid

    account = told(organisation, account)

    assert (account.iban, account.may_be_paid) == (IBAN, False)


def test_who_may_not():
    organisation = an_organisation()
    account = a_supplier(organisation)

    with pytest.raises(PermissionDenied, match="rôle"):
        told(organisation, account, role="director")

    account.refresh_from_db()
    assert account.iban == ""
