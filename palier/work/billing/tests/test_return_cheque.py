"""A cheque of a deposit that the bank takes back: it alone is owed again."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied

from palier.base.bank.tests.examples import a_waiting_line
from palier.base.kit.refusals import Refused
from palier.base.ledger.reads import balance, balance_of
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.reads import main_entity
from palier.base.tenancy.tests.examples import someone_as, the_system
from palier.base.tenancy.tests.pages import come_in
from palier.work.billing.actions import match_deposit, record_payment, return_cheque
from palier.work.billing.models import Deposit, DepositEntry, RentNotice
from palier.work.billing.reads import to_deposit
from palier.work.billing.tests.examples import a_notice
from palier.work.leases.actions import ask_deposit, receive_deposit
from palier.work.leases.models import Occupancy

MAY_4, MAY_31 = date(2026, 5, 4), date(2026, 5, 31)


def _paid_in(organisation):
    """Two cheques of 80 and 132 €, one line of 212 € at the bank."""
    account = a_notice(organisation).account
    system = the_system(organisation)
    cheques = [
        record_payment(account, on=MAY_4, amount=Decimal(amount), means="cheque", actor=system)
        for amount in (80, 132)
    ]
    line = a_waiting_line(organisation, "212.00", "REMISE CHEQUES")
    match_deposit(line, payments=cheques, actor=system)
    return cheques


def _balances(organisation) -> list[Decimal]:
    entity = main_entity(organisation)
    return [balance_of(entity, code, on=MAY_31) for code in ("5112", "471", "5121")]


def test_it_is_owed_again_and_the_others_of_its_deposit_stay_paid():
    organisation = an_organisation()
    cheque, other = _paid_in(organisation)
    line = a_waiting_line(organisation, "-80.00", "CHQ IMPAYE")

    return_cheque(line, payment=cheque, actor=someone_as(organisation, "accountant"))

    line.refresh_from_db()
    assert (line.state, line.matched_by) == ("matched", "cheque")
    assert balance(cheque.account.auxiliary_id) == 80
    assert RentNotice.objects.with_paid().get().paid == 132
    assert _balances(organisation) == [0, 0, 132]
    assert not to_deposit(main_entity(organisation)).exists()
    assert Deposit.objects.filter(payment=other).exists()


@pytest.mark.parametrize(
    ("amount", "words"), [("-81.00", "ce chèque, de"), ("-132.00", "ce chèque, de")]
)
def test_another_sum_is_refused_and_nothing_moves(amount, words):
    organisation = an_organisation()
    cheque, _ = _paid_in(organisation)
    line = a_waiting_line(organisation, amount, "CHQ IMPAYE")

    with pytest.raises(Refused, match=words):
        return_cheque(line, payment=cheque, actor=someone_as(organisation, "accountant"))

    line.refresh_from_db()
    assert (line.state, balance(cheque.account.auxiliary_id)) == ("waiting", 0)


def test_a_cheque_that_the_bank_has_not_seen_or_that_came_back_is_refused():
    organisation = an_organisation()
    cheque, _ = _paid_in(organisation)
    accountant = someone_as(organisation, "accountant")
    unseen = record_payment(
        cheque.account, on=MAY_4, amount=Decimal(80), means="cheque", actor=accountant
    )
    with pytest.raises(Refused, match="ne l’a pas encore vu"):
        return_cheque(
            a_waiting_line(organisation, "-80.00", "IMPAYE"), payment=unseen, actor=accountant
        )
    return_cheque(
        a_waiting_line(organisation, "-80.00", "IMPAYE 2"), payment=cheque, actor=accountant
    )

    with pytest.raises(Refused, match="est annulé"):
        return_cheque(
            a_waiting_line(organisation, "-80.00", "IMPAYE 3"), payment=cheque, actor=accountant
        )


def test_a_host_may_not():
    organisation = an_organisation()
    cheque, _ = _paid_in(organisation)
    line = a_waiting_line(organisation, "-80.00", "CHQ IMPAYE")

    with pytest.raises(PermissionDenied):
        return_cheque(line, payment=cheque, actor=someone_as(organisation, "host"))

    assert balance(cheque.account.auxiliary_id) == 0


def test_the_page_of_a_line_that_goes_out_offers_it(client):
    organisation = an_organisation()
    cheque, _ = _paid_in(organisation)
    line = a_waiting_line(organisation, "-80.00", "CHQ IMPAYE")
    come_in(client, organisation, "accountant")
    at = f"/quittancement/lignes/{line.pk}/cheque-impaye/"
    assert at in client.get(f"/encaissements/{line.pk}/").content.decode()
    form = client.get(at).content.decode()
    assert ("80,00" in form, "132,00" in form) == (True, False)

    said = client.post(at, {"payment": cheque.pk, "on": "2026-05-06"}, follow=True)

    assert "Chèque impayé noté" in said.content.decode()


def test_a_deposit_s_cheque_comes_back_too_and_its_slip_stays():
    organisation = an_organisation()
    account = a_notice(organisation).account
    system, entity = the_system(organisation), main_entity(organisation)
    rent = record_payment(account, on=MAY_4, amount=Decimal(100), means="cheque", actor=system)
    deposit = ask_deposit(Occupancy.objects.get(), amount=Decimal(300), on=MAY_4, actor=system)
    receive_deposit(
        deposit, on=MAY_4, amount=Decimal(300), payer="person", means="cheque", actor=system
    )
    held = DepositEntry.objects.get()
    slip = a_waiting_line(organisation, "400.00", "REMISE")
    match_deposit(slip, payments=[rent], deposits=[held], actor=system)
    line = a_waiting_line(organisation, "-300.00", "CHQ IMPAYE")

    return_cheque(line, deposit=held, actor=someone_as(organisation, "accountant"))

    slip.refresh_from_db()
    deposit.refresh_from_db()
    assert (slip.state, deposit.held) == ("matched", 0)
    assert balance_of(entity, "165", on=MAY_31) == 0
    assert _balances(organisation) == [0, 0, 100]
