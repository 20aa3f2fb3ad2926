from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied

from palier.base.bank.actions import cancel_batch, reject_item, undo_reject
from palier.base.bank.models import SepaBatch
from palier.base.bank.tests.examples import a_bank_account
from palier.base.kit.refusals import Refused
from palier.base.ledger.reads import balance
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as, the_system
from palier.work.billing.models import RentNotice
from palier.work.billing.tests.examples import JUNE, a_notice, a_payment, an_issued_run
from palier.work.collecting.actions import refund_household

MAY_6 = date(2026, 5, 6)


def _refund(account, amount, role="accountant"):
    from palier.base.bank.models import BankAccount

    organisation = account.organisation
    return refund_household(
        account,
        bank_account=BankAccount.objects.first() or a_bank_account(organisation),
        name="Awa Diallo",
        iban="FR7630004000010000000000179",
        amount=Decimal(amount),
        on=MAY_6,
        made_on=MAY_6,
        actor=someone_as(organisation, role),
    )


def _ahead(organisation):
    account = a_notice(organisation).account
    a_payment(account, "300.00")
    return account


def test_what_is_ahead_is_given_back_and_pays_no_later_notice():
    organisation = an_organisation()
    account = _ahead(organisation)

    _refund(account, "88.00")
    an_issued_run(organisation, JUNE)

    assert balance(account.auxiliary_id) == 212
    assert RentNotice.objects.with_paid().get(month=JUNE).paid == 0


def test_cancelled_the_advance_is_there_again():
    organisation = an_organisation()
    account = _ahead(organisation)
    batch = _refund(account, "88.00")

    cancel_batch(batch, on=MAY_6, actor=the_system(organisation))
    an_issued_run(organisation, JUNE)

    assert balance(account.auxiliary_id) == 124
    assert RentNotice.objects.with_paid().get(month=JUNE).paid == 88


def test_what_has_not_come_yet_is_not_given_back():
    organisation = an_organisation()
    account = _ahead(organisation)
    a_payment(account, "335.00", on=date(2026, 5, 16))

    with pytest.raises(Refused, match="n’a que 88,00"):
        _refund(account, "423.00")
    assert not SepaBatch.objects.exists()

    _refund(account, "88.00")
    last = account.payments.order_by("on").last()
    assert not last.allocations.exists(), "what came by then is given back, not what comes later"


def test_more_than_what_is_ahead_is_refused_and_a_host_may_not():
    organisation = an_organisation()
    account = _ahead(organisation)

    with pytest.raises(Refused, match="n’a que 88,00"):
        _refund(account, "88.01")
    with pytest.raises(PermissionDenied):
        _refund(account, "10.00", role="host")

    assert not SepaBatch.objects.exists()


def test_a_reject_noted_by_mistake_is_taken_back_and_the_refund_stays_given():
    organisation = an_organisation()
    account = _ahead(organisation)
    item = _refund(account, "88.00").items.get()
    system = the_system(organisation)
    reject_item(item, code="AC04", on=MAY_6, actor=system)
    assert balance(account.auxiliary_id) == -88

    undo_reject(item, on=MAY_6, actor=system)
    an_issued_run(organisation, JUNE)

    assert balance(account.auxiliary_id) == 212
    assert RentNotice.objects.with_paid().get(month=JUNE).paid == 0
