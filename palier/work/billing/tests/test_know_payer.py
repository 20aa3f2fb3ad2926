from datetime import date

from palier.base.bank.tests.examples import IBAN
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.work.billing.actions import know_payer
from palier.work.billing.models import PayerIban
from palier.work.billing.tests.examples import a_notice

MONTH = date(2026, 6, 1)


def test_an_iban_known_for_two_accounts_pays_for_several_and_says_no_longer_whose():
    organisation = an_organisation()
    accountant = someone_as(organisation, "accountant")
    first, second = a_notice(organisation).account, a_notice(organisation, month=MONTH).account
    know_payer(organisation, iban=IBAN, account=first, actor=accountant)

    know_payer(organisation, iban=IBAN, account=second, actor=accountant)

    known = PayerIban.objects.get()
    assert (known.account, known.is_shared) == (first, True)


def test_saying_it_twice_changes_nothing():
    organisation = an_organisation()
    accountant = someone_as(organisation, "accountant")
    account = a_notice(organisation).account

    for _ in range(2):
        know_payer(organisation, iban=IBAN, account=account, actor=accountant)

    assert PayerIban.objects.count() == 1
