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

from palier.base.bank.actions import PRINCIPALS_WAY
from palier.base.journal.action import action
from palier.base.kit.money import NOTHING
from palier.base.kit.rows import lock
from palier.base.ledger.actions import (
    Side,
    Transfer,
    needed_account,
    post_entry,
    post_transfers,
    reverse_entry,
)
from palier.base.ledger.models import Entry
from palier.base.tenancy.actors import Actor
from palier.base.tenancy.models import LegalEntity, Organisation
from palier.work.leases.models import SecurityDeposit
from palier.work.owners.accounts import CALLED, HELD
from palier.work.owners.borne import cost_sides
from palier.work.owners.models import MandateAccount, MandateMove
from palier.work.suppliers.models import Invoice

ON_ITS_WAY, OWED_TO_FUND = PRINCIPALS_WAY, "4688"
LOST, KEPT = "654", "7588"


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


def note_move(
    account: MandateAccount,
    *,
    kind: MandateMove.Kind,
    on: date,
    label: str,
    amount: Decimal,
    sides: Sequence[Side],
    daybook: Entry.Daybook = Entry.Daybook.MISCELLANEOUS,
    in_books: str = "",
    invoice: Invoice | None = None,
    deposit: SecurityDeposit | None = None,
    actor: Actor,
) -> MandateMove:
    """An entry of `sides`, and what the principal reads of it (euros); the books say `in_books`
    where the label names someone."""
    entry = post_entry(
        account.entity,
        daybook=daybook,
        on=on,
        label=in_books or label,
        piece=account.held.code,
        sides=sides,
        actor=actor,
    )
    return MandateMove.objects.create(
        organisation_id=account.organisation_id,
        account=account,
        kind=kind,
        on=on,
        label=label[:200],
        amount=amount,
        entry=entry,
        invoice=invoice,
        deposit=deposit,
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
    account: MandateAccount,
    *,
    on: date,
    amount: Decimal,
    deposit: SecurityDeposit,
    in_fund: bool,
    actor: Actor,
) -> MandateMove:
    """What a tenant's deposit pays of damage and keys on a managed home is its principal's, who
    bears the repairs (euros): `D 7588 // C 467`; held on our own bank, we owe it to the fund."""
    entity = account.entity
    move = note_move(
        account,
        kind=MandateMove.Kind.KEPT,
        on=on,
        label=f"Retenue sur le dépôt de garantie, {deposit.occupancy.household.name}",
        amount=amount,
        sides=[
            Side(needed_account(entity, KEPT), debit=amount),
            Side(needed_account(entity, HELD), credit=amount, auxiliary=account.held),
        ],
        in_books="Retenue sur dépôt, due au mandant",
        deposit=deposit,
        actor=actor,
    )
    if not in_fund:
        owe_to_fund(entity, [(on, amount)], actor)
    return move


def give_up_what_was_kept(
    move: MandateMove, *, on: date, in_fund: bool, actor: Actor
) -> MandateMove:
    """The mirror of what a deposit paid its principal: it is held for the household again."""
    account = lock(move.account)
    entry = reverse_entry(move.entry, on=on, actor=actor)
    mirror = MandateMove.objects.create(
        organisation_id=move.organisation_id,
        account=account,
        kind=move.kind,
        on=entry.on,
        label=f"Annule : {move.label}"[:200],
        amount=-move.amount,
        entry=entry,
        deposit_id=move.deposit_id,
        undoes=move,
    )
    if not in_fund:
        owe_to_fund(account.entity, [(entry.on, -move.amount)], actor)
    return mirror


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
    return note_move(
        account,
        kind=MandateMove.Kind.EXPENSE,
        on=on,
        label=label,
        amount=amount,
        sides=[
            *cost_sides(invoice, amount),
            Side(needed_account(entity, OWED_TO_FUND), credit=amount),
            Side(needed_account(entity, ON_ITS_WAY), debit=amount),
            Side(needed_account(entity, HELD), credit=amount, auxiliary=account.held),
        ],
        invoice=invoice,
        actor=actor,
    )
