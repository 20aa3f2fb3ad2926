"""A deposit given back on a managed home, undone: its principal's part and the fund are right."""

from datetime import date
from decimal import Decimal

import pytest

from palier.base.bank.actions import import_statement
from palier.base.ledger.reads import balance_of
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.reads import main_entity
from palier.base.tenancy.tests.examples import the_system
from palier.work.billing.actions import match_deposit, undo_deposit
from palier.work.billing.reads import deposits_to_match
from palier.work.billing.tests.examples import an_issued_run
from palier.work.leases.actions import (
    add_deduction,
    ask_deposit,
    end_occupancy,
    note_keys_back,
    receive_deposit,
    settle_deposit,
    undo_settlement,
)
from palier.work.leases.models import Occupancy
from palier.work.owners.models import MandateMove
from palier.work.owners.reads import fund_of
from palier.work.owners.rendering import held_for
from palier.work.owners.tests.test_record_mandate_moves import (
    FUND_IBAN,
    JUNE,
    MAY,
    a_file,
    a_mandate,
    an_entry,
    sums_of,
    the_fund,
)

PAID, UNDONE, END = date(2026, 6, 20), date(2026, 6, 25), date(2026, 6, 30)


def ready(organisation):
    system = the_system(organisation)
    home = Occupancy.objects.get()
    deposit = ask_deposit(home, amount=Decimal(400), on=MAY, actor=system)
    receive_deposit(
        deposit, on=MAY, amount=Decimal(400), payer="person", means="transfer", actor=system
    )
    an_issued_run(organisation)
    end_occupancy(home, ends_on=JUNE, end_reason="own_home", actor=system)
    for kind, amount in (("rent", 212), ("damage", 120)):
        add_deduction(
            deposit, kind=kind, amount=Decimal(amount), words="Dû", proof="décompte", actor=system
        )
    note_keys_back(deposit, keys_on=date(2026, 5, 31), conforming=False, actor=system)
    return deposit, system


def lines_of_theirs(organisation, *amounts):
    closing = sum(Decimal(each) for each in amounts)
    content = a_file(
        *(an_entry(each, "DEPOT") for each in amounts),
        opening="0.00",
        closing=f"{closing:.2f}",
        iban=FUND_IBAN,
    )
    seen = import_statement(organisation, content=content, actor=the_system(organisation)).lines
    return sorted(seen, key=lambda line: -line.amount)


@pytest.mark.parametrize("seen", ["never", "before", "after", "no longer"])
def test_nothing_is_its_principal_s_any_more_and_the_fund_has_no_hole(seen):
    organisation = an_organisation()
    account = a_mandate(organisation)
    the_fund(organisation)
    deposit, system = ready(organisation)
    entity = main_entity(organisation)
    receipt = deposit.entries.get()
    if seen in ("before", "no longer"):
        (line,) = lines_of_theirs(organisation, "400.00")
        match_deposit(line, deposits=[receipt], actor=system)
    settle_deposit(deposit, on=PAID, actor=system)
    assert sums_of(account).closing == held_for(account) == 332
    if seen == "after":
        (line,) = lines_of_theirs(organisation, "400.00")
        match_deposit(line, deposits=[receipt], on=PAID, actor=system)
    if seen == "no longer":
        undo_deposit(line, on=PAID, actor=system)
    fund = fund_of(entity, END)
    assert fund.gap == 0

    undo_settlement(deposit, on=UNDONE, reason="Retenue fausse", actor=system)

    fund = fund_of(entity, END)
    assert (fund.gap, fund.owed_by_us) == (0, 0)
    assert fund.deposits == (400 if seen in ("before", "after") else 0)
    assert sums_of(account).closing == held_for(account) == 0
    assert balance_of(entity, "7588", on=END) == 0
    assert balance_of(entity, "467", on=END) == balance_of(entity, "4679", on=END)
    kept = MandateMove.objects.filter(kind=MandateMove.Kind.KEPT).order_by("pk")
    assert [(move.amount, move.deposit_id) for move in kept] == [
        (120, deposit.pk),
        (-120, deposit.pk),
    ]


def test_a_transfer_that_came_back_on_their_bank_leaves_no_hole():
    organisation = an_organisation()
    a_mandate(organisation)
    the_fund(organisation)
    deposit, system = ready(organisation)
    entity = main_entity(organisation)
    came, back, left = lines_of_theirs(organisation, "400.00", "68.00", "-68.00")
    match_deposit(came, deposits=[deposit.entries.get()], actor=system)
    settle_deposit(deposit, on=PAID, actor=system)
    match_deposit(left, deposits=[deposit.entries.get(receipt=None)], on=PAID, actor=system)
    assert fund_of(entity, PAID).gap == 0

    undo_settlement(deposit, on=UNDONE, reason="Revenu", came_back=True, actor=system)

    rows = deposits_to_match(entity).filter(receipt=None)
    match_deposit(back, deposits=list(rows), on=UNDONE, actor=system)
    fund = fund_of(entity, END)
    assert (fund.gap, fund.owed_by_us, fund.deposits) == (0, 0, 400)
