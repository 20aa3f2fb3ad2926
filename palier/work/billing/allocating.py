"""Which debts a payment settles: the notice it names, then the oldest first."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import F, Q, QuerySet, Sum
from django.db.models.functions import Coalesce

from palier.base.journal.events import announce
from palier.base.kit.money import NOTHING
from palier.base.tenancy.actors import Actor
from palier.base.tenancy.models import Organisation
from palier.base.tenancy.walls import today_in
from palier.work.billing.events import DebtsSettled
from palier.work.billing.models import (
    Allocation,
    HouseholdAccount,
    OpeningBalance,
    Payment,
    Refund,
    RentNotice,
    RentRun,
)


def hold_accounts(account_ids: Iterable[int | None]) -> None:
    """Hold these households' accounts, so that no two payments settle one notice at once."""
    wanted = {pk for pk in account_ids if pk is not None}
    list(HouseholdAccount.objects.select_for_update().filter(pk__in=wanted).order_by("pk"))


@dataclass
class Debt:
    """Something a household still owes: a notice, what it owed before us, what was given back to it
    of a payment undone since (euros left)."""

    left: Decimal
    dated_on: date | None = None
    notice_id: int | None = None
    opening_id: int | None = None
    refund_id: int | None = None


def open_debts(account_ids: list[int]) -> dict[int, list[Debt]]:
    """By account, what is not yet settled: the opening balance, then what was given back of money
    that was not theirs, then notices by the day they are owed from, oldest month first."""
    found: dict[int, list[Debt]] = defaultdict(list)
    openings = (
        OpeningBalance.objects.filter(
            account__in=account_ids, balance__gt=0, position__state="posted"
        )
        .annotate(paid=Coalesce(Sum("allocations__amount"), NOTHING))
        .filter(balance__gt=F("paid"))
        .values_list("account_id", "pk", "balance", "paid")
    )
    for account_id, pk, balance, paid in openings:
        found[account_id].append(Debt(balance - paid, opening_id=pk))
    refunds = (
        Refund.objects.filter(account__in=account_ids, undone_on=None)
        .annotate(paid=Coalesce(Sum("allocations__amount"), NOTHING))
        .filter(amount__gt=F("paid"))
        .order_by("on", "pk")
        .values_list("account_id", "pk", "amount", "paid")
    )
    for account_id, pk, amount, paid in refunds:
        found[account_id].append(Debt(amount - paid, refund_id=pk))
    notices = (
        RentNotice.objects.filter(account__in=account_ids)
        .living()
        .with_paid()
        .filter(net__gt=F("paid"))
        .order_by("entry__on", "month", "number")
        .values_list("account_id", "pk", "entry__on", "net", "paid")
    )
    for account_id, pk, dated_on, net, paid in notices:
        found[account_id].append(Debt(net - paid, dated_on, notice_id=pk))
    return found


def allocate(
    payments: list[Payment],
    named: dict[int, int] | None = None,
    *,
    on: date | None = None,
    actor: Actor,
) -> None:
    """Settle debts with these payments; `named` gives, by payment, the notice it names.

    Without a name the oldest debt comes first (Code civil, art. 1342-10). What is left of a
    payment stays an advance on the household's account.
    """
    named = named or {}
    debts_of = open_debts([p.account_id for p in payments if p.account_id])
    new: list[Allocation] = []
    for payment in payments:
        if payment.account_id is None:
            continue
        wanted = named.get(payment.pk)
        debts = sorted(
            debts_of[payment.account_id],
            key=lambda debt: wanted is None or debt.notice_id != wanted,
        )
        new.extend(_spend(payment, _unspent(payment), debts))
    settle(new, actor, on)


def take_in(
    payments: list[Payment],
    named: dict[int, int] | None = None,
    *,
    on: date | None = None,
    actor: Actor,
) -> None:
    """Settle debts with what has just come, in money or otherwise: what is due that day first, whose
    place a debit handed over for later no longer holds. `named`, `on`: as `allocate`."""
    allocate(payments, named, on=on, actor=actor)
    accounts = [payment.account_id for payment in payments]
    if accounts:
        due_first(accounts, on or max(payment.on for payment in payments), actor)


def settle(allocations: list[Allocation], actor: Actor, on: date | None = None) -> None:
    """Keep what payments settle, or no longer settle, and say so to the rooms above."""
    if allocations:
        announce(DebtsSettled(Allocation.objects.bulk_create(allocations), actor, on))


def unsettle(given: Iterable[Allocation], actor: Actor, on: date) -> None:
    """What these allocations settled is no longer settled, from a day: the mirror of each is kept."""
    settle(
        [
            Allocation(
                organisation_id=each.organisation_id,
                payment_id=each.payment_id,
                notice_id=each.notice_id,
                opening_id=each.opening_id,
                refund_id=each.refund_id,
                amount=-each.amount,
            )
            for each in given
        ],
        actor,
        on,
    )


def set_free(given: list[Allocation], actor: Actor, on: date) -> None:
    """The same, and what is free again pays the oldest debts."""
    unsettle(given, actor, on)
    payments = [each.payment_id for each in given]
    allocate(list(advances_of(actor.organisation).filter(pk__in=payments)), on=on, actor=actor)


def _unspent(payment: Payment) -> Decimal:
    return payment.amount - (getattr(payment, "spent", None) or NOTHING)  # type: ignore[no-any-return]


def _spend(payment: Payment, left: Decimal, debts: list[Debt]) -> list[Allocation]:
    made = []
    for debt in debts:
        share = min(left, debt.left)
        if share <= 0:
            continue
        left -= share
        debt.left -= share
        made.append(
            Allocation(
                organisation_id=payment.organisation_id,
                payment=payment,
                notice_id=debt.notice_id,
                opening_id=debt.opening_id,
                refund_id=debt.refund_id,
                amount=share,
            )
        )
    return made


def due_first(
    account_ids: Iterable[int | None], on: date, actor: Actor, *, notices_to_come: bool = False
) -> None:
    """What is due today is paid by what came by now: what is dated after today (a debit handed over,
    a credit of the month to come) does not hold its place, nor, with `notices_to_come`, does a
    notice of a month to come keep the money. Nothing moves where nothing due would be paid by it."""
    wanted = {pk for pk in account_ids if pk is not None}
    today = today_in(actor.organisation)
    held = Allocation.objects.filter(payment__reverses=None, payment__reversals=None, refund=None)
    if notices_to_come:
        due = [
            pk
            for pk, debts in open_debts(list(wanted)).items()
            if any(debt.dated_on is None or debt.dated_on <= today for debt in debts)
        ]
        to_come = Q(payment__on__gt=today) | Q(notice__entry__on__gt=today)
        held = held.filter(to_come, payment__account__in=due)
    else:
        ahead = advances_of(actor.organisation).filter(account__in=wanted, on__lte=today)
        held = held.filter(
            payment__on__gt=today,
            notice__entry__on__lte=today,
            payment__account__in=ahead.values("account"),
        )
    given = list(held.select_related("payment").order_by("pk"))
    if given:
        unsettle(given, actor, on)
        accounts = {each.payment.account_id for each in given}
        rows = advances_of(actor.organisation).filter(account__in=accounts)
        allocate(list(rows), on=on, actor=actor)


def spend_advances(account_ids: Iterable[int | None], on: date, actor: Actor) -> None:
    """What these households have in advance pays what they owe again from a day on."""
    wanted = {pk for pk in account_ids if pk is not None}
    due_first(wanted, on, actor, notices_to_come=True)
    allocate(list(advances_of(actor.organisation).filter(account__in=wanted)), on=on, actor=actor)


def use_advances(run: RentRun, actor: Actor) -> None:
    """Settle the notices just issued with what households had paid in advance."""
    mine = advances_of(run.organisation)
    hold_accounts([payment.account_id for payment in mine])
    allocate(list(mine.all()), on=run.dated_on, actor=actor)


def advances_of(organisation: Organisation) -> "QuerySet[Any]":
    """Payments of households of which something is left, with `spent`, oldest first."""
    return (
        Payment.objects.filter(
            organisation=organisation,
            account__isnull=False,
            reverses__isnull=True,
            reversals__isnull=True,
        )
        .exclude(means=Payment.Means.WRITE_OFF)  # nobody brought that money
        .annotate(spent=Coalesce(Sum("allocations__amount"), NOTHING))
        .filter(amount__gt=F("spent"))
        .order_by("on", "pk")
    )


def free_refund(refund: Refund, on: date, actor: Actor) -> None:
    """What was to be given back is an advance again, and pays what was called meanwhile."""
    refund.undone_on = on
    refund.save(update_fields=["undone_on"])
    set_free(list(refund.allocations.order_by("pk")), actor, on)
