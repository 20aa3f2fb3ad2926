import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from palier.base.bank.actions import complete_bank_account
from palier.base.bank.forms import CreditorField
from palier.base.bank.tests.examples import a_bank_account
from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as


def test_an_account_is_completed_by_those_who_keep_the_books():
    organisation = an_organisation()
    bank = a_bank_account(organisation)

    complete_bank_account(
        bank,
        label="Fonds des mandants",
        bic="AGRIFRPP",
        creditor_id="FR72ZZZ123456",
        holds_principals=True,
        actor=someone_as(organisation, "accountant"),
    )
    with pytest.raises(PermissionDenied):
        complete_bank_account(bank, label="X", actor=someone_as(organisation, "host"))

    bank.refresh_from_db()
    assert (bank.label, bank.bic, bank.holds_principals) == (
        "Fonds des mandants",
        "AGRIFRPP",
        True,
    )


def test_a_creditor_number_with_a_wrong_key_is_told():
    assert issubclass(Refused, ValidationError)
    with pytest.raises(ValidationError, match="clé de cet identifiant"):
        CreditorField().clean("FR73ZZZ123456")
