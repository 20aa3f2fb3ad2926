"""Security deposits: held, kept for charges; money noted by hand that the bank has still to tell."""

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
from palier.work.leases.models import DepositDeduction, SecurityDeposit
from palier.work.leases.reads import receipts_held


def deposits_held(entity: LegalEntity, on: date) -> Decimal:
    """What contracts say is held of deposits at the end of a day (euros), for an entity's sites: what
    account 165 says too."""
    rows = receipts_held(on).filter(
        kept_by(entity, "deposit__occupancy__site__"), organisation=entity.organisation_id
    )
    total: Decimal = rows.aggregate(total=Sum("amount"))["total"] or NOTHING
    return total


def kept_for_charges(account: HouseholdAccount) -> Decimal:
    """What of a deposit given back was kept for the charges of the building (euros), as long as the
    charges of that year are not settled and it has paid nothing else (loi n° 89-462, art. 22)."""
    rows = DepositDeduction.objects.filter(
        kept_by(account.entity, "deposit__occupancy__site__"),
        kind=DepositDeduction.Kind.CHARGES,
        deposit__settled_on__isnull=False,
        deposit__occupancy__household=account.household_id,
    ).select_related("deposit")
    kept = sum((each.amount for each in rows if not _are_settled(each.deposit)), NOTHING)
    if not kept:
        return NOTHING
    payments = Payment.objects.filter(
        account=account, means=Payment.Means.DEPOSIT, reverses=None, reversals=None
    )
    came = payments.aggregate(total=Sum("amount"))["total"] or NOTHING
    paid = Allocation.objects.filter(payment__in=payments).aggregate(total=Sum("amount"))["total"]
    left: Decimal = min(kept, came - (paid or NOTHING))
    return left


def _are_settled(deposit: SecurityDeposit) -> bool:
    """Whether the charges of the year in which a household left were called, by their label."""
    year = (deposit.keys_on or deposit.settled_on or date.max).year
    return Extra.objects.filter(
        occupancy=deposit.occupancy_id,
        source=Extra.Source.CHARGES,
        notice__isnull=False,
        label__contains=f" {year} ",
    ).exists()


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
