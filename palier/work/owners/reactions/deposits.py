"""Deposits of managed homes: on whose bank they are, and what they pay of the repairs."""

from palier.base.bank.models import StatementLine
from palier.base.journal.events import reacts_to
from palier.work.billing.events import DamageKept
from palier.work.leases.events import DepositCarried, DepositSettled, DepositUnsettled
from palier.work.leases.models import SecurityDeposit
from palier.work.owners.accounts import mandate_of, needed_mandate_account
from palier.work.owners.actions import (
    give_up_what_was_kept,
    keep_for_the_principal,
    owe_to_fund,
)
from palier.work.owners.models import MandateMove


@reacts_to(DepositSettled)
def what_is_given_back_was_on_the_principals_bank(event: DepositSettled) -> None:
    """A deposit held there is given back from ours: the fund owes it to us."""
    deposit = event.deposit
    line = fund_line_of(deposit)
    if line and deposit.returned and deposit.settled_on:
        entity = line.statement.bank_account.entity
        owe_to_fund(entity, [(deposit.settled_on, -deposit.returned)], event.actor)


@reacts_to(DepositUnsettled)
def what_is_held_again_is_on_the_principals_bank(event: DepositUnsettled) -> None:
    """Held there again, and no longer given back from ours: the fund does not owe it to us."""
    undone = event.undone
    line = fund_line_of(undone.deposit)
    if line and undone.returned:
        entity = line.statement.bank_account.entity
        owe_to_fund(entity, [(undone.on, undone.returned)], event.actor)


@reacts_to(DepositCarried)
def what_is_carried_was_on_the_principals_bank(event: DepositCarried) -> None:
    """A deposit held there guarantees another contract, of ours to give back: the fund owes it to us."""
    line = fund_line_of(event.deposit)
    if line:
        entity = line.statement.bank_account.entity
        owe_to_fund(entity, [(event.on, -event.amount)], event.actor)


@reacts_to(DamageKept)
def hand_the_damage_over(event: DamageKept) -> None:
    """Its principal bears the repairs of a managed home: what the deposit pays of them is theirs, and
    no longer once it is not given back so."""
    if event.amount < 0:
        for move in MandateMove.objects.filter(deposit=event.deposit, undoes=None, undone_by=None):
            give_up_what_was_kept(
                move, on=event.entry.on, in_fund=event.in_fund, actor=event.actor
            )
        return
    occupancy, on = event.deposit.occupancy, event.entry.on
    holding = mandate_of(occupancy, min(occupancy.last_on or on, on))
    if holding is None:
        return
    account = needed_mandate_account(holding)
    if account.entity_id != event.entry.entity_id:
        return  # income of another's books
    keep_for_the_principal(
        account,
        on=on,
        amount=event.amount,
        deposit=event.deposit,
        in_fund=event.in_fund,
        actor=event.actor,
    )


def fund_line_of(deposit: SecurityDeposit) -> StatementLine | None:
    """The line of the principals' bank by which a deposit came, if it did."""
    lines = StatementLine.objects.filter(
        deposit_entries__deposit=deposit,
        deposit_entries__amount__gt=0,
        deposit_entries__mirror=None,
        statement__bank_account__holds_principals=True,
    )
    return lines.select_related("statement__bank_account__entity").first()
