from datetime import date
from decimal import Decimal

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.models import Line
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as, the_system
from palier.base.tenancy.tests.pages import come_in
from palier.work.billing.actions import post_opening, record_payment, reverse_notice
from palier.work.billing.models import Payment, RentNotice
from palier.work.billing.reads import owed_by
from palier.work.billing.tests.examples import JUNE, MAY, a_notice, an_issued_run
from palier.work.billing.tests.opening_examples import a_position, an_account

MAY_6 = date(2026, 5, 6)


def test_cash_settles_the_oldest_notice_first():
    organisation = an_organisation()
    notice = a_notice(organisation)
    an_issued_run(organisation, JUNE)

    record_payment(
        notice.account,
        on=MAY_6,
        amount=Decimal("300.00"),
        means="cash",
        actor=someone_as(organisation, "rental_manager"),
    )

    paid = dict(RentNotice.objects.with_paid().values_list("month", "paid"))
    assert paid == {MAY: Decimal("212.00"), JUNE: Decimal("88.00")}
    assert owed_by(notice.account) == Decimal("124.00")
    assert owed_by(notice.account, on=MAY_6) == Decimal("-88.00")
    assert Line.objects.get(account__code="531").debit == Decimal("300.00")


@pytest.mark.parametrize("amount", ["0.00", "-5.00"])
def test_what_is_not_money_is_refused(amount):
    organisation = an_organisation()
    notice = a_notice(organisation)

    with pytest.raises(Refused, match="positif"):
        record_payment(
            notice.account,
            on=MAY_6,
            amount=Decimal(amount),
            means="cash",
            actor=someone_as(organisation, "rental_manager"),
        )

    assert not Payment.objects.exists()
    assert owed_by(notice.account) == Decimal("212.00")


def test_more_cash_than_the_law_admits_needs_a_word():
    """Code monétaire et financier, art. L112-6 and D112-3: 1,000 euros; none for who has no bank."""
    organisation = an_organisation()
    account = a_notice(organisation).account
    told = {"on": MAY_6, "means": "cash", "actor": the_system(organisation)}

    with pytest.raises(Refused, match="au plus en espèces"):
        record_payment(account, amount=Decimal("1000.01"), **told)
    assert not Payment.objects.exists()

    record_payment(account, amount=Decimal("1000.00"), **told)
    record_payment(account, amount=Decimal("1000.01"), has_no_bank=True, **told)
    record_payment(account, amount=Decimal("1000.01"), **{**told, "means": "cheque"})


def test_a_day_before_the_balances_brought_over_is_refused():
    organisation = an_organisation()
    account = an_account(organisation)
    system = the_system(organisation)
    position = post_opening(a_position(organisation, (account, "100.00", "0")), actor=system)

    with pytest.raises(Refused, match="y est déjà compté"):
        record_payment(account, on=position.on, amount=Decimal(10), means="cash", actor=system)

    assert not Payment.objects.filter(means="cash").exists()


def test_it_pays_the_notice_that_is_chosen_and_no_other_account_s(client):
    organisation = an_organisation()
    may = a_notice(organisation)
    an_issued_run(organisation, JUNE)
    june = RentNotice.objects.get(month=JUNE)
    come_in(client, organisation, "rental_manager")
    at = f"/quittancement/comptes/{may.account_id}/paiement/"
    told = {"amount": "212", "on": "06/06/2026", "means": "transfer"}
    page = client.get(at)
    assert june.reference in page.content.decode()
    assert page.context["form"].initial.get("names") is None

    client.post(at, {**told, "names": june.pk})

    paid = dict(RentNotice.objects.with_paid().values_list("month", "paid"))
    assert paid == {MAY: 0, JUNE: 212}
    with pytest.raises(Refused, match="autre compte"):
        record_payment(
            an_account(organisation),
            on=JUNE,
            amount=Decimal(1),
            means="cash",
            names=june,
            actor=the_system(organisation),
        )
    reverse_notice(may, on=JUNE, reason="Erreur", actor=the_system(organisation))
    with pytest.raises(Refused, match="annulé"):
        record_payment(
            may.account,
            on=JUNE,
            amount=Decimal(1),
            means="cash",
            names=may,
            actor=the_system(organisation),
        )
    assert Payment.objects.count() == 1
