"""A deposit given back, undone in the books: its mirror, the rent owed again, what the bank saw."""

from datetime import date
from decimal import Decimal

import pytest

from palier.base.bank.tests.examples import a_waiting_line
from palier.base.kit.refusals import Refused
from palier.base.ledger.actions import close_month, reverse_entry_by_hand
from palier.base.ledger.reads import balance_of
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.reads import main_entity
from palier.base.tenancy.tests.examples import someone_as, the_system
from palier.work.billing.actions import match_deposit, undo_deposit
from palier.work.billing.models import DepositEntry, Payment, RentNotice
from palier.work.billing.reads import deposits_held, deposits_to_match, owed_by
from palier.work.billing.tests.examples import MAY, a_payment, an_issued_run
from palier.work.billing.tests.test_deposits_in_the_books import JUNE, _balances, _held
from palier.work.leases.actions import (
    add_deduction,
    end_occupancy,
    note_keys_back,
    remove_deduction,
    settle_deposit,
    undo_settlement,
)

PAID, UNDONE = date(2026, 6, 20), date(2026, 6, 25)


def ready(organisation, *, kept=(("rent", "212.00"), ("damage", "120.00"))):
    manager = someone_as(organisation, "rental_manager")
    deposit = _held(organisation, manager)
    an_issued_run(organisation, MAY)
    end_occupancy(deposit.occupancy, ends_on=JUNE, end_reason="own_home", actor=manager)
    for kind, amount in kept:
        add_deduction(
            deposit, kind=kind, amount=Decimal(amount), words="Dû", proof="décompte", actor=manager
        )
    note_keys_back(deposit, keys_on=date(2026, 5, 31), conforming=False, actor=manager)
    return deposit, manager


def undone(deposit, manager, **given):
    told = {"on": UNDONE, "reason": "Retenue fausse", **given}
    return undo_settlement(deposit, actor=manager, **told)


def test_the_books_and_the_account_are_what_they_were():
    organisation = an_organisation()
    deposit, manager = ready(organisation)
    before = _balances()
    settle_deposit(deposit, on=PAID, actor=manager)

    undone(deposit, manager)

    entity = main_entity(organisation)
    for day, held in ((PAID, 0), (UNDONE, 400), (date(2026, 6, 1), 400), (date(2025, 12, 1), 0)):
        assert -balance_of(entity, "165", on=day) == deposits_held(entity, day) == held
    notice = RentNotice.objects.with_paid().get(month=MAY)
    assert _balances() == before
    assert (notice.paid, owed_by(notice.account, on=UNDONE)) == (0, 212)
    assert not deposits_to_match(main_entity(organisation)).filter(amount__lt=0).exists()


def test_given_back_again_with_the_right_amount_only_that_one_counts():
    organisation = an_organisation()
    deposit, manager = ready(organisation)
    settle_deposit(deposit, on=PAID, actor=manager)
    undone(deposit, manager)
    deposit.refresh_from_db()
    remove_deduction(deposit.deductions.get(kind="damage"), actor=manager)

    settle_deposit(deposit, on=UNDONE, actor=manager)

    balances = _balances()
    assert (balances.get("165"), balances.get("7588"), balances["511"]) == (None, None, 212)
    [row] = deposits_to_match(main_entity(organisation)).filter(amount__lt=0)
    assert row.amount == -188
    assert RentNotice.objects.with_paid().get(month=MAY).paid == 212


def test_what_they_have_paid_since_pays_the_rent_that_is_owed_again():
    organisation = an_organisation()
    deposit, manager = ready(organisation)
    settle_deposit(deposit, on=PAID, actor=manager)
    account = Payment.objects.get().account
    a_payment(account, "100.00", on=date(2026, 6, 22))

    undone(deposit, manager)

    assert RentNotice.objects.with_paid().get(month=MAY).paid == 100
    assert owed_by(account, on=UNDONE) == 112


def test_all_of_it_kept_is_undone_too_and_its_entry_never_by_hand():
    organisation = an_organisation()
    deposit, manager = ready(organisation, kept=(("damage", "400.00"),))
    before = _balances()
    settle_deposit(deposit, on=PAID, actor=manager)
    row = DepositEntry.objects.get(receipt=None)
    assert not deposits_to_match(main_entity(organisation)).filter(pk=row.pk).exists()
    with pytest.raises(Refused, match="un dépôt de garantie"):
        reverse_entry_by_hand(row.entry, on=UNDONE, actor=someone_as(organisation, "accountant"))

    undone(deposit, manager)

    assert _balances() == before


def test_a_penalty_goes_with_it():
    organisation = an_organisation()
    deposit, manager = ready(organisation, kept=())
    note_keys_back(
        deposit, keys_on=JUNE, conforming=False, address_on=JUNE, actor=the_system(organisation)
    )
    before = _balances()
    late = settle_deposit(deposit, on=date(2026, 9, 10), actor=manager)
    assert late.penalty > 0

    kept = undone(late, manager, on=date(2026, 9, 11))

    deposit.refresh_from_db()
    assert (deposit.penalty, kept.penalty, _balances()) == (0, late.penalty, before)


def seen_leaving(organisation):
    deposit, manager = ready(organisation)
    settle_deposit(deposit, on=PAID, actor=manager)
    out = a_waiting_line(organisation, "-68.00", "VIR DEPOT")
    rows = deposits_to_match(main_entity(organisation)).filter(amount__lt=0)
    accountant = someone_as(organisation, "accountant")
    match_deposit(out, deposits=list(rows), on=PAID, actor=accountant)
    return deposit, manager, out, accountant


def test_once_the_bank_has_told_of_it_its_slip_is_undone_first():
    organisation = an_organisation()
    deposit, manager, out, accountant = seen_leaving(organisation)
    was = _balances()

    with pytest.raises(Refused, match="La banque a vu partir"):
        undone(deposit, manager)

    deposit.refresh_from_db()
    assert (deposit.settled_on, _balances()) == (PAID, was)
    undo_deposit(out, on=UNDONE, actor=accountant)
    with pytest.raises(Refused, match="pas encore vu partir"):
        undone(deposit, manager, came_back=True)
    undone(deposit, manager)
    assert deposit.entries.filter(mirror=None).count() == 1


def test_a_transfer_that_came_back_is_found_by_the_line_that_brings_it():
    organisation = an_organisation()
    deposit, manager, _, accountant = seen_leaving(organisation)

    undone(deposit, manager, came_back=True)

    rows = deposits_to_match(main_entity(organisation)).filter(receipt=None)
    back = a_waiting_line(organisation, "68.00", "VIR REVENU")
    match_deposit(back, deposits=list(rows), on=UNDONE, actor=accountant)
    balances = _balances()
    assert (balances["165"], balances["511"]) == (-400, 400)  # the receipt is still to be seen
    deposit.refresh_from_db()
    settle_deposit(deposit, on=date(2026, 6, 28), actor=manager)
    [again] = deposits_to_match(main_entity(organisation)).filter(receipt=None)
    assert again.amount == -68


def test_a_month_that_is_closed_keeps_it():
    organisation = an_organisation()
    deposit, manager = ready(organisation)
    settle_deposit(deposit, on=PAID, actor=manager)
    was = _balances()
    for month in range(1, 7):
        close_month(
            main_entity(organisation),
            month_on=date(2026, month, 1),
            closed_on=date(2026, 7, 2),
            reserve="Repris",
            actor=the_system(organisation),
        )

    with pytest.raises(Refused, match="clos"):
        undone(deposit, manager)

    deposit.refresh_from_db()
    assert (deposit.settled_on, _balances()) == (PAID, was)


def test_one_that_was_given_back_in_another_tool_is_not_undone_here():
    organisation = an_organisation()
    deposit, manager = ready(organisation)
    deposit.settled_on, deposit.returned = PAID, Decimal(68)
    deposit.save()

    with pytest.raises(Refused, match="autre outil"):
        undone(deposit, manager)

    deposit.refresh_from_db()
    assert deposit.settled_on == PAID


def test_the_line_of_its_departure_stays_its_own_once_it_came_back():
    organisation = an_organisation()
    deposit, manager, out, accountant = seen_leaving(organisation)
    undone(deposit, manager, came_back=True)
    was = _balances()

    with pytest.raises(Refused, match="celle de son départ"):
        undo_deposit(out, on=UNDONE, actor=accountant)

    out.refresh_from_db()
    assert (out.state, _balances()) == ("matched", was)
