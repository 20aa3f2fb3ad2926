"""Which notices a payment settles: the one it names, then the oldest first."""

from collections import defaultdict
from decimal import Decimal

from django.db.models import F, Sum
from django.db.models.functions import Coalesce

from palier.base.kit.money import NOTHING
from palier.work.billing.models import Allocation, Payment, RentNotice, RentRun


def open_notices(account_ids: list[int]) -> dict[int, list[tuple[int, Decimal]]]:
    """By account, the living notices not yet settled, oldest first, with what is left (euros)."""
    rows = (
        RentNotice.objects.filter(account__in=account_ids)
        .living()
        .with_paid()
        .filter(net__gt=F("paid"))
        .order_by("month", "number")
        .values_list("account_id", "pk", "net", "paid")
    )
    found: dict[int, list[tuple[int, Decimal]]] = defaultdict(list)
    for account_id, pk, net, paid in rows:
        found[account_id].append((pk, net - paid))
    return found


def allocate(payments: list[Payment], named: dict[int, int] | None = None) -> None:
    """Settle notices with these payments; `named` gives, by payment, the notice it names.

    What is left of a payment stays an advance on the household's account.
    """
    named = named or {}
    left_of = open_notices([p.account_id for p in payments if p.account_id])
    new: list[Allocation] = []
    for payment in payments:
        if payment.account_id is None:
            continue
        notices = left_of[payment.account_id]
        wanted = named.get(payment.pk)
        notices.sort(key=lambda each: each[0] != wanted)
        new.extend(_spend(payment, _unspent(payment), notices))
    Allocation.objects.bulk_create(new)


def _unspent(payment: Payment) -> Decimal:
    return payment.amount - (getattr(payment, "spent", None) or NOTHING)


def _spend(
    payment: Payment, left: Decimal, notices: list[tuple[int, Decimal]]
) -> list[Allocation]:
    made = []
    for index, (notice_id, due) in enumerate(notices):
        share = min(left, due)
        if share <= 0:
            continue
        left -= share
        notices[index] = (notice_id, due - share)
        made.append(
            Allocation(
                organisation_id=payment.organisation_id,
                payment=payment,
                notice_id=notice_id,
                amount=share,
            )
        )
    return made


def use_advances(run: RentRun) -> None:
    """Settle the notices just issued with what households had paid in advance."""
    advances = (
        Payment.objects.filter(
            organisation=run.organisation_id,
            account__isnull=False,
            reverses__isnull=True,
            reversals__isnull=True,
        )
        .annotate(spent=Coalesce(Sum("allocations__amount"), NOTHING))
        .filter(amount__gt=F("spent"))
        .order_by("on", "pk")
    )
    allocate(list(advances))
