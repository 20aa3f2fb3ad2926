"""A cheque paid in, seen at the bank, then returned unpaid."""

from datetime import date

from palier.base.bank.actions import counterpart_of, mark_lines, take_line_back
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
from palier.work.billing.allocating import hold_accounts, spend_advances
from palier.work.billing.events import PaymentsUndone
from palier.work.billing.models import DepositEntry, Payment
from palier.work.billing.reads import cheques_paid_in, deposit_cheques_paid_in
from palier.work.leases.actions import undo_deposit_receipt


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
    _clear(line, cheque.means, day, actor)
    return line


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


def _clear(line: StatementLine, means: str, day: date, actor: Actor) -> None:
    entity = line.statement.bank_account.entity
    post_transfers(
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
