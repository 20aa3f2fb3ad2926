"""What this room does when rents are settled, and when a transfer comes back."""

from collections import defaultdict
from datetime import date
from decimal import Decimal

from palier.base.bank.events import BatchCancelled, ItemsRejected
from palier.base.bank.models import SepaItem
from palier.base.journal.events import reacts_to
from palier.base.kit.refusals import Refused
from palier.base.ledger.models import Entry
from palier.base.tenancy.actors import Actor
from palier.work.billing.events import BenefitsSettled, DamageKept, DebtsSettled
from palier.work.billing.models import Payment, RentNotice
from palier.work.owners.accounts import mandate_of, needed_mandate_account
from palier.work.owners.actions import (
    NewMove,
    keep_for_the_principal,
    lose_for_the_principal,
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
        _move(payment, account, amount, event.on)
        for payment, account, amount in _of_principals(event, CASHED)
    ]
    if new:
        record_mandate_moves(event.actor.organisation, moves=new, actor=event.actor)


@reacts_to(DebtsSettled)
def lose_what_is_given_up(event: DebtsSettled) -> None:
    """A debt given up on a managed home is its principal's loss."""
    for payment, account, amount in _of_principals(event, {Payment.Means.WRITE_OFF}):
        lose_for_the_principal(account, on=payment.on, amount=amount, actor=event.actor)


@reacts_to(DebtsSettled)
def give_back_for_the_principal(event: DebtsSettled) -> None:
    """What a credit note on a managed home gives back in money was its principal's: no longer."""
    refunds = [each for each in event.allocations if each.refund_id]
    credits = Payment.objects.filter(
        pk__in=[each.payment_id for each in refunds], means=Payment.Means.CREDIT
    ).select_related("account__household")
    told = {row.pk: row for row in credits}
    if not told:
        return
    notices = dict(
        RentNotice.objects.filter(entry__in=[row.entry_id for row in told.values()]).values_list(
            "entry", "pk"
        )
    )
    accounts = _accounts(set(notices.values()))
    new = []
    for each in refunds:
        payment = told.get(each.payment_id)
        account = accounts.get(notices.get(payment.entry_id, 0)) if payment else None
        if payment is None or account is None or each.refund is None:
            continue
        name = payment.account.household.name if payment.account else ""
        words = "Trop-perçu rendu" if each.amount > 0 else "Trop-perçu non rendu"
        day = max(each.refund.on, event.on or each.refund.on)
        new.append(NewMove(account, day, words, -each.amount, in_fund=False, of=name))
    if new:
        record_mandate_moves(event.actor.organisation, moves=new, actor=event.actor)


def _of_principals(
    event: DebtsSettled, means: set[Payment.Means]
) -> list[tuple[Payment, MandateAccount, Decimal]]:
    """What payments of some means settle of managed homes' notices, by payment and mandate."""
    by_notice = [each for each in event.allocations if each.notice_id]
    accounts = _accounts({each.notice_id for each in by_notice if each.notice_id})
    if not accounts:
        return []
    payments = Payment.objects.filter(
        pk__in=[each.payment_id for each in by_notice], means__in=means
    )
    told = {
        row.pk: row
        for row in payments.select_related(
            "bank_line__statement__bank_account", "account__household"
        )
    }
    sums: dict[tuple[int, int], Decimal] = defaultdict(Decimal)
    for each in by_notice:
        if each.notice_id in accounts and each.payment_id in told:
            sums[each.payment_id, accounts[each.notice_id].pk] += each.amount
    by_pk = {account.pk: account for account in accounts.values()}
    return [
        (told[payment_id], by_pk[account_id], amount)
        for (payment_id, account_id), amount in sums.items()
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
    """On the payment's own day, or on the later one on which it settles, or no longer does."""
    mirror = payment.reversals.order_by("pk").first() if amount < 0 else None
    day = mirror.on if mirror else max(payment.on, on or payment.on)
    line = payment.bank_line
    name = payment.account.household.name if payment.account else ""
    return NewMove(
        account,
        day,
        "Encaissement" if amount > 0 else "Encaissement annulé",
        amount,
        in_fund=bool(line and line.statement.bank_account.holds_principals),
        of=name,
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
    """Its principal bears the repairs of a managed home: what the deposit pays of them is theirs."""
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
        of=occupancy.household.name,
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
    """A transfer that came back did not pay its owner."""
    _undo(event.items, event.actor)


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
