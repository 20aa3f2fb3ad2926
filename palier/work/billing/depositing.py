"""Deposits in the books: held in 165 for each household, given back, or kept against what is due."""

from datetime import date
from decimal import Decimal

from palier.base.journal.events import announce
from palier.base.kit.money import NOTHING
from palier.base.kit.refusals import Refused
from palier.base.ledger.actions import (
    Side,
    needed_account,
    open_auxiliary,
    post_entry,
    reverse_entry,
)
from palier.base.ledger.models import Auxiliary, Entry
from palier.base.tenancy.actors import Actor
from palier.base.tenancy.reads import entity_of
from palier.work.billing.actions.accounts import DEPOSITS_ACCOUNT, account_under
from palier.work.billing.actions.payments import HANDED_OVER, USERS, daybook_of
from palier.work.billing.actions.undoing import undo_by
from palier.work.billing.allocating import hold_accounts, spend_advances, take_in
from palier.work.billing.events import DamageKept, PaymentsUndone
from palier.work.billing.models import DepositEntry, HouseholdAccount, Payment
from palier.work.leases.models import (
    DepositDeduction,
    DepositReceipt,
    DepositReceiptUndone,
    DepositSettlementUndone,
    Occupancy,
    SecurityDeposit,
)

REPAIRS_KEPT = "7588"
REPAIRS = (DepositDeduction.Kind.DAMAGE, DepositDeduction.Kind.KEYS)
PENALTIES_SINCE = [(date.min, "6712"), (date(2025, 1, 1), "6582")]
"""Since 2025 no cost is exceptional by its nature (règlement ANC 2022-06)."""


def post_receipt(receipt: DepositReceipt, actor: Actor) -> None:
    """`D 511, 531 or 5112 // C 165 household`; nothing when it was carried from another contract."""
    if receipt.payer == DepositReceipt.Payer.FORMER:
        return
    occupancy = receipt.deposit.occupancy
    entity = entity_of(occupancy.site)
    entry = post_entry(
        entity,
        daybook=daybook_of(receipt.means),
        on=receipt.on,
        label=f"Dépôt de garantie, contrat {occupancy.number}",
        piece=f"DG {occupancy.number}",
        sides=[
            Side(needed_account(entity, HANDED_OVER[receipt.means]), debit=receipt.amount),
            Side(
                needed_account(entity, DEPOSITS_ACCOUNT),
                credit=receipt.amount,
                auxiliary=_held_for(occupancy, actor),
            ),
        ],
        actor=actor,
    )
    DepositEntry.objects.create(
        organisation=actor.organisation,
        deposit=receipt.deposit,
        receipt=receipt,
        amount=receipt.amount,
        means=receipt.means,
        entry=entry,
    )


def undo_receipt(undone: DepositReceiptUndone, actor: Actor) -> None:
    """Its mirror; a cheque that came back leaves its slip as the bank saw it.

    Refused: the bank has told of it, and has not taken it back.
    """
    row = DepositEntry.objects.select_for_update().filter(receipt=undone.receipt).first()
    if row is None:
        raise Refused("Ce versement vient d’un autre outil : corrigez la position de départ.")
    if row.line_id and not undone.came_back:
        raise Refused(
            "La banque a vu ce versement : défaites d’abord sa remise, sur la ligne de relevé."
        )
    row.mirror = reverse_entry(row.entry, on=undone.on, actor=actor)
    row.save(update_fields=["mirror"])


def _held_for(occupancy: Occupancy, actor: Actor) -> Auxiliary:
    """The household's own part of account 165, by the code it has in 411."""
    account = account_under(occupancy, actor)
    return open_auxiliary(
        needed_account(account.entity, DEPOSITS_ACCOUNT),
        code=account.auxiliary.code,
        label=occupancy.household.name,
        actor=actor,
    )


def post_settlement(deposit: SecurityDeposit, means: str, actor: Actor) -> None:
    """`D 165, D 6582 penalty // C 411 rent kept, C 7588 repairs kept, C 511 given back`.

    What is kept for rent settles the household's oldest debts.
    """
    occupancy = deposit.occupancy
    account = account_under(occupancy, actor)
    entity = account.entity
    kept = list(deposit.deductions.all())
    owed = _sum(kept, DepositDeduction.Kind.RENT, DepositDeduction.Kind.CHARGES)
    repairs = _sum(kept, *REPAIRS)
    held = deposit.returned + owed + repairs
    paid_out = deposit.returned + deposit.penalty
    settled_on = deposit.settled_on
    assert settled_on is not None  # noqa: S101 -- it is being given back
    sides = [
        Side(
            needed_account(entity, DEPOSITS_ACCOUNT),
            debit=held,
            auxiliary=_held_for(occupancy, actor),
        ),
        Side(needed_account(entity, _penalties(settled_on)), debit=deposit.penalty),
        Side(needed_account(entity, USERS), credit=owed, auxiliary=account.auxiliary),
        Side(needed_account(entity, REPAIRS_KEPT), credit=repairs),
        Side(needed_account(entity, HANDED_OVER[means]), credit=paid_out),
    ]
    entry = post_entry(
        entity,
        daybook=Entry.Daybook.MISCELLANEOUS,
        on=settled_on,
        label=f"Dépôt de garantie rendu, contrat {occupancy.number}",
        piece=f"DG {occupancy.number}",
        sides=[side for side in sides if side.debit or side.credit],
        actor=actor,
    )
    DepositEntry.objects.create(
        organisation=actor.organisation,
        deposit=deposit,
        amount=-paid_out,
        means=means,
        entry=entry,
    )
    if owed:
        _settle_debts(account, owed, entry, actor)
    _tell_of_damage(deposit, repairs, entry, actor)


def undo_settlement(undone: DepositSettlementUndone, actor: Actor) -> None:
    """Its mirror; what was kept for rent is owed again, what was kept for repairs is no income.

    A transfer that came back is still what the bank saw leave: the line that brings it back is to be
    found. Refused: seen at the bank and not back, back though never seen, brought from elsewhere.
    """
    deposit, row = undone.deposit, _settlement_of(undone)
    kept = Payment.objects.filter(entry=row.entry_id, reverses=None, reversals=None).first()
    if kept:
        hold_accounts([kept.account_id])
        announce(PaymentsUndone([kept], actor))
    row.mirror = reverse_entry(row.entry, on=undone.on, actor=actor)
    row.save(update_fields=["mirror"])
    if undone.came_back:
        DepositEntry.objects.create(
            organisation=actor.organisation,
            deposit=deposit,
            amount=-row.amount,
            means=row.means,
            entry=row.mirror,
        )
    if kept:
        undo_by(kept, row.mirror, actor)
        spend_advances([kept.account_id], row.mirror.on, actor)
    repairs = _sum(list(deposit.deductions.all()), *REPAIRS)
    _tell_of_damage(deposit, -repairs, row.mirror, actor)


def _settlement_of(undone: DepositSettlementUndone) -> DepositEntry:
    """How it is in the books, held until the end of the transaction. Refused: see above."""
    rows = DepositEntry.objects.select_for_update(of=("self",)).select_related("entry")
    row = rows.filter(deposit=undone.deposit, receipt=None, mirror=None, amount__lte=0).first()
    if row is None:
        raise Refused("Ce dépôt a été rendu dans un autre outil : rien ne s’annule ici.")
    if row.line_id and not undone.came_back:
        raise Refused(
            {
                "came_back": "La banque a vu partir cette somme : défaites d’abord sa remise, sur la "
                "ligne de relevé ; ou cochez ici, si le virement est revenu."
            }
        )
    if undone.came_back and not row.line_id:
        raise Refused(
            {"came_back": "La banque n’a pas encore vu partir cette somme : laissez la case vide."}
        )
    return row


def _tell_of_damage(deposit: SecurityDeposit, amount: Decimal, entry: Entry, actor: Actor) -> None:
    if amount:
        lines = deposit.entries.filter(
            amount__gt=0, mirror=None, line__statement__bank_account__holds_principals=True
        )
        announce(DamageKept(deposit, amount, entry, lines.exists(), actor))


def _penalties(on: date) -> str:
    """The account of penalties, by the day they are owed."""
    return next(code for since, code in reversed(PENALTIES_SINCE) if since <= on)


def _sum(kept: list[DepositDeduction], *kinds: str) -> Decimal:
    return sum((each.amount for each in kept if each.kind in kinds), NOTHING)


def _settle_debts(account: HouseholdAccount, amount: Decimal, entry: Entry, actor: Actor) -> None:
    hold_accounts([account.pk])
    payment = Payment.objects.create(
        organisation_id=account.organisation_id,
        account=account,
        on=entry.on,
        amount=amount,
        means=Payment.Means.DEPOSIT,
        entry=entry,
    )
    take_in([payment], actor=actor)
