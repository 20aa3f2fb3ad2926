"""What is spent for a principal, brought from another tool, kept back, and paid to it."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from palier.base.bank.actions import NewItem, issue_batch
from palier.base.bank.models import BankAccount, SepaBatch
from palier.base.journal.action import action
from palier.base.kit.money import NOTHING, euros
from palier.base.kit.refusals import Refused
from palier.base.kit.rows import lock
from palier.base.kit.typography import day_in_words
from palier.base.ledger.actions import (
    Side,
    check_not_before,
    needed_account,
    reverse_entry,
)
from palier.base.ledger.models import Account, Entry
from palier.base.tenancy.actors import Actor
from palier.work.owners.accounts import HELD
from palier.work.owners.actions.fund import ON_ITS_WAY, OWED_TO_FUND, note_move
from palier.work.owners.borne import check_credits_stay_borne, cost_sides
from palier.work.owners.models import MandateAccount, MandateMove, OwnerAccount
from palier.work.owners.rendering import least_held_from, standings
from palier.work.suppliers.models import Invoice

OPENING, RECHARGED = "890", "615"


@action("Noter une dépense pour un mandant")
def note_mandate_expense(
    account: MandateAccount,
    *,
    on: date,
    label: str,
    amount: Decimal,
    is_advanced: bool = False,
    invoice: Invoice | None = None,
    actor: Actor,
) -> MandateMove:
    """Works, insurance, tax paid for a principal (euros): taken off what we hold for it.

    `is_advanced`: the association paid it from its own account, and the fund gives it back; of an
    `invoice`, each of its costs is no longer ours.
    Refused: nothing, a sum that is not positive, more than is held from that day on.
    """
    account = lock(account)
    if amount <= 0:
        raise Refused({"amount": "Une dépense est un montant positif."})
    if not label.strip():
        raise Refused({"label": "Dites ce que c’est : le propriétaire le lira."})
    held = least_held_from(account, on)
    if amount > held:
        day = day_in_words(on)
        raise Refused(
            {
                "amount": f"Vous tenez {euros(held)} pour ce mandant à partir du {day} : on ne "
                "dépense pas plus que cela."
            }
        )
    entity = account.entity
    sides = [
        Side(needed_account(entity, HELD), debit=amount, auxiliary=account.held),
        Side(needed_account(entity, ON_ITS_WAY), credit=amount),
    ]
    if is_advanced:
        ours = Side(needed_account(entity, RECHARGED), credit=amount)
        sides += [
            Side(needed_account(entity, OWED_TO_FUND), debit=amount),
            *(cost_sides(invoice, amount) if invoice else [ours]),
        ]
    return note_move(
        account,
        kind=MandateMove.Kind.EXPENSE,
        on=on,
        label=label.strip(),
        amount=-amount,
        sides=sides,
        invoice=invoice,
        actor=actor,
    )


@action("Annuler une dépense d’un mandant")
def undo_mandate_expense(move: MandateMove, *, on: date, actor: Actor) -> MandateMove:
    """It was not the principal's: its mirror.

    Refused: no expense, undone already, an invoice whose credit note was given back.
    """
    if move.kind != MandateMove.Kind.EXPENSE or move.undoes_id:
        raise Refused("Seule une dépense s’annule ici.")
    lock(move.account)
    if MandateMove.objects.filter(undoes=move).exists():
        raise Refused("Cette dépense est déjà annulée.")
    if move.invoice and move.amount < 0:
        check_credits_stay_borne(move.invoice, -move.amount)
    check_not_before(move.entry, on)
    entry = reverse_entry(move.entry, on=on, actor=actor)
    return MandateMove.objects.create(
        organisation=actor.organisation,
        account=move.account,
        kind=move.kind,
        on=entry.on,
        label=f"Annule : {move.label}"[:200],
        amount=-move.amount,
        entry=entry,
        invoice_id=move.invoice_id,
        undoes=move,
    )


@action("Reprendre le solde d’un mandant")
def bring_mandate_balance(
    account: MandateAccount, *, on: date, amount: Decimal, actor: Actor
) -> MandateMove:
    """What another tool held for a principal on the day this one took over: `D 890 // C 467`.

    Refused: a mandate that has moved already, nothing to bring.
    """
    account = lock(account)
    if account.moves.exists():
        raise Refused("Ce mandat a déjà des mouvements : son solde ne se reprend plus.")
    entity = account.entity
    return note_move(
        account,
        kind=MandateMove.Kind.BROUGHT,
        on=on,
        label="Solde repris",
        amount=amount,
        sides=[
            Side(needed_account(entity, OPENING), max(amount, NOTHING), max(-amount, NOTHING)),
            Side(
                needed_account(entity, HELD),
                max(-amount, NOTHING),
                max(amount, NOTHING),
                account.held,
            ),
        ],
        daybook=Entry.Daybook.OPENING,
        actor=actor,
    )


@action("Garder un fonds de roulement")
def retain_funds(account: MandateAccount, *, retained: Decimal, actor: Actor) -> MandateAccount:
    """How much of a principal's money is kept back when it is paid (euros), as the mandate says."""
    account = lock(account)
    if retained < 0:
        raise Refused({"retained": "On garde zéro ou plus."})
    account.retained = retained
    account.save(update_fields=["retained"])
    return account


@action("Verser leurs fonds aux mandants")
def pay_principals(
    bank_account: BankAccount,
    *,
    accounts: Sequence[MandateAccount],
    on: date,
    made_on: date,
    version: str = SepaBatch.Version.PAIN_001_09,
    actor: Actor,
) -> SepaBatch:
    """Pay each principal what its last statement says is left, less what the mandate keeps back.

    Refused, and nothing written: from an account of ours, without a statement, nothing to pay, an
    owner without IBAN.
    """
    if not bank_account.holds_principals:
        raise Refused("Versez les mandants depuis le compte qui tient leur argent.")
    locked = MandateAccount.objects.select_for_update(of=("self",)).filter(
        pk__in=[account.pk for account in accounts]
    )
    rows = list(locked.select_related("holding__owner", "held").order_by("pk"))
    told = standings(rows, made_on)
    to_pay = [(row, told[row.pk].payable) for row in rows]
    if none := [row for row, amount in to_pay if amount <= 0]:
        raise Refused(f"{none[0].holding.owner.name} : rien à verser d’après son compte rendu.")
    banks = {
        each.body_id: each
        for each in OwnerAccount.objects.filter(
            body__in=[row.holding.owner_id for row in rows]
        ).order_by("iban")
    }
    held = needed_account(bank_account.entity, HELD)
    batch = issue_batch(
        bank_account,
        kind=SepaBatch.Kind.TRANSFER,
        version=version,
        on=on,
        made_on=made_on,
        label="Versements aux mandants",
        items=[
            _item(row, amount, banks.get(row.holding.owner_id), held) for row, amount in to_pay
        ],
        actor=actor,
    )
    MandateMove.objects.bulk_create(
        [
            MandateMove(
                organisation=actor.organisation,
                account=row,
                kind=MandateMove.Kind.PAYMENT,
                on=on,
                label=f"Versement {batch.reference}",
                amount=-amount,
                entry_id=item.entry_id,
                item=item,
            )
            for (row, amount), item in zip(to_pay, batch.items.order_by("pk"), strict=True)
        ]
    )
    return batch


def _item(
    row: MandateAccount, amount: Decimal, bank: OwnerAccount | None, held: Account
) -> NewItem:
    owner = row.holding.owner
    return NewItem(
        (bank.holder if bank else "") or owner.name,
        bank.iban if bank else "",
        amount,
        f"Compte rendu de gestion, mandat {row.held.code}",
        held,
        row.held,
        bic=bank.bic if bank else "",
        town=bank.town if bank else "",
        country="FR" if bank and bank.town else "",
    )
