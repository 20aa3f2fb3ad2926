"""Security deposits: held, kept for charges; money noted by hand that the bank has still to tell."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from django.db.models import F, QuerySet, Sum

from palier.base.kit.money import NOTHING
from palier.base.ledger.models import Line
from palier.base.tenancy.models import LegalEntity
from palier.base.tenancy.reads import kept_by
from palier.work.billing.models import (
    Allocation,
    DepositEntry,
    Extra,
    HouseholdAccount,
    Payment,
)
from palier.work.leases.models import DepositDeduction
from palier.work.leases.reads import receipts_held


def deposits_held(entity: LegalEntity, on: date) -> Decimal:
    """What contracts say is held of deposits at the end of a day (euros), for an entity's sites: what
    account 165 says too."""
    rows = receipts_held(on).filter(
        kept_by(entity, "deposit__occupancy__site__"), organisation=entity.organisation_id
    )
    total: Decimal = rows.aggregate(total=Sum("amount"))["total"] or NOTHING
    return total


def kept_for_charges(account: HouseholdAccount, on: date) -> Decimal:
    """What of a deposit given back is kept on a day for the charges of the building (euros), as long
    as the charges of that year are not called by then and it has paid nothing else (loi n° 89-462,
    art. 22)."""
    return kept_for_charges_of([account], on).get(account.pk, NOTHING)


def kept_for_charges_of(accounts: Iterable[HouseholdAccount], on: date) -> dict[int, Decimal]:
    """The same of several accounts, by account, those of which nothing is kept left out; as many
    queries whatever their number."""
    books = {
        (each.household_id, None if each.entity.is_main else each.entity_id): each
        for each in accounts
    }
    kept = _kept(books, on)
    if not kept:
        return {}
    payments = Payment.objects.filter(
        account__in=kept, means=Payment.Means.DEPOSIT, reverses=None, reversals=None
    ).order_by()
    came = dict(payments.values_list("account").annotate(Sum("amount")))
    spent = Allocation.objects.filter(payment__in=payments).order_by()
    paid = dict(spent.values_list("payment__account").annotate(Sum("amount")))
    left = {
        pk: min(sum_, came.get(pk, NOTHING) - paid.get(pk, NOTHING)) for pk, sum_ in kept.items()
    }
    return {pk: amount for pk, amount in left.items() if amount > 0}


def _kept(books: dict[tuple[int, int | None], HouseholdAccount], on: date) -> dict[int, Decimal]:
    """By account, what was kept for charges that are not called by a day (euros)."""
    rows = list(
        DepositDeduction.objects.filter(
            kind=DepositDeduction.Kind.CHARGES,
            deposit__settled_on__isnull=False,
            deposit__occupancy__household__in={household for household, _ in books},
        ).select_related("deposit__occupancy__site__entity")
    )
    called = _charges_called([each.deposit.occupancy_id for each in rows], on) if rows else {}
    found: dict[int, Decimal] = defaultdict(Decimal)
    for each in rows:
        occupancy = each.deposit.occupancy
        entity = occupancy.site.entity
        at = None if entity is None or entity.is_main else entity.pk
        account = books.get((occupancy.household_id, at))
        year = (each.deposit.keys_on or each.deposit.settled_on or date.max).year
        if account and not any(f" {year} " in label for label in called[occupancy.pk]):
            found[account.pk] += each.amount
    return found


def _charges_called(occupancies: list[int], on: date) -> dict[int, list[str]]:
    """By contract, the labels of the charges of years that notices have called by a day."""
    rows = Extra.objects.filter(
        occupancy__in=occupancies, source=Extra.Source.CHARGES, notice__entry__on__lte=on
    )
    found: dict[int, list[str]] = defaultdict(list)
    for occupancy, label in rows.values_list("occupancy", "label"):
        found[occupancy].append(label)
    return found


def to_deposit(entity: LegalEntity | int) -> QuerySet[Payment]:
    """Payments noted by hand in an entity's books that no bank line has told of yet, oldest first."""
    return Payment.objects.filter(
        entry__entity=entity,
        means__in=(Payment.Means.CASH, Payment.Means.CHEQUE, Payment.Means.TRANSFER),
        bank_line__isnull=True,
        reverses__isnull=True,
        reversals__isnull=True,
        deposits__isnull=True,
    ).order_by("on", "pk")


def cheques_paid_in(entity: LegalEntity | int) -> QuerySet[Payment]:
    """Cheques of an entity's books that a bank line has told of, and that stand, the latest first."""
    return Payment.objects.filter(
        entry__entity=entity,
        means=Payment.Means.CHEQUE,
        reverses__isnull=True,
        reversals__isnull=True,
        deposits__isnull=False,
    ).order_by("-on", "-pk")


def deposit_cheques_paid_in(entity: LegalEntity | int) -> QuerySet[DepositEntry]:
    """Cheques of security deposits still held that a bank line has told of, the latest first."""
    return DepositEntry.objects.filter(
        entry__entity=entity,
        means="cheque",
        amount__gt=0,
        line__isnull=False,
        mirror=None,
        deposit__settled_on=None,
        receipt__isnull=False,
    ).order_by("-entry__on", "-pk")


def deposits_to_match(entity: LegalEntity | int) -> QuerySet[DepositEntry]:
    """Security deposits received or given back, in an entity's books, that no bank line has told
    of yet, oldest first."""
    rows = DepositEntry.objects.filter(entry__entity=entity, line=None, mirror=None)
    rows = rows.exclude(amount=0)  # all of it was kept
    rows = rows.exclude(means="cash", amount__lt=0)  # out of the till, never seen at the bank
    return rows.order_by("entry__on", "pk")


def deposit_of(account: HouseholdAccount) -> Decimal:
    """The deposit that we hold of a household (euros): its part of 165 has its code in 411."""
    held = Line.objects.filter(
        organisation=account.organisation_id,
        auxiliary__code=account.auxiliary.code,
        auxiliary__account__code="165",
        auxiliary__account__entity=account.entity_id,
    ).aggregate(held=Sum(F("credit") - F("debit")))["held"]
    return held or NOTHING
