"""Which notices a payment settles: the one it names, then the oldest first."""

from collections import defaultdict
from decimal import Decimal

from django.db.models import F, QuerySet, Sum
from django.db.models.functions import Coalesce

from palier.base.kit.money import NOTHING
from palier.work.billing.models import Allocation, HouseholdAccount, Payment, RentNotice, RentRun


def hold_accounts(account_ids: list[int | None]) -> None:
    """Hold these households' accounts, so that no two payments settle one notice at once."""
    wanted = {pk for pk in account_ids if pk is not None}
    list(HouseholdAccount.objects.select_for_update().filter(pk__in=wanted).order_by("pk"))


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
    return payment.amount - (getattr(payment, "spent", None) or NOTHING)  # type: ignore[no-any-return]


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
    advances = list(_advances(run))
    hold_accounts([payment.account_id for payment in advances])
    allocate(list(_advances(run)) if advances else [])


def _advances(run: RentRun) -> QuerySet[Payment]:
    """Payments of which something is left."""
    return (
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
