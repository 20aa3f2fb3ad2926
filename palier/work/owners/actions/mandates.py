"""Money held for principals: never ours, in accounts of its own, rendered to the cent.

`467` is what we hold for a principal, `4679` what was called for it and is not yet cashed. The
fund is the principals' bank accounts and `5815`, what is on its way to or from them; `4688` is
what our own accounts owe the fund.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from palier.base.bank.actions import PRINCIPALS_WAY, NewItem, issue_batch
from palier.base.bank.models import BankAccount, SepaBatch
from palier.base.journal.action import action
from palier.base.kit.money import NOTHING, euros
from palier.base.kit.refusals import Refused
from palier.base.kit.rows import lock
from palier.base.kit.typography import day_in_words
from palier.base.ledger.actions import (
    Side,
    Transfer,
    check_not_before,
    needed_account,
    post_entry,
    post_transfers,
    reverse_entry,
)
from palier.base.ledger.models import Account, Entry
from palier.base.tenancy.actors import Actor
from palier.base.tenancy.models import LegalEntity, Organisation
from palier.work.owners.accounts import CALLED, HELD
from palier.work.owners.borne import check_credits_stay_borne, cost_sides
from palier.work.owners.models import MandateAccount, MandateMove, OwnerAccount
from palier.work.owners.rendering import least_held_from, standings
from palier.work.suppliers.models import Invoice

ON_ITS_WAY, OWED_TO_FUND = PRINCIPALS_WAY, "4688"
FEES, VAT, OPENING, RECHARGED, LOST, KEPT = "7064", "44571", "890", "615", "654", "7588"


@dataclass(frozen=True)
class NewMove:
    """Rent cashed for a principal (euros; negative when undone); in its own bank account or ours.

    `of` is whose rent it was: the principal reads it, the books do not. `earned_on`: of what comes
    back, the day on which it was cashed.
    """

    account: MandateAccount
    on: date
    label: str
    amount: Decimal
    in_fund: bool
    of: str = ""
    earned_on: date | None = None


@action("Encaisser pour des mandants")
def record_mandate_moves(
    organisation: Organisation, *, moves: Sequence[NewMove], actor: Actor
) -> Organisation:
    """What was called is now cashed: `D 4679 // C 467`; on our own bank, we owe it to the fund."""
    by_entity: dict[LegalEntity, list[NewMove]] = defaultdict(list)
    for each in moves:
        by_entity[each.account.entity].append(each)
    for entity, several in by_entity.items():
        _record(entity, several, actor)
    return organisation


def _record(entity: LegalEntity, moves: Sequence[NewMove], actor: Actor) -> None:
    called, held = (needed_account(entity, code).pk for code in (CALLED, HELD))
    entries = post_transfers(
        entity,
        daybook=Entry.Daybook.MISCELLANEOUS,
        transfers=[
            Transfer(
                each.on,
                each.label,
                each.account.held.code,
                each.amount,
                debit=called,
                credit=held,
                debit_part=each.account.called_id,
                credit_part=each.account.held_id,
            )
            for each in moves
        ],
        actor=actor,
    )
    MandateMove.objects.bulk_create(
        [
            MandateMove(
                organisation_id=entity.organisation_id,
                account=each.account,
                kind=MandateMove.Kind.RECEIPT,
                on=each.on,
                label=", ".join(filter(None, [each.label, each.of]))[:200],
                amount=each.amount,
                earned_on=each.earned_on,
                entry_id=entry_id,
            )
            for each, entry_id in zip(moves, entries, strict=True)
        ]
    )
    owe_to_fund(entity, [(each.on, each.amount) for each in moves if not each.in_fund], actor)


def owe_to_fund(entity: LegalEntity, sums: Sequence[tuple[date, Decimal]], actor: Actor) -> None:
    """`D 5815 // C 4688`: our own accounts owe the principals' fund; negative, it owes us."""
    if not sums:
        return
    way, owed = (needed_account(entity, code).pk for code in (ON_ITS_WAY, OWED_TO_FUND))
    post_transfers(
        entity,
        daybook=Entry.Daybook.MISCELLANEOUS,
        transfers=[
            Transfer(on, "Fonds des mandants", f"{on:%d%m%y}", amount, debit=way, credit=owed)
            for on, amount in sums
        ],
        actor=actor,
    )


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
    entry = post_entry(
        entity,
        daybook=Entry.Daybook.MISCELLANEOUS,
        on=on,
        label=label.strip(),
        piece=account.held.code,
        sides=sides,
        actor=actor,
    )
    return MandateMove.objects.create(
        organisation=actor.organisation,
        account=account,
        kind=MandateMove.Kind.EXPENSE,
        on=on,
        label=label.strip(),
        amount=-amount,
        entry=entry,
        invoice=invoice,
    )


def lose_for_the_principal(
    account: MandateAccount, *, on: date, amount: Decimal, actor: Actor
) -> None:
    """A debt given up on a managed home is its principal's loss, not ours (euros): what was called
    for it will never be cashed, `D 4679 // C 654`."""
    entity = account.entity
    called, lost = needed_account(entity, CALLED), needed_account(entity, LOST)
    debit, credit = max(amount, NOTHING), max(-amount, NOTHING)
    post_entry(
        entity,
        daybook=Entry.Daybook.MISCELLANEOUS,
        on=on,
        label="Créance abandonnée, à la charge du mandant",
        piece=account.held.code,
        sides=[
            Side(called, debit=debit, credit=credit, auxiliary=account.called),
            Side(lost, debit=credit, credit=debit),
        ],
        actor=actor,
    )


def keep_for_the_principal(
    account: MandateAccount, *, on: date, amount: Decimal, of: str, in_fund: bool, actor: Actor
) -> MandateMove:
    """What a tenant's deposit pays of damage and keys on a managed home is its principal's, who
    bears the repairs (euros): `D 7588 // C 467`; held on our own bank, we owe it to the fund."""
    entity = account.entity
    label = f"Retenue sur le dépôt de garantie, {of}"[:200]
    entry = post_entry(
        entity,
        daybook=Entry.Daybook.MISCELLANEOUS,
        on=on,
        label="Retenue sur dépôt, due au mandant",
        piece=account.held.code,
        sides=[
            Side(needed_account(entity, KEPT), debit=amount),
            Side(needed_account(entity, HELD), credit=amount, auxiliary=account.held),
        ],
        actor=actor,
    )
    if not in_fund:
        owe_to_fund(entity, [(on, amount)], actor)
    return MandateMove.objects.create(
        organisation_id=account.organisation_id,
        account=account,
        kind=MandateMove.Kind.KEPT,
        on=on,
        label=label,
        amount=amount,
        entry=entry,
    )


def give_mandate_back(
    account: MandateAccount,
    *,
    on: date,
    label: str,
    amount: Decimal,
    invoice: Invoice,
    actor: Actor,
) -> MandateMove:
    """The mirror of an expense that we advanced, by a supplier's credit note: held again (euros)."""
    account = lock(account)
    entity = account.entity
    entry = post_entry(
        entity,
        daybook=Entry.Daybook.MISCELLANEOUS,
        on=on,
        label=label,
        piece=account.held.code,
        sides=[
            *cost_sides(invoice, amount),
            Side(needed_account(entity, OWED_TO_FUND), credit=amount),
            Side(needed_account(entity, ON_ITS_WAY), debit=amount),
            Side(needed_account(entity, HELD), credit=amount, auxiliary=account.held),
        ],
        actor=actor,
    )
    return MandateMove.objects.create(
        organisation=actor.organisation,
        account=account,
        kind=MandateMove.Kind.EXPENSE,
        on=on,
        label=label,
        amount=amount,
        entry=entry,
        invoice=invoice,
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
    entry = post_entry(
        entity,
        daybook=Entry.Daybook.OPENING,
        on=on,
        label="Solde repris",
        piece=account.held.code,
        sides=[
            Side(needed_account(entity, OPENING), max(amount, NOTHING), max(-amount, NOTHING)),
            Side(
                needed_account(entity, HELD),
                max(-amount, NOTHING),
                max(amount, NOTHING),
                account.held,
            ),
        ],
        actor=actor,
    )
    return MandateMove.objects.create(
        organisation=actor.organisation,
        account=account,
        kind=MandateMove.Kind.BROUGHT,
        on=on,
        label="Solde repris",
        amount=amount,
        entry=entry,
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
