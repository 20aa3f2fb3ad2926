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
from palier.work.billing.models import Payment
from palier.work.billing.reads import cheques_paid_in


@action("Noter un chèque revenu impayé")
def return_cheque(
    line: StatementLine, *, payment: Payment, on: date | None = None, actor: Actor
) -> Payment:
    """This bank line takes back a cheque of a deposit: what it had settled is owed again, the other
    cheques of its deposit stay paid. `D 411 // C 5112`, then `D 5112 // C bank`.

    Refused: a line that is understood already, or of another sum; a payment that is no cheque seen
    on this bank's entity, or that is undone.
    """
    line = lock(line)
    hold_accounts([payment.account_id])
    if line.state == LineState.SET_ASIDE:
        line = take_line_back(line, on=on, actor=actor)
    entity = line.statement.bank_account.entity
    if not cheques_paid_in(entity).filter(pk=payment.pk).exists():
        raise Refused({"payment": "Ce chèque est annulé, ou la banque ne l’a pas encore vu."})
    if line.amount != -payment.amount:
        raise Refused(
            f"Cette ligne est de {euros(line.amount)} ; ce chèque, de {euros(payment.amount)}."
        )
    day = on or line.held_on
    check_not_before(payment.entry, day)
    announce(PaymentsUndone([payment], actor))
    mark_lines(actor.organisation, lines=[line], by="cheque", on=on, actor=actor)
    mirror = undo_by(payment, reverse_entry(payment.entry, on=day, actor=actor), actor)
    spend_advances([payment.account_id], mirror.on, actor)
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
                credit=needed_account(entity, HANDED_OVER[payment.means]).pk,
            )
        ],
        actor=actor,
    )
    return mirror
