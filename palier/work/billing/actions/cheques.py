"""A cheque paid in, seen at the bank, then returned unpaid."""

from datetime import date

from palier.base.bank.actions import counterpart_of, mark_lines, reopen_line, take_line_back
from palier.base.bank.models import LineState, StatementLine
from palier.base.journal.action import action
from palier.base.journal.events import announce
from palier.base.kit.money import euros
from palier.base.kit.refusals import Refused
from palier.base.kit.rows import lock
from palier.base.ledger.actions import (
    Transfer,
    check_not_before,
    needed_account,
    post_transfers,
    reverse_entry,
)
from palier.base.ledger.models import Entry
from palier.base.tenancy.actors import Actor
from palier.work.billing.actions.payments import HANDED_OVER
from palier.work.billing.actions.undoing import undo_by
from palier.work.billing.allocating import hold_accounts, spend_advances, take_in
from palier.work.billing.events import PaymentsUndone
from palier.work.billing.models import Deposit, DepositEntry, Payment, ReturnedCheque
from palier.work.billing.reads import cheques_paid_in, deposit_cheques_paid_in
from palier.work.leases.actions import undo_deposit_receipt
from palier.work.leases.depositing import receive_again


@action("Noter un chèque revenu impayé")
def return_cheque(
    line: StatementLine,
    *,
    payment: Payment | None = None,
    deposit: DepositEntry | None = None,
    on: date | None = None,
    actor: Actor,
) -> StatementLine:
    """This bank line takes back a cheque that was paid in, of a rent or of a security deposit: what it
    had settled is owed again, what was held no longer is; the other cheques of its slip stay paid.
    `D 411 or 165 // C 5112`, then `D 5112 // C bank`.

    Refused: a line that is understood already, or of another sum; no cheque, two, or one that this
    bank's entity has not seen, or that is undone.
    """
    line = lock(line)
    if line.state == LineState.SET_ASIDE:
        line = take_line_back(line, on=on, actor=actor)
    cheque = payment or deposit
    if cheque is None or (payment and deposit):
        raise Refused({"payment": "Choisissez le chèque revenu : un loyer, ou un dépôt."})
    entity = line.statement.bank_account.entity
    seen = cheques_paid_in(entity) if payment else deposit_cheques_paid_in(entity)
    if not seen.filter(pk=cheque.pk).exists():
        raise Refused({"payment": "Ce chèque est annulé, ou la banque ne l’a pas encore vu."})
    if line.amount != -cheque.amount:
        raise Refused(
            f"Cette ligne est de {euros(line.amount)} ; ce chèque, de {euros(cheque.amount)}."
        )
    day = on or line.held_on
    check_not_before(cheque.entry, day)
    mark_lines(actor.organisation, lines=[line], by="cheque", on=on, actor=actor)
    if payment:
        _owe_again(payment, day, actor)
    elif deposit:
        _hold_no_more(deposit, day, actor)
    ReturnedCheque.objects.create(
        organisation=actor.organisation,
        line=line,
        payment=payment,
        deposit=deposit,
        entry_id=_clear(line, cheque.means, day, actor),
    )
    return line


@action("Défaire un chèque impayé")
def undo_returned_cheque(line: StatementLine, *, on: date, actor: Actor) -> StatementLine:
    """It was another cheque: this one is paid, or held, again; the line waits.

    Refused: a line that took back no cheque, a day before it, a deposit given back since, a closed
    month.
    """
    told = ReturnedCheque.objects.select_for_update(of=("self",)).filter(line=line, mirror=None)
    row = told.select_related("entry", "payment__account", "deposit__receipt").first()
    if row is None:
        raise Refused("Cette ligne n’a repris aucun chèque.")
    check_not_before(row.entry, on)
    row.mirror = reverse_entry(row.entry, on=on, actor=actor)
    row.save(update_fields=["mirror"])
    if row.payment:
        _pay_again(row.payment, row.mirror.on, actor)
    elif row.deposit:
        _hold_again(row.deposit, row.mirror.on, actor)
    return reopen_line(lock(line), on=row.mirror.on, actor=actor)


def _pay_again(payment: Payment, day: date, actor: Actor) -> None:
    """A payment like it, of the same slip: what was taken off the account is put back on it."""
    hold_accounts([payment.account_id])
    undone, slip = payment.reversals.get(), payment.deposits.first()
    entry = reverse_entry(undone.entry, on=day, actor=actor)
    paid = Payment.objects.create(
        organisation=actor.organisation,
        account=payment.account,
        third=payment.third,
        on=entry.on,
        amount=payment.amount,
        means=payment.means,
        entry=entry,
    )
    if slip:
        Deposit.objects.create(
            organisation=actor.organisation, line=slip.line, payment=paid, entry=slip.entry
        )
    take_in([paid], on=entry.on, actor=actor)


def _hold_again(deposit: DepositEntry, day: date, actor: Actor) -> None:
    receipt, undone = deposit.receipt, deposit.mirror
    assert receipt is not None  # noqa: S101 -- it was received
    assert undone is not None  # noqa: S101 -- and came back
    entry = reverse_entry(undone, on=day, actor=actor)
    DepositEntry.objects.create(
        organisation=actor.organisation,
        deposit=deposit.deposit,
        receipt=receive_again(receipt, entry.on),
        amount=deposit.amount,
        means=deposit.means,
        entry=entry,
        line=deposit.line,
        line_entry=deposit.line_entry,
    )


def _owe_again(payment: Payment, day: date, actor: Actor) -> None:
    hold_accounts([payment.account_id])
    announce(PaymentsUndone([payment], actor))
    mirror = undo_by(payment, reverse_entry(payment.entry, on=day, actor=actor), actor)
    spend_advances([payment.account_id], mirror.on, actor)


def _hold_no_more(deposit: DepositEntry, day: date, actor: Actor) -> None:
    """The receipt is undone as one that never came; its slip, which the bank saw, stays as it is."""
    receipt = deposit.receipt
    assert receipt is not None  # noqa: S101 -- it was received
    undo_deposit_receipt(
        receipt, on=day, reason="Chèque revenu impayé", came_back=True, actor=actor
    )


def _clear(line: StatementLine, means: str, day: date, actor: Actor) -> int:
    entity = line.statement.bank_account.entity
    (entry_id,) = post_transfers(
        entity,
        daybook=Entry.Daybook.BANK,
        transfers=[
            Transfer(
                day,
                "Chèque impayé",
                f"{line.on:%d%m%y}",
                line.amount,
                debit=counterpart_of(line),
                credit=needed_account(entity, HANDED_OVER[means]).pk,
            )
        ],
        actor=actor,
    )
    return entry_id
