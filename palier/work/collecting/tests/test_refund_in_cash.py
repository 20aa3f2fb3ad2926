from datetime import date
from decimal import Decimal

import pytest
from django.db.models import Sum

from palier.base.kit.refusals import Refused
from palier.base.ledger.reads import balance, balance_of
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.reads import main_entity
from palier.base.tenancy.tests.examples import someone_as, the_system
from palier.work.billing.actions import reverse_payment
from palier.work.billing.models import Payment, Refund, RentNotice
from palier.work.billing.tests.examples import JUNE, a_notice, a_payment, an_issued_run
from palier.work.collecting.actions import count_till, refund_in_cash

MAY_6, MAY_7 = date(2026, 5, 6), date(2026, 5, 7)


def _refund(account, amount, role="accountant", on=MAY_7):
    actor = someone_as(account.organisation, role)
    return refund_in_cash(account, amount=Decimal(amount), on=on, actor=actor)


def _ahead(organisation):
    """212.00 called, 300.00 brought in cash: 88.00 ahead."""
    account = a_notice(organisation).account
    a_payment(account, "300.00", on=MAY_6)
    return account


def _till(organisation):
    return balance_of(main_entity(organisation), "531", on=MAY_7)


def test_what_is_ahead_leaves_the_till_and_pays_no_later_notice():
    organisation = an_organisation()
    account = _ahead(organisation)

    _refund(account, "88.00")
    an_issued_run(organisation, JUNE)

    assert _till(organisation) == 212
    assert balance(account.auxiliary_id) == 212
    assert RentNotice.objects.with_paid().get(month=JUNE).paid == 0


@pytest.mark.parametrize(
    ("amount", "on", "words"),
    [
        ("88.01", MAY_7, "n’a que 88,00"),
        ("0.00", MAY_7, "montant positif"),
        ("88.00", date(2026, 5, 5), "n’a que 0,00"),
    ],
)
def test_what_is_not_ahead_or_not_in_the_till_is_refused_and_nothing_moves(amount, on, words):
    organisation = an_organisation()
    account = _ahead(organisation)

    with pytest.raises(Refused, match=words):
        _refund(account, amount, on=on)

    assert not Refund.objects.exists()
    assert (_till(organisation), balance(account.auxiliary_id)) == (300, -88)


def test_the_till_is_not_overdrawn_later_nor_changed_before_it_was_counted():
    organisation = an_organisation()
    account = _ahead(organisation)
    entity, system = main_entity(organisation), the_system(organisation)
    count_till(entity, on=date(2026, 5, 8), counted=Decimal(20), reason="Déposé", actor=system)

    with pytest.raises(Refused, match="comptée le 8"):
        _refund(account, "88.00")
    with pytest.raises(Refused, match="La caisse contient 20,00"):
        _refund(account, "88.00", on=date(2026, 5, 9))

    assert not Refund.objects.exists()
    assert _refund(account, "20.00", on=date(2026, 5, 8)).amount == 20


def test_what_was_given_back_of_a_payment_undone_since_is_owed_first():
    """88 € ahead are handed back, then the 300 € prove wrong: the household owes the notice and the
    88 €; what it brings then never pays a notice with money that it no longer has."""
    organisation = an_organisation()
    account = _ahead(organisation)
    refund = _refund(account, "88.00")
    accountant = someone_as(organisation, "accountant")
    reverse_payment(Payment.objects.get(), on=date(2026, 5, 8), actor=accountant)

    a_payment(account, "300.00", on=date(2026, 5, 9))
    an_issued_run(organisation, JUNE)

    assert refund.allocations.aggregate(s=Sum("amount"))["s"] == 88
    paid = dict(RentNotice.objects.with_paid().values_list("month", "paid"))
    assert sum(paid.values()) == 212
    assert balance(account.auxiliary_id) == 212 == 2 * 212 - sum(paid.values())
