"""Cheques, cash and transfers noted by hand, found again at the bank."""

from collections.abc import Sequence
from datetime import date

from palier.base.bank.actions import counterpart_of, mark_lines, reopen_line, take_line_back
from palier.base.bank.models import LineState, StatementLine
from palier.base.journal.action import action
from palier.base.kit.money import NOTHING, euros
from palier.base.kit.refusals import Refused
from palier.base.kit.rows import lock
from palier.base.ledger.actions import (
    Side,
    check_not_before,
    needed_account,
    post_entry,
    reverse_entry,
)
from palier.base.ledger.models import Account, Entry
from palier.base.tenancy.actors import Actor
from palier.work.billing.actions.payments import HANDED_OVER
from palier.work.billing.allocating import hold_accounts
from palier.work.billing.models import (
    Deposit,
    Payment,
)
from palier.work.billing.reads import to_deposit


@action("Rapprocher des paiements notés à la main")
def match_deposit(
    line: StatementLine, *, payments: Sequence[Payment], on: date | None = None, actor: Actor
) -> StatementLine:
    """Cheques or cash paid in, a transfer noted before its statement: this line is that money.

    It is posted on the latest of these days, `on` standing for the line's own when its month is
    closed.

    Refused: a sum that is not the line's, a payment undone or already found at the bank.
    """
    line = lock(line)
    if line.state == LineState.SET_ASIDE:
        line = take_line_back(line, on=on, actor=actor)
    hold_accounts([payment.account_id for payment in payments])
    total = sum((payment.amount for payment in payments), NOTHING)
    if not payments or total != line.amount:
        raise Refused(f"Ces paiements font {euros(total)} ; la ligne est de {euros(line.amount)}.")
    entity = line.statement.bank_account.entity
    awaited = to_deposit(entity).filter(pk__in=[payment.pk for payment in payments])
    if awaited.count() != len(payments):
        raise Refused(
            "Un de ces paiements est annulé, la banque l’a déjà rendu visible, ou il n’est pas dans "
            f"les comptes de {entity.name}, à qui est cette banque."
        )
    mark_lines(actor.organisation, lines=[line], by="deposit", on=on, actor=actor)
    sides = [
        Side(needed_account(entity, HANDED_OVER[payment.means]), credit=payment.amount)
        for payment in payments
    ]
    entry = post_entry(
        entity,
        daybook=Entry.Daybook.BANK,
        on=max([on or line.on, *(payment.on for payment in payments)]),
        label="Remise en banque",
        piece=f"{line.on:%d%m%y}",
        sides=[Side(Account.objects.get(pk=counterpart_of(line)), debit=total), *sides],
        actor=actor,
    )
    Deposit.objects.bulk_create(
        [
            Deposit(organisation=actor.organisation, line=line, payment=payment, entry=entry)
            for payment in payments
        ]
    )
    return line


@action("Défaire une remise")
def undo_deposit(line: StatementLine, *, on: date, actor: Actor) -> StatementLine:
    """These payments were not that line: the line waits again, the payments too."""
    deposits = list(line.deposits.select_related("entry"))
    if not deposits:
        raise Refused("Cette ligne n’est rapprochée d’aucun paiement.")
    check_not_before(deposits[0].entry, on)
    mirror = reverse_entry(deposits[0].entry, on=on, actor=actor)
    line.deposits.all().delete()
    return reopen_line(line, on=mirror.on, actor=actor)
