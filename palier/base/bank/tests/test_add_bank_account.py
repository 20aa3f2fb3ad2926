import pytest

from palier.base.bank.actions import add_bank_account
from palier.base.bank.models import BankAccount
from palier.base.bank.tests.examples import IBAN, a_bank_account
from palier.base.kit.refusals import Refused
from palier.base.ledger.models import Account
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.reads import main_entity
from palier.base.tenancy.tests.examples import someone_as


def test_one_account_is_known_once():
    organisation = an_organisation()
    account = a_bank_account(organisation)

    with pytest.raises(Refused, match="déjà connu"):
        add_bank_account(
            main_entity(organisation),
            label="Le même",
            iban=IBAN,
            account=Account.objects.get(code="5121"),
            actor=someone_as(organisation, "accountant"),
        )

    assert BankAccount.objects.get() == account
