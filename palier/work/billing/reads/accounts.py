"""What a household owes, has in advance, and is proved to have paid."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Case, F, Q, Sum, When

from palier.base.kit.money import NOTHING
from palier.base.ledger.models import Line
from palier.base.ledger.reads import balance
from palier.base.tenancy.actors import Actor
from palier.base.tenancy.reads import entity_of
from palier.base.tenancy.walls import today_in
from palier.registers.people.models import Household
from palier.work.billing.models import (
    HouseholdAccount,
    Payment,
    Receipt,
    RentNotice,
    RentRun,
    Term,
)
from palier.work.billing.reads.deposits import kept_for_charges
from palier.work.leases.models import LIVED_IN, Occupancy


def accounts_of_household(household: Household | int) -> list[HouseholdAccount]:
    """The accounts of a household, one in the books of each entity that it owed; the main first."""
    rows = HouseholdAccount.objects.filter(household=household)
    return list(
        rows.select_related("household", "auxiliary", "entity").order_by("-entity__is_main", "pk")
    )


def account_of(household: Household | int) -> HouseholdAccount | None:
    """The account of a household, if it ever lived with us; of several, the last that was called."""
    rows = accounts_of_household(household)
    if len(rows) < 2:
        return rows[0] if rows else None
    called = RentNotice.objects.filter(account__in=rows).order_by("-month", "-pk")
    last = called.values_list("account", flat=True).first()
    return next((each for each in rows if each.pk == last), rows[0])


def account_for(occupancy: Occupancy) -> HouseholdAccount | None:
    """The account on which a contract is owed, if it was opened."""
    return (
        HouseholdAccount.objects.filter(
            household=occupancy.household_id, entity=entity_of(occupancy.site)
        )
        .select_related("household", "auxiliary", "entity")
        .first()
    )


def owed_by(account: HouseholdAccount, *, on: date | None = None) -> Decimal:
    """What the household owes (euros; negative: we owe it) at the end of a day."""
    return balance(account.auxiliary_id, on=on)


def may_be_given_up(account: HouseholdAccount, on: date) -> Decimal:
    """What a household owes on a day, less what it no longer owes in the end (euros, at least 0)."""
    return max(min(owed_by(account, on=on), owed_by(account)), NOTHING)


def ahead_from(account: HouseholdAccount, on: date) -> Decimal:
    """What a household has in advance at the end of a day and of each later one (euros, at least 0):
    neither a debit not yet cashed nor a credit of a day to come; less what is called for later, and
    what of its deposit is kept for the charges of the year."""
    later = Line.objects.filter(auxiliary=account.auxiliary_id, on__gt=on)
    owed = most = owed_by(account, on=on)
    for _, moved in (
        later.values_list("on").annotate(due=Sum(F("debit") - F("credit"))).order_by("on")
    ):
        owed += moved
        most = max(most, owed)
    return max(-most - kept_for_charges(account, on), NOTHING)


def ahead_later(account: HouseholdAccount, on: date) -> tuple[date, Decimal] | None:
    """The first later day from which something, or more, is in advance, and how much (euros): what
    is given back by a notice of the month to come."""
    now = ahead_from(account, on)
    later = Line.objects.filter(auxiliary=account.auxiliary_id, on__gt=on)
    for day in later.order_by("on").values_list("on", flat=True).distinct():
        if (then := ahead_from(account, day)) > now:
            return day, then
    return None


def latest_notice(account: HouseholdAccount, actor: Actor) -> RentNotice | None:
    """The notice of the last month called: the month's own before what corrects it."""
    return (
        RentNotice.objects.visible_to(actor)
        .filter(account=account)
        .with_paid(today_in(actor.organisation))
        .filter(is_reversed=False)
        .select_related("occupancy")
        .order_by(
            "-month", Case(When(run__kind=RentRun.Kind.CORRECTION, then=1), default=0), "-number"
        )
        .first()
    )


def corrected_since(notice: RentNotice) -> Decimal:
    """What corrections added to a month of a contract after its notice, or took off (euros)."""
    others = RentNotice.objects.filter(
        account=notice.account_id, occupancy=notice.occupancy_id, month=notice.month
    ).exclude(pk=notice.pk)
    return others.living().aggregate(total=Sum("net"))["total"] or NOTHING


@dataclass(frozen=True)
class MonthlyCost:
    """What a household's home costs each month (euros), benefit told apart; under which contract.

    `rent_and_charges`: what a residence counts before it may end a title, services left out (CCH
    art. R633-3).
    """

    cost: Decimal
    rent_and_charges: Decimal
    benefit: Decimal
    occupancy_id: int


def monthly_cost(household: Household, on: date) -> MonthlyCost | None:
    """Rent, charges and services of the home where a household lives on a day, from its terms."""
    terms = (
        Term.objects.filter(
            occupancy__household=household,
            occupancy__state__in=LIVED_IN,
            occupancy__period__contains=on,
            period__contains=on,
        )
        .values_list("occupancy_id", "kind", "amount")
        .order_by("-occupancy_id")
    )
    found = list(terms)
    if not found:
        return None
    latest = found[0][0]
    own = [(kind, amount) for pk, kind, amount in found if pk == latest]
    benefit = sum((a for kind, a in own if kind == Term.Kind.BENEFIT), NOTHING)
    signs = {Term.Kind.BENEFIT: 0, Term.Kind.DISCOUNT: -1}
    cost = sum((a * signs.get(Term.Kind(kind), 1) for kind, a in own), NOTHING)
    counted = {Term.Kind.RENT: 1, Term.Kind.CHARGES: 1, Term.Kind.DISCOUNT: -1}
    bare = sum((a * counted.get(Term.Kind(kind), 0) for kind, a in own), NOTHING)
    return MonthlyCost(cost, bare, benefit, latest)


def owed_on(auxiliary_id: int, on: date) -> Decimal:
    """What someone owes us on a part of an account at a day (euros)."""
    return balance(auxiliary_id, on=on)


def settled_by(payment: Payment) -> dict[int, Decimal]:
    """What a payment settles of each notice now (euros), by notice."""
    rows = (
        payment.allocations.filter(notice__isnull=False)
        .values_list("notice")
        .annotate(total=Sum("amount"))
        .order_by("notice")
    )
    return {pk: total for pk, total in rows if total}


def notices_to_settle(
    account: HouseholdAccount, settled: list[int], actor: Actor
) -> list[RentNotice]:
    """The notices that a payment may settle: those still open, and those it settles already."""
    rows = RentNotice.objects.visible_to(actor).filter(account=account, net__gt=0)
    open_ones = rows.living().with_paid().filter(Q(net__gt=F("paid")) | Q(pk__in=settled))
    return list(open_ones.order_by("month", "number"))


def void_receipts(receipts: Sequence[Receipt]) -> set[int]:
    """Those (ids) that prove nothing any more: what they say was paid is no longer, or their notice
    was undone; one query."""
    living = RentNotice.objects.filter(pk__in=[each.notice_id for each in receipts]).living()
    paid = dict(living.with_paid(received=True).values_list("pk", "paid"))
    return {each.pk for each in receipts if paid.get(each.notice_id, Decimal(-1)) < each.amount}
