"""Transfers and direct debits: handed to the bank, seen there, or come back."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Sum

from palier.base.bank import sepa
from palier.base.bank.actions.lines import (
    counterpart_of,
    mark_lines,
    reopen_line,
    take_line_back,
)
from palier.base.bank.events import BatchCancelled
from palier.base.bank.models import (
    BATCH_MOVES,
    BankAccount,
    BatchState,
    LineState,
    SepaBatch,
    SepaItem,
    StatementLine,
)
from palier.base.bank.target import is_open, next_open
from palier.base.journal.action import action
from palier.base.journal.events import announce
from palier.base.kit.money import NOTHING, euros
from palier.base.kit.refusals import Refused
from palier.base.kit.rows import lock
from palier.base.kit.typography import day_in_words
from palier.base.ledger.actions import (
    Transfer,
    check_not_before,
    needed_account,
    post_transfers,
    reverse_entry,
    take_numbers,
)
from palier.base.ledger.models import Account, Auxiliary, Entry
from palier.base.tenancy.actors import Actor

# Until the bank tells of it: transfers on their way out, direct debits on their way in.
ON_ITS_WAY = {SepaBatch.Kind.TRANSFER.value: "581", SepaBatch.Kind.DEBIT.value: "511"}
# The principals' fund keeps its own account of what is on its way: it never mixes with ours.
PRINCIPALS_WAY = "5815"


@dataclass(frozen=True)
class NewItem:
    """An order to hand to the bank (euros), and the account that it settles."""

    name: str
    iban: str
    amount: Decimal
    text: str
    account: Account
    auxiliary: Auxiliary | None = None
    bic: str = ""
    town: str = ""
    country: str = ""
    mandate: str = ""
    mandate_on: date | None = None
    sequence: str = ""
    piece: str = ""


@action("Préparer une remise à la banque")
def issue_batch(
    bank_account: BankAccount,
    *,
    kind: str,
    version: str,
    on: date,
    made_on: date,
    label: str,
    items: Sequence[NewItem],
    actor: Actor,
) -> SepaBatch:
    """Freeze orders for the bank and post them: what we owe is paid, or what we are owed is.

    Transfers go `D account // C 581`, direct debits `D 511 // C account`, until the bank's own
    line clears 581 or 511. Refused: nothing to pay, a day on which banks are closed or that is
    past, an IBAN missing, debits without a creditor number, a file that the bank would refuse.
    """
    _check(bank_account, kind, version, on, made_on, items)
    waiting = needed_account(bank_account.entity, _way(bank_account, kind)).pk
    batch = SepaBatch.objects.create(
        organisation=actor.organisation,
        bank_account=bank_account,
        kind=kind,
        version=version,
        number=take_numbers(actor.organisation, "sepa_batches"),
        on=on,
        made_on=made_on,
        label=label[:120],
    )
    sign = 1 if kind == SepaBatch.Kind.TRANSFER else -1
    entries = post_transfers(
        bank_account.entity,
        daybook=Entry.Daybook.BANK,
        transfers=[
            Transfer(
                on,
                f"{'Virement' if sign > 0 else 'Prélèvement'}, remise {batch.reference}",
                item.piece or batch.reference,
                sign * item.amount,
                debit=item.account.pk,
                credit=waiting,
                debit_part=item.auxiliary.pk if item.auxiliary else None,
            )
            for item in items
        ],
        actor=actor,
    )
    _keep_items(batch, items, entries)
    sepa.file_of(batch)  # what the bank would refuse is refused here, and nothing is posted
    return batch


def _keep_items(batch: SepaBatch, items: Sequence[NewItem], entries: Sequence[int]) -> None:
    first = take_numbers(batch.organisation, "sepa_items", len(items))
    SepaItem.objects.bulk_create(
        [
            SepaItem(
                organisation_id=batch.organisation_id,
                batch=batch,
                reference=f"PALIER-{first + rank:08d}",
                name=item.name[:70],
                iban=item.iban,
                bic=item.bic,
                town=item.town[:35],
                country=item.country,
                amount=item.amount,
                text=item.text[:140],
                mandate=item.mandate,
                mandate_on=item.mandate_on,
                sequence=item.sequence,
                account=item.account,
                auxiliary=item.auxiliary,
                entry_id=entry_id,
            )
            for rank, (item, entry_id) in enumerate(zip(items, entries, strict=True))
        ]
    )


def _way(bank_account: BankAccount, kind: str) -> str:
    return PRINCIPALS_WAY if bank_account.holds_principals else ON_ITS_WAY[kind]


def _check(
    bank_account: BankAccount,
    kind: str,
    version: str,
    on: date,
    made_on: date,
    items: Sequence[NewItem],
) -> None:
    if not items:
        raise Refused("Il n’y a rien à remettre à la banque.")
    if on < made_on:
        raise Refused({"on": "Cette date est passée : la banque refuserait le fichier."})
    if not is_open(on):
        raise Refused(
            {
                "on": f"Les banques sont fermées ce jour-là. Le suivant : {day_in_words(next_open(on))}."
            }
        )
    if without := [item.name for item in items if not item.iban]:
        raise Refused(
            f"IBAN inconnu pour {without[0]}. Ajoutez-le, ou laissez cette ligne de côté."
        )
    if others := [
        i.name
        for i in items
        if i.account.entity_id != bank_account.entity_id
        or (i.auxiliary and i.auxiliary.account_id != i.account.pk)
    ]:
        raise Refused(
            f"{others[0]} : ce qui est dû ici n’est pas dans les comptes de "
            f"{bank_account.entity.name}, à qui est ce compte bancaire. Choisissez un compte de "
            "l’entité qui doit, ou à qui l’on doit."
        )
    if kind == SepaBatch.Kind.DEBIT and not bank_account.creditor_id:
        raise Refused(
            f"« {bank_account.label} » n’a pas d’identifiant créancier (ICS) : la "
            "banque le donne. "
            "Ajoutez-le sur la page des comptes bancaires."
        )
    if version == SepaBatch.Version.PAIN_008_02 and not bank_account.bic:
        raise Refused(
            f"Le format {version} demande le BIC de « {bank_account.label} ». "
            "Ajoutez-le, ou choisissez .08."
        )


def total_of(batch: SepaBatch) -> Decimal:
    """What a batch comes to (euros)."""
    return batch.items.aggregate(total=Sum("amount"))["total"] or NOTHING


@action("Annuler une remise")
def cancel_batch(batch: SepaBatch, *, on: date, actor: Actor) -> SepaBatch:
    """The file was not handed over: what it paid is owed again.

    Cancelled before its day, its entries are undone on that day: the books never show half of it.
    Refused: the bank has told of it, an order of it came back.
    """
    batch = lock(batch)
    BATCH_MOVES.go(batch, BatchState.CANCELLED)
    items = list(batch.items.select_related("entry__entity").order_by("pk"))
    if any(item.rejected_on for item in items):
        raise Refused("Un ordre de cette remise est revenu : elle a donc été remise à la banque.")
    on = max(on, batch.on)
    for item in items:
        reverse_entry(item.entry, on=on, actor=actor)
    batch.save(update_fields=["state"])
    announce(BatchCancelled(batch, items, actor))
    return batch


@action("Voir une remise à la banque")
def settle_batch(
    batch: SepaBatch, *, line: StatementLine, on: date | None = None, actor: Actor
) -> SepaBatch:
    """This bank line is that batch: 581 or 511 is cleared.

    Refused: another sum, another account, a batch already seen.
    """
    batch = lock(batch)
    back = batch.items.filter(rejected_on__isnull=False, reject_line=None)
    whole, net = expected_of(batch), expected_of(batch, less=back.aggregate(s=Sum("amount"))["s"])
    check_line(line, batch.bank_account_id, net if line.amount == net else whole)
    BATCH_MOVES.go(batch, BatchState.SETTLED)
    if line.amount == net != whole:  # the bank took the rejects off its line
        back.update(reject_line=line)
    batch.line = line
    batch.entry_id = clear(batch, line, f"Remise {batch.reference}", "batch", on, actor)
    batch.save(update_fields=["state", "line", "entry"])
    return batch


@action("Défaire la ligne d’une remise")
def undo_batch_line(batch: SepaBatch, *, on: date, actor: Actor) -> SepaBatch:
    """That bank line was something else: the batch is awaited again, the line waits.

    What the bank had taken off that line is to be seen again. Refused: a batch that no line has told
    of, a day before the line's entry.
    """
    batch = lock(batch)
    line, entry = batch.line, batch.entry
    if line is None or entry is None:
        raise Refused("La banque n’a pas encore vu cette remise.")
    check_not_before(entry, on)
    alive = batch.items.filter(rejected_on=None).exists()
    BATCH_MOVES.go(batch, BatchState.ISSUED if alive else BatchState.REJECTED)
    mirror = reverse_entry(entry, on=on, actor=actor)
    batch.items.filter(reject_line=line).update(reject_line=None)
    batch.line = batch.entry = None
    batch.save(update_fields=["state", "line", "entry"])
    reopen_line(line, on=mirror.on, actor=actor)
    return batch


def expected_of(batch: SepaBatch, less: Decimal | None = None) -> Decimal:
    total = total_of(batch) - (less or NOTHING)
    return -total if batch.kind == SepaBatch.Kind.TRANSFER else total


def check_line(line: StatementLine, bank_account_id: int, expected: Decimal) -> None:
    """Refused: a line of another account, or of another sum."""
    if line.statement.bank_account_id != bank_account_id:
        raise Refused("Cette ligne est d’un autre compte bancaire.")
    if line.amount != expected:
        raise Refused(f"Cette ligne est de {euros(line.amount)} ; il faudrait {euros(expected)}.")


def clear(
    batch: SepaBatch, line: StatementLine, label: str, by: str, on: date | None, actor: Actor
) -> int:
    """Post a bank line against 581 or 511, and say it understood; gives the entry's id."""
    if line.state == LineState.SET_ASIDE:
        line = take_line_back(line, on=on, actor=actor)
    mark_lines(actor.organisation, lines=[line], by=by, on=on, actor=actor)
    entity = batch.bank_account.entity
    (entry_id,) = post_transfers(
        entity,
        daybook=Entry.Daybook.BANK,
        transfers=[
            Transfer(
                on or line.held_on,
                label,
                batch.reference,
                line.amount,
                debit=counterpart_of(line),
                credit=needed_account(entity, _way(batch.bank_account, batch.kind)).pk,
            )
        ],
        actor=actor,
    )
    return entry_id
