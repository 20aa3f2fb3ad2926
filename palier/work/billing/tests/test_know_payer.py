from datetime import date

import pytest

from palier.base.bank.tests.examples import IBAN
from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.work.billing.actions import know_payer
from palier.work.billing.models import PayerIban
from palier.work.billing.tests.examples import a_notice

MONTH = date(2026, 6, 1)


def test_an_iban_pays_for_one_account_only():
    organisation = an_organisation()
    accountant = someone_as(organisation, "accountant")
    first, second = a_notice(organisation).account, a_notice(organisation, month=MONTH).account
    know_payer(organisation, iban=IBAN, account=first, actor=accountant)

    with pytest.raises(Refused, match="déjà connu pour un autre compte"):
        know_payer(organisation, iban=IBAN, account=second, actor=accountant)

    assert PayerIban.objects.get().account == first


def test_saying_it_twice_changes_nothing():
    organisation = an_organisation()
    accountant = someone_as(organisation, "accountant")
    account = a_notice(organisation).account

    for _ in range(2):
        know_payer(organisation, iban=IBAN, account=account, actor=accountant)

    assert PayerIban.objects.count() == 1
