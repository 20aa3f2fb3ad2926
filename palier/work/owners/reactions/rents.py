"""Rents, benefits and credits of managed homes: what is settled of them is their principals'."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from django.db.models import Prefetch, Sum

from palier.base.bank.events import LineSetAside
from palier.base.bank.models import BatchState
from palier.base.journal.events import reacts_to
from palier.base.kit.money import NOTHING, euros
from palier.base.kit.refusals import Refused
from palier.base.tenancy.models import LegalEntity
from palier.work.billing.events import BenefitsSettled, DebtsSettled, MoneySeen
from palier.work.billing.models import Allocation, Deposit, DepositEntry, Payment, RentNotice
from palier.work.leases.models import SecurityDeposit
from palier.work.owners.actions import (
    NewMove,
    lose_for_the_principal,
    owe_to_fund,
    record_mandate_moves,
)
from palier.work.owners.models import MandateAccount, MandateMove
from palier.work.owners.reactions.deposits import fund_line_of
from palier.work.owners.rendering import least_held_from

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
        _check_nothing_is_promised([each.account for each in new if each.amount < 0], event.on)


def _check_nothing_is_promised(accounts: Sequence[MandateAccount], on: date) -> None:
    """Refused: an aid is taken back from a principal to whom it is about to be paid, by a file that
    may still be cancelled."""
    promised = MandateMove.objects.filter(
        account__in=accounts, undone_by=None, item__batch__state=BatchState.ISSUED
    ).select_related("account__holding__owner", "item__batch")
    for move in promised.order_by("pk"):
        if least_held_from(move.account, on) < 0:
            raise Refused(
                f"{move.account.holding.owner.name} : {euros(-move.amount)} lui sont promis par la "
                f"remise {move.item.batch.reference}, et il ne resterait pas de quoi. Annulez-la "
                "d’abord, ou attendez que la banque l’ait vue."
            )


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
        return any(fund_line_of(each) for each in deposits)
    return any(
        each.line.statement.bank_account.holds_principals for each in payment.deposits.all()
    )
