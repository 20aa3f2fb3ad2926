"""A cheque said unpaid by mistake: it is paid again, of the same slip, and the line waits."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied

from palier.base.bank.tests.examples import a_waiting_line
from palier.base.kit.refusals import Refused
from palier.base.ledger.reads import balance
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.reads import main_entity
from palier.base.tenancy.tests.examples import someone_as, the_system
from palier.base.tenancy.tests.pages import come_in
from palier.work.billing.actions import (
    match_deposit,
    return_cheque,
    undo_deposit,
    undo_returned_cheque,
)
from palier.work.billing.models import DepositEntry, Payment, RentNotice
from palier.work.billing.reads import cheques_paid_in, deposit_cheques_paid_in
from palier.work.billing.tests.test_return_cheque import MAY_4, _balances, _paid_in
from palier.work.leases.actions import (
    ask_deposit,
    end_occupancy,
    note_keys_back,
    receive_deposit,
    settle_deposit,
    undo_deposit_receipt,
)
from palier.work.leases.models import Occupancy

MAY_20 = date(2026, 5, 20)


def returned(organisation):
    cheque, _ = _paid_in(organisation)
    line = a_waiting_line(organisation, "-80.00", "CHQ IMPAYE")
    return_cheque(line, payment=cheque, actor=someone_as(organisation, "accountant"))
    return line, cheque


def test_what_it_settled_is_settled_and_the_line_may_be_another_cheque(client):
    organisation = an_organisation()
    line, cheque = returned(organisation)
    come_in(client, organisation, "accountant")
    at = f"/quittancement/lignes/{line.pk}/cheque-impaye/defaire/"
    assert at in client.get(f"/encaissements/{line.pk}/").content.decode()

    client.post(at, {"on": "20/05/2026"})

    line.refresh_from_db()
    assert line.state == "waiting"
    assert balance(cheque.account.auxiliary_id) == 0
    assert RentNotice.objects.with_paid().get().paid == 212
    assert _balances(organisation) == [0, 80, 132]
    again = Payment.objects.get(amount=80, reverses=None, reversals=None)
    assert again in cheques_paid_in(main_entity(organisation))
    return_cheque(line, payment=again, on=MAY_20, actor=someone_as(organisation, "accountant"))
    assert balance(cheque.account.auxiliary_id) == 80


def test_a_line_that_took_back_none_a_day_before_or_twice_is_refused_and_nothing_moves():
    organisation = an_organisation()
    accountant = someone_as(organisation, "accountant")
    line, cheque = returned(organisation)
    other = a_waiting_line(organisation, "-9.00", "FRAIS")
    with pytest.raises(Refused, match="aucun chèque"):
        undo_returned_cheque(other, on=MAY_20, actor=accountant)
    with pytest.raises(Refused, match="ce jour-là ou après"):
        undo_returned_cheque(line, on=MAY_4, actor=accountant)
    assert balance(cheque.account.auxiliary_id) == 80
    undo_returned_cheque(line, on=MAY_20, actor=accountant)

    with pytest.raises(Refused, match="aucun chèque"):
        undo_returned_cheque(line, on=MAY_20, actor=accountant)

    assert balance(cheque.account.auxiliary_id) == 0


def test_a_slip_is_not_undone_under_its_returned_cheque():
    organisation = an_organisation()
    accountant = someone_as(organisation, "accountant")
    line, cheque = returned(organisation)
    slip = cheque.deposits.get().line
    before = _balances(organisation)

    with pytest.raises(Refused, match="revenu impayé le"):
        undo_deposit(slip, on=MAY_20, actor=accountant)
    slip.refresh_from_db()
    assert (slip.state, _balances(organisation)) == ("matched", before)

    undo_returned_cheque(line, on=MAY_20, actor=accountant)
    assert undo_deposit(slip, on=MAY_20, actor=accountant).state == "waiting"


def test_who_keeps_the_door_may_not():
    organisation = an_organisation()
    line, cheque = returned(organisation)

    with pytest.raises(PermissionDenied):
        undo_returned_cheque(line, on=MAY_20, actor=someone_as(organisation, "reception"))

    assert balance(cheque.account.auxiliary_id) == 80


def test_a_deposit_is_held_again_and_no_longer_undone_alone():
    organisation = an_organisation()
    _paid_in(organisation)
    system, entity = the_system(organisation), main_entity(organisation)
    deposit = ask_deposit(Occupancy.objects.get(), amount=Decimal(300), on=MAY_4, actor=system)
    receive_deposit(
        deposit, on=MAY_4, amount=Decimal(300), payer="person", means="cheque", actor=system
    )
    slip = a_waiting_line(organisation, "300.00", "REMISE")
    match_deposit(slip, deposits=[DepositEntry.objects.get()], actor=system)
    line = a_waiting_line(organisation, "-300.00", "CHQ IMPAYE")
    return_cheque(line, deposit=DepositEntry.objects.get(), actor=system)
    assert deposit.held == 0

    undo_returned_cheque(line, on=MAY_20, actor=system)

    assert deposit.held == 300
    [row] = deposit_cheques_paid_in(entity)
    assert row.line == slip
    with pytest.raises(Refused, match="La banque a vu"):
        undo_deposit_receipt(row.receipt, on=MAY_20, reason="Erreur", actor=system)
    return_cheque(line, deposit=row, on=MAY_20, actor=system)
    assert deposit.held == 0


def test_a_deposit_given_back_since_is_not_held_again():
    organisation = an_organisation()
    _paid_in(organisation)
    system = the_system(organisation)
    deposit = ask_deposit(Occupancy.objects.get(), amount=Decimal(300), on=MAY_4, actor=system)
    told = {"on": MAY_4, "payer": "person", "actor": system}
    receive_deposit(deposit, amount=Decimal(200), means="cheque", **told)
    cheque = DepositEntry.objects.get()
    match_deposit(
        a_waiting_line(organisation, "200.00", "REMISE"), deposits=[cheque], actor=system
    )
    line = a_waiting_line(organisation, "-200.00", "CHQ IMPAYE")
    return_cheque(line, deposit=cheque, actor=system)
    receive_deposit(deposit, amount=Decimal(100), means="cash", **told)
    end_occupancy(deposit.occupancy, ends_on=MAY_20, end_reason="other", actor=system)
    note_keys_back(deposit, keys_on=MAY_20, conforming=True, actor=system)
    settle_deposit(deposit, on=MAY_20, actor=system)

    with pytest.raises(Refused, match="soldé"):
        undo_returned_cheque(line, on=MAY_20, actor=system)

    line.refresh_from_db()
    deposit.refresh_from_db()
    assert (line.state, deposit.returned, deposit.receipts.count()) == ("matched", 100, 2)
