"""What this room does when rents are settled, and when a transfer comes back."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from django.db.models import Prefetch, Sum

from palier.base.bank.actions import keep_what_they_settled
from palier.base.bank.events import BatchCancelled, ItemsRejected, LineSetAside, RejectUndone
from palier.base.bank.models import SepaItem, StatementLine
from palier.base.journal.events import reacts_to
from palier.base.kit.money import NOTHING
from palier.base.kit.refusals import Refused
from palier.base.ledger.models import Entry
from palier.base.tenancy.actors import Actor
from palier.base.tenancy.models import LegalEntity
from palier.work.billing.events import BenefitsSettled, DamageKept, DebtsSettled, MoneySeen
from palier.work.billing.models import Allocation, Deposit, DepositEntry, Payment, RentNotice
from palier.work.leases.events import DepositCarried, DepositSettled, DepositUnsettled
from palier.work.leases.models import SecurityDeposit
from palier.work.owners.accounts import mandate_of, needed_mandate_account
from palier.work.owners.actions import (
    NewMove,
    give_up_what_was_kept,
    keep_for_the_principal,
    lose_for_the_principal,
    owe_to_fund,
    record_mandate_moves,
)
from palier.work.owners.borne import charged_on
from palier.work.owners.models import MandateAccount, MandateMove, OwnerDue
from palier.work.suppliers.events import InvoiceCancelled

CASHED = {
    Payment.Means.TRANSFER,
    Payment.Means.CASH,
    Payment.Means.CHEQUE,
    Payment.Means.DEBIT,
    Payment.Means.DEPOSIT,
    Payment.Means.OPENING,
}


@reacts_to(DebtsSettled)
def hold_for_the_principal(event: DebtsSettled) -> None:
    """Rent of a managed home that is paid is its principal's; undone, it no longer is."""
    new = [
        _move(payment, account, amount, max(event.on or month, month))
        for payment, account, amount, month in _of_principals(event, CASHED)
    ]
    if new:
        record_mandate_moves(event.actor.organisation, moves=new, actor=event.actor)


@reacts_to(DebtsSettled)
def lose_what_is_given_up(event: DebtsSettled) -> None:
    """A debt given up on a managed home is its principal's loss; no longer, from the day it is due
    again."""
    for payment, account, amount, _ in _of_principals(event, {Payment.Means.WRITE_OFF}):
        day = payment.on if amount > 0 else max(payment.on, event.on or payment.on)
        lose_for_the_principal(account, on=day, amount=amount, actor=event.actor)


@reacts_to(DebtsSettled)
def follow_the_credit(event: DebtsSettled) -> None:
    """A credit note of a managed home that pays something else (another home's rent, money handed
    back) is no longer its principal's; what it pays of another's home becomes theirs."""
    credits = Payment.objects.filter(
        pk__in=[each.payment_id for each in event.allocations], means=Payment.Means.CREDIT
    ).select_related("account__household")
    told = {row.pk: row for row in credits}
    if not told:
        return
    of_credit = {
        notice.entry_id: notice
        for notice in RentNotice.objects.filter(entry__in=[row.entry_id for row in told.values()])
    }
    paid = {each.notice_id for each in event.allocations if each.notice_id}
    accounts = _accounts({*paid, *(notice.pk for notice in of_credit.values())})
    new: list[NewMove] = []
    for each in event.allocations:
        credit = told.get(each.payment_id)
        given = of_credit.get(credit.entry_id) if credit else None
        if credit is None or given is None or each.opening_id:
            continue
        source, other = accounts.get(given.pk), accounts.get(each.notice_id or 0)
        if source == other:
            continue
        since = event.on or (each.refund.on if each.refund else credit.on)
        day = max(since, credit.on)
        name = credit.account.household.name if credit.account else ""
        if source:
            words = "Trop-perçu rendu" if each.refund_id else "Avoir imputé ailleurs"
            told_as = words if each.amount > 0 else f"{words}, annulé"
            new.append(
                NewMove(source, day, told_as, -each.amount, other is not None, name, given.month)
            )
        if other:
            words = "Réglé par un avoir" if each.amount > 0 else "Avoir annulé"
            new.append(NewMove(other, day, words, each.amount, source is not None, name))
    if new:
        record_mandate_moves(event.actor.organisation, moves=new, actor=event.actor)


@reacts_to(DebtsSettled)
def what_was_ours_on_their_bank(event: DebtsSettled) -> None:
    """What came on the principals' bank and pays a home of ours, or is given back from ours, is the
    fund's to pay us."""
    others = [each for each in event.allocations if not each.opening_id]
    payments = Payment.objects.filter(
        pk__in=[each.payment_id for each in others],
        bank_line__statement__bank_account__holds_principals=True,
    ).select_related("bank_line__statement__bank_account__entity")
    told = {row.pk: row for row in payments}
    if not told:
        return
    theirs = _accounts({each.notice_id for each in others if each.notice_id})
    sums: dict[tuple[LegalEntity, date], Decimal] = defaultdict(Decimal)
    for each in others:
        payment = told.get(each.payment_id)
        if payment is None or payment.bank_line is None or each.notice_id in theirs:
            continue
        refund = each.refund.on if each.refund else payment.on
        day = max(payment.on, event.on or refund)
        sums[payment.bank_line.statement.bank_account.entity, day] -= each.amount
    for (entity, day), amount in sums.items():
        if amount:
            owe_to_fund(entity, [(day, amount)], event.actor)


@reacts_to(MoneySeen)
def it_was_on_the_principals_bank(event: MoneySeen) -> None:
    """Cheques noted by hand, then paid in on the principals' own bank: we owe them to the fund no
    more; we do again when that line was not theirs. Deposits given back from it: see below."""
    bank = event.line.statement.bank_account
    if not bank.holds_principals:
        return
    rows = Allocation.objects.filter(payment__in=event.payments, notice__principal__isnull=False)
    amount = rows.aggregate(total=Sum("amount"))["total"] or NOTHING
    amount += _deposits_seen(event.deposits)
    if amount:
        owe_to_fund(bank.entity, [(event.on, -event.sign * amount)], event.actor)


@reacts_to(DepositSettled)
def what_is_given_back_was_on_the_principals_bank(event: DepositSettled) -> None:
    """A deposit held there is given back from ours: the fund owes it to us."""
    deposit = event.deposit
    line = _fund_line_of(deposit)
    if line and deposit.returned and deposit.settled_on:
        entity = line.statement.bank_account.entity
        owe_to_fund(entity, [(deposit.settled_on, -deposit.returned)], event.actor)


@reacts_to(DepositUnsettled)
def what_is_held_again_is_on_the_principals_bank(event: DepositUnsettled) -> None:
    """Held there again, and no longer given back from ours: the fund does not owe it to us."""
    undone = event.undone
    line = _fund_line_of(undone.deposit)
    if line and undone.returned:
        entity = line.statement.bank_account.entity
        owe_to_fund(entity, [(undone.on, undone.returned)], event.actor)


@reacts_to(LineSetAside)
def ours_on_the_principals_bank(event: LineSetAside) -> None:
    """The bank's fees, a cost or an income of ours on the principals' own bank: we owe the fund what
    it paid for us, it owes us what came for us."""
    bank = event.line.statement.bank_account
    if bank.holds_principals and event.account.code[0] in "67":
        owe_to_fund(bank.entity, [(event.on, -event.sign * event.line.amount)], event.actor)


def _deposits_seen(entries: Sequence[DepositEntry]) -> Decimal:
    """What the principals' bank has of deposits (euros): given back from it, it is ours to pay into
    the fund, and no longer once its transfer came back there; received there once settled from ours,
    it is the fund's to pay us."""
    ours = (each for each in entries if each.receipt_id is None or each.deposit.settled_on)
    return sum((each.amount for each in ours), NOTHING)


@reacts_to(DepositCarried)
def what_is_carried_was_on_the_principals_bank(event: DepositCarried) -> None:
    """A deposit held there guarantees another contract, of ours to give back: the fund owes it to us."""
    line = _fund_line_of(event.deposit)
    if line:
        entity = line.statement.bank_account.entity
        owe_to_fund(entity, [(event.on, -event.amount)], event.actor)


def _fund_line_of(deposit: SecurityDeposit) -> StatementLine | None:
    """The line of the principals' bank by which a deposit came, if it did."""
    lines = StatementLine.objects.filter(
        deposit_entries__deposit=deposit,
        deposit_entries__amount__gt=0,
        deposit_entries__mirror=None,
        statement__bank_account__holds_principals=True,
    )
    return lines.select_related("statement__bank_account__entity").first()


def _of_principals(
    event: DebtsSettled, means: set[Payment.Means]
) -> list[tuple[Payment, MandateAccount, Decimal, date]]:
    """What payments of some means settle of managed homes' notices, by payment, mandate and month."""
    by_notice = [each for each in event.allocations if each.notice_id]
    accounts = _accounts({each.notice_id for each in by_notice if each.notice_id})
    if not accounts:
        return []
    payments = Payment.objects.filter(
        pk__in=[each.payment_id for each in by_notice], means__in=means
    )
    rows = payments.select_related("bank_line__statement__bank_account", "account__household")
    seen = Deposit.objects.select_related("line__statement__bank_account")
    rows = rows.prefetch_related("reversals", Prefetch("deposits", seen))
    told = {row.pk: row for row in rows}
    months = dict(RentNotice.objects.filter(pk__in=list(accounts)).values_list("pk", "month"))
    sums: dict[tuple[int, int, date], Decimal] = defaultdict(Decimal)
    for each in by_notice:
        if each.notice_id in accounts and each.payment_id in told:
            key = (each.payment_id, accounts[each.notice_id].pk, months[each.notice_id])
            sums[key] += each.amount
    by_pk = {account.pk: account for account in accounts.values()}
    return [
        (told[payment_id], by_pk[account_id], amount, month)
        for (payment_id, account_id, month), amount in sums.items()
        if amount
    ]


def _accounts(notice_ids: set[int]) -> dict[int, MandateAccount]:
    """The mandate that each of these notices is for, by notice; none for our own homes."""
    rows = RentNotice.objects.filter(pk__in=notice_ids, principal__isnull=False)
    principals = dict(rows.values_list("pk", "principal"))
    accounts = {
        row.called_id: row
        for row in MandateAccount.objects.filter(called__in=principals.values()).select_related(
            "held", "called", "entity"
        )
    }
    return {pk: accounts[part] for pk, part in principals.items() if part in accounts}


def _move(payment: Payment, account: MandateAccount, amount: Decimal, on: date | None) -> NewMove:
    """On the payment's own day, or on the later one on which it settles, or no longer does; never
    before the month that it pays."""
    undone = min(payment.reversals.all(), key=lambda row: row.pk, default=None)
    mirror = undone if amount < 0 else None
    day = mirror.on if mirror else max(payment.on, on or payment.on)
    name = payment.account.household.name if payment.account else ""
    return NewMove(
        account,
        day,
        "Encaissement" if amount > 0 else "Encaissement annulé",
        amount,
        in_fund=_is_in_fund(payment),
        of=name,
        earned_on=payment.on if amount < 0 else None,
    )


def _is_in_fund(payment: Payment) -> bool:
    """Whether a payment came on the principals' own bank: its line, the line of its cheque, or the
    one of the deposit that it was kept from."""
    if payment.bank_line:
        return bool(payment.bank_line.statement.bank_account.holds_principals)
    if payment.means == Payment.Means.DEPOSIT and payment.account:
        deposits = SecurityDeposit.objects.filter(
            occupancy__household=payment.account.household_id, settled_on=payment.on
        )
        return any(_fund_line_of(each) for each in deposits)
    return any(
        each.line.statement.bank_account.holds_principals for each in payment.deposits.all()
    )


@reacts_to(BenefitsSettled)
def hold_the_benefit(event: BenefitsSettled) -> None:
    """A benefit paid for a managed home is its principal's too."""
    accounts = _accounts({each.notice_id for each in event.parts})
    new = [
        NewMove(
            accounts[each.notice_id],
            event.on,
            "Aide au logement",
            each.amount,
            event.in_fund,
            of=each.name,
        )
        for each in event.parts
        if each.notice_id in accounts
    ]
    if new:
        record_mandate_moves(event.actor.organisation, moves=new, actor=event.actor)


@reacts_to(DamageKept)
def hand_the_damage_over(event: DamageKept) -> None:
    """Its principal bears the repairs of a managed home: what the deposit pays of them is theirs, and
    no longer once it is not given back so."""
    if event.amount < 0:
        for move in MandateMove.objects.filter(deposit=event.deposit, undoes=None, undone_by=None):
            give_up_what_was_kept(
                move, on=event.entry.on, in_fund=event.in_fund, actor=event.actor
            )
        return
    occupancy, on = event.deposit.occupancy, event.entry.on
    holding = mandate_of(occupancy, min(occupancy.last_on or on, on))
    if holding is None:
        return
    account = needed_mandate_account(holding)
    if account.entity_id != event.entry.entity_id:
        return  # income of another's books
    keep_for_the_principal(
        account,
        on=on,
        amount=event.amount,
        deposit=event.deposit,
        in_fund=event.in_fund,
        actor=event.actor,
    )


@reacts_to(InvoiceCancelled)
def refuse_while_the_owner_bears_it(event: InvoiceCancelled) -> None:
    """What is cancelled is nobody's to pay: take it back from the owner first."""
    if event.invoice.is_credit and charged_on(event.invoice):
        raise Refused("Cet avoir a été rendu au propriétaire : annulez d’abord ce qui lui est dû.")
    if charged_on(event.invoice):
        raise Refused(
            "Cette facture est à la charge du propriétaire : annulez d’abord sa déduction, ou son "
            "imputation au mandant."
        )


@reacts_to(ItemsRejected)
def still_owed(event: ItemsRejected) -> None:
    """A transfer that came back did not pay its owner; which dues is kept beside it."""
    dues: dict[int, list[int]] = defaultdict(list)
    for item, pk in OwnerDue.objects.filter(item__in=event.items).values_list("item", "pk"):
        dues[item or 0].append(pk)
    keep_what_they_settled("owners.dues", dues)
    _undo(event.items, event.actor)


@reacts_to(RejectUndone)
def it_paid_them_after_all(event: RejectUndone) -> None:
    """The owner's dues are paid by it again, or what was paid to the principal is paid.

    Refused: a due paid otherwise, or undone, since.
    """
    item = event.item
    wanted = item.settled.get("owners.dues", [])
    dues = OwnerDue.objects.filter(pk__in=wanted, item=None, undone_on=None)
    if dues.update(item=item) != len(wanted):
        raise Refused(
            "Ce que cet ordre payait a été payé autrement, ou annulé : ce rejet reste noté."
        )
    undone = MandateMove.objects.filter(item=item, undoes=None, undone_by__isnull=False)
    for move in undone.order_by("-pk")[:1]:
        MandateMove.objects.create(
            organisation=event.actor.organisation,
            account_id=move.account_id,
            kind=move.kind,
            on=item.entry.on,
            label=move.label,
            amount=move.amount,
            entry=item.entry,
            item=item,
        )


@reacts_to(BatchCancelled)
def still_owed_all(event: BatchCancelled) -> None:
    """A file that was not handed over paid no owner."""
    _undo(event.items, event.actor)


def _undo(items: list[SepaItem], actor: Actor) -> None:
    OwnerDue.objects.filter(item__in=items).update(item=None)
    mirrors = {
        entry.reverses_id: entry
        for entry in Entry.objects.filter(reverses__in=[item.entry_id for item in items])
    }
    moves = MandateMove.objects.filter(item__in=items, undoes=None, undone_by=None)
    MandateMove.objects.bulk_create(
        [
            MandateMove(
                organisation=actor.organisation,
                account_id=move.account_id,
                kind=move.kind,
                on=mirrors[move.entry_id].on,
                label=f"Revenu : {move.label}"[:200],
                amount=-move.amount,
                entry=mirrors[move.entry_id],
                item=move.item,
                undoes=move,
            )
            for move in moves
        ]
    )
