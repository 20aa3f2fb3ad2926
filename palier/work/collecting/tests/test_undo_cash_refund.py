from datetime import date
from decimal import Decimal

import pytest

from palier.base.bank.tests.examples import a_bank_account
from palier.base.kit.refusals import Refused
from palier.base.ledger.actions import reverse_entry_by_hand
from palier.base.ledger.reads import balance, balance_of
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.reads import main_entity
from palier.base.tenancy.tests.examples import someone_as, the_system
from palier.work.billing.models import Refund, RentNotice
from palier.work.billing.tests.examples import JUNE, a_notice, a_payment, an_issued_run
from palier.work.collecting.actions import refund_household, refund_in_cash, undo_cash_refund

MAY_6, MAY_7 = date(2026, 5, 6), date(2026, 5, 7)


def _given_back(organisation):
    """88.00 ahead, handed over on 6 May."""
    account = a_notice(organisation).account
    a_payment(account, "300.00", on=MAY_6)
    return refund_in_cash(account, amount=Decimal(88), on=MAY_6, actor=the_system(organisation))


def _undo(refund, role="accountant", on=MAY_7):
    return undo_cash_refund(refund, on=on, actor=someone_as(refund.organisation, role))


def test_the_money_is_in_the_till_and_the_household_is_ahead_again():
    organisation = an_organisation()
    refund = _given_back(organisation)

    assert _undo(refund).undone_on == MAY_7
    an_issued_run(organisation, JUNE)

    assert balance_of(main_entity(organisation), "531", on=MAY_7) == 300
    assert balance(refund.account.auxiliary_id) == 124
    assert RentNotice.objects.with_paid().get(month=JUNE).paid == 88


def test_the_money_pays_what_was_called_meanwhile():
    organisation = an_organisation()
    refund = _given_back(organisation)
    an_issued_run(organisation, JUNE)

    _undo(refund)

    assert RentNotice.objects.with_paid().get(month=JUNE).paid == 88


def test_before_it_was_made_or_twice_is_refused_and_nothing_moves():
    organisation = an_organisation()
    refund = _given_back(organisation)

    with pytest.raises(Refused, match="Il a été rendu le"):
        _undo(refund, on=date(2026, 5, 5))
    assert balance(refund.account.auxiliary_id) == 0

    refund = _undo(refund)
    with pytest.raises(Refused, match="déjà annulé"):
        _undo(refund)
    assert balance(refund.account.auxiliary_id) == -88


def test_a_refund_by_transfer_is_undone_with_its_batch():
    organisation = an_organisation()
    account = a_notice(organisation).account
    a_payment(account, "300.00", on=MAY_6)
    refund_household(
        account,
        bank_account=a_bank_account(organisation),
        name="Awa Diallo",
        iban="FR7630004000010000000000179",
        amount=Decimal(88),
        on=MAY_6,
        made_on=MAY_6,
        actor=the_system(organisation),
    )

    with pytest.raises(Refused, match="la remise qui le porte"):
        _undo(Refund.objects.get())

    assert Refund.objects.get().undone_on is None
    assert balance(account.auxiliary_id) == 0


def test_its_entry_is_not_reversed_from_the_books():
    refund = _given_back(an_organisation())

    with pytest.raises(Refused, match="une avance rendue en espèces"):
        reverse_entry_by_hand(
            refund.entry, on=MAY_7, actor=someone_as(refund.organisation, "accountant")
        )

    refund.refresh_from_db()
    assert (refund.undone_on, balance(refund.account.auxiliary_id)) == (None, 0)
