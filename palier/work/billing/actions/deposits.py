"""Cheques, cash and transfers noted by hand, found again at the bank."""

from collections.abc import Sequence
from datetime import date

from django.db.models import Q

from palier.base.bank.actions import counterpart_of, mark_lines, reopen_line, take_line_back
from palier.base.bank.models import LineState, StatementLine
from palier.base.journal.action import action
from palier.base.journal.events import announce
from palier.base.kit.money import NOTHING, euros
from palier.base.kit.refusals import Refused
from palier.base.kit.rows import lock
from palier.base.kit.typography import day_in_words
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
from palier.work.billing.events import MoneySeen
from palier.work.billing.models import (
    Deposit,
    DepositEntry,
    Payment,
    ReturnedCheque,
)
from palier.work.billing.reads import deposits_to_match, to_deposit


@action("Rapprocher des paiements notés à la main")
def match_deposit(
    line: StatementLine,
    *,
    payments: Sequence[Payment] = (),
    deposits: Sequence[DepositEntry] = (),
    on: date | None = None,
    actor: Actor,
) -> StatementLine:
    """Cheques or cash paid in, a transfer noted before its statement: this line is that money.

    Security deposits among them: received, or given back by a line that goes out.

    It is posted on the latest of these days, `on` standing for the line's own when its month is
    closed.

    Refused: a sum that is not the line's, a payment undone or already found at the bank.
    """
    line = lock(line)
    if line.state == LineState.SET_ASIDE:
        line = take_line_back(line, on=on, actor=actor)
    hold_accounts([payment.account_id for payment in payments])
    found: list[Payment | DepositEntry] = [*payments, *deposits]
    total = sum((each.amount for each in found), NOTHING)
    if not found or total != line.amount:
        raise Refused(f"Ces paiements font {euros(total)} ; la ligne est de {euros(line.amount)}.")
    entity = line.statement.bank_account.entity
    awaited = to_deposit(entity).filter(pk__in=[payment.pk for payment in payments])
    held = list(
        deposits_to_match(entity)
        .select_for_update(of=("self",))
        .select_related("deposit")
        .filter(pk__in=[deposit.pk for deposit in deposits])
    )
    if awaited.count() != len(payments) or len(held) != len(deposits):
        raise Refused(
            "Un de ces paiements est annulé, la banque l’a déjà rendu visible, ou il n’est pas dans "
            f"les comptes de {entity.name}, à qui est cette banque."
        )
    mark_lines(actor.organisation, lines=[line], by="deposit", on=on, actor=actor)
    days = [*(payment.on for payment in payments), *(each.entry.on for each in held)]
    entry = _post(line, found, max([on or line.held_on, *days]), actor)
    Deposit.objects.bulk_create(
        [
            Deposit(organisation=actor.organisation, line=line, payment=payment, entry=entry)
            for payment in payments
        ]
    )
    for each in held:
        each.line, each.line_entry = line, entry
        each.save(update_fields=["line", "line_entry"])
    announce(MoneySeen(line, list(payments), held, entry.on, 1, actor))
    return line


def _post(
    line: StatementLine, found: Sequence[Payment | DepositEntry], on: date, actor: Actor
) -> Entry:
    """The bank against the till, the cheques or what was on its way."""
    entity = line.statement.bank_account.entity
    sides = [
        Side(
            needed_account(entity, HANDED_OVER[each.means]),
            credit=max(each.amount, NOTHING),
            debit=max(-each.amount, NOTHING),
        )
        for each in found
    ]
    bank = Account.objects.get(pk=counterpart_of(line))
    debit, credit = max(line.amount, NOTHING), max(-line.amount, NOTHING)
    return post_entry(
        entity,
        daybook=Entry.Daybook.BANK,
        on=on,
        label="Remise en banque",
        piece=f"{line.on:%d%m%y}",
        sides=[Side(bank, debit=debit, credit=credit), *sides],
        actor=actor,
    )


@action("Défaire une remise")
def undo_deposit(line: StatementLine, *, on: date, actor: Actor) -> StatementLine:
    """These payments were not that line: the line waits again, the payments too.

    Refused: a line that is none, a day before it, a deposit or a cheque of it that came back since.
    """
    told = line.deposits.select_related("entry").first()
    of_deposit = line.deposit_entries.select_related("line_entry").first()
    entry = told.entry if told else of_deposit.line_entry if of_deposit else None
    if entry is None:
        raise Refused("Cette ligne n’est rapprochée d’aucun paiement.")
    check_not_before(entry, on)
    mirror = reverse_entry(entry, on=on, actor=actor)
    if line.deposit_entries.filter(receipt=None, amount__lt=0, mirror__isnull=False).exists():
        raise Refused(
            "Ce dépôt rendu est noté revenu : cette ligne est celle de son départ, et le reste. La "
            "ligne qui le ramène se défait, elle."
        )
    _check_none_came_back(line)
    seen = list(Payment.objects.filter(deposits__line=line))
    held = list(line.deposit_entries.select_related("deposit"))
    announce(MoneySeen(line, seen, held, mirror.on, -1, actor))
    line.deposits.all().delete()
    line.deposit_entries.update(line=None, line_entry=None)
    return reopen_line(line, on=mirror.on, actor=actor)


def _check_none_came_back(line: StatementLine) -> None:
    """Refused: a cheque of the slip that came back unpaid; the slip would no longer add up."""
    back = ReturnedCheque.objects.filter(
        Q(payment__deposits__line=line) | Q(deposit__line=line), mirror=None
    ).select_related("line")
    if row := back.first():
        raise Refused(
            f"Un chèque de cette remise est revenu impayé le {day_in_words(row.line.on)} : sur la "
            "ligne qui l’a repris, dites d’abord « Ce n’était pas ce chèque… »."
        )
