"""What a household owes, and what a run holds."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Self

from django.db.models import Case, Count, F, Q, QuerySet, Sum, When

from palier.base.kit.money import NOTHING
from palier.base.ledger.models import Line
from palier.base.ledger.reads import balance
from palier.base.tenancy.actors import Actor
from palier.base.tenancy.models import LegalEntity
from palier.base.tenancy.reads import entity_of, kept_by
from palier.base.tenancy.walls import today_in
from palier.law.dates import Month
from palier.registers.people.models import Household
from palier.work.billing.models import (
    DUE,
    Allocation,
    DepositEntry,
    Draft,
    Extra,
    HouseholdAccount,
    OpeningPosition,
    Payment,
    Receipt,
    RentNotice,
    RentRun,
    Term,
)
from palier.work.leases.models import LIVED_IN, DepositDeduction, Occupancy, SecurityDeposit
from palier.work.leases.reads import receipts_held

TO_VERIFY = (
    "prorated",
    "benefit_missing",
    "leaving",
    "benefit_above",
    "benefit_first",
    "zero",
    "no_resources",
    "credit",
)


def to_verify() -> Q:
    """Drafts that someone should look at before they are issued."""
    return Q(checks__overlap=list(TO_VERIFY))


AT_ZERO = Q(rent=0, charges=0, services=0, options=0, insurance=0, benefit=0, third=0)
"""Drafts that call nothing of anybody: they stay behind."""


@dataclass(frozen=True)
class RunFigures:
    """The figures of a run in preparation (counts; euros without what is set aside)."""

    count: int
    due: Decimal
    benefit: Decimal
    third: Decimal
    net: Decimal
    with_benefit: int
    verify: int
    held: int
    ready: int
    issuable: int
    changed: int
    previous_due: Decimal
    by_change: dict[str, int]
    by_check: dict[str, int]

    @property
    def kept(self) -> dict[str, Any]:
        """As it is kept with a run; `of` reads it again."""
        told = asdict(self)
        return told | {name: f"{told[name]:.2f}" for name in _EUROS}

    @classmethod
    def of(cls, kept: dict[str, Any]) -> Self:
        return cls(**(kept | {name: Decimal(kept[name]) for name in _EUROS}))


_EUROS = ("due", "benefit", "third", "net", "previous_due")


def figures_of(run: RentRun) -> RunFigures:
    """The figures of a run: two queries whatever its size; once issued, none."""
    if run.state == RentRun.State.ISSUED and run.figures:
        return RunFigures.of(run.figures)
    drafts = Draft.objects.filter(run=run)
    changes = ("entry", "rent", "charges", "services", "benefit", "third", "prorated")
    kept = Q(held_because="")
    sums = drafts.aggregate(
        count=Count("pk"),
        total_due=Sum(DUE, filter=kept),
        total_benefit=Sum("benefit", filter=kept),
        total_third=Sum("third", filter=kept),
        total_net=Sum("net", filter=kept),
        with_benefit=Count("pk", filter=kept & Q(benefit__gt=0)),
        verify=Count("pk", filter=to_verify()),
        held=Count("pk", filter=~Q(held_because="")),
        issuable=Count("pk", filter=kept & ~AT_ZERO),
        changed=Count("pk", filter=~Q(changes=[])),
        **{f"change_{c}": Count("pk", filter=Q(changes__contains=[c])) for c in changes},
        **{f"check_{c}": Count("pk", filter=Q(checks__contains=[c])) for c in Draft.Check.values},
    )
    previous = (
        RentNotice.objects.living()
        .filter(
            organisation=run.organisation_id,
            run__entity=run.entity_id,
            month=_month_before(run.month),
        )
        .aggregate(due=Sum(DUE))
    )
    return RunFigures(
        count=sums["count"],
        due=sums["total_due"] or NOTHING,
        benefit=sums["total_benefit"] or NOTHING,
        third=sums["total_third"] or NOTHING,
        net=sums["total_net"] or NOTHING,
        with_benefit=sums["with_benefit"],
        verify=sums["verify"],
        held=sums["held"],
        ready=sums["count"] - sums["verify"],
        issuable=sums["issuable"],
        changed=sums["changed"],
        previous_due=previous["due"] or NOTHING,
        by_change={c: sums[f"change_{c}"] for c in changes if sums[f"change_{c}"]},
        by_check={c: sums[f"check_{c}"] for c in Draft.Check.values if sums[f"check_{c}"]},
    )


def _month_before(month: date) -> date:

    return Month.of(month).before.first


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
    return max(-most - kept_for_charges(account), NOTHING)


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


@dataclass(frozen=True)
class Proof:
    """The opening position against the other tool's own totals (euros)."""

    count: int
    balance: Decimal
    owed: Decimal
    advances: Decimal
    deposits: Decimal
    told_balance: Decimal | None
    told_deposits: Decimal | None

    @property
    def gap_balance(self) -> Decimal | None:
        return None if self.told_balance is None else self.balance - self.told_balance

    @property
    def gap_deposits(self) -> Decimal | None:
        return None if self.told_deposits is None else self.deposits - self.told_deposits

    @property
    def agrees(self) -> bool:
        return self.gap_balance == 0 and self.gap_deposits == 0


def proof_of(position: OpeningPosition) -> Proof:
    """The proof sheet's totals; one query."""
    sums = position.balances.aggregate(
        n=Count("pk"),
        total=Sum("balance"),
        owed=Sum("balance", filter=Q(balance__gt=0)),
        advances=Sum("balance", filter=Q(balance__lt=0)),
        held=Sum("deposit"),
    )
    return Proof(
        sums["n"],
        sums["total"] or NOTHING,
        sums["owed"] or NOTHING,
        -(sums["advances"] or NOTHING),
        sums["held"] or NOTHING,
        position.told_balance,
        position.told_deposits,
    )


def deposit_of(account: HouseholdAccount) -> Decimal:
    """The deposit that we hold of a household (euros): its part of 165 has its code in 411."""
    held = Line.objects.filter(
        organisation=account.organisation_id,
        auxiliary__code=account.auxiliary.code,
        auxiliary__account__code="165",
        auxiliary__account__entity=account.entity_id,
    ).aggregate(held=Sum(F("credit") - F("debit")))["held"]
    return held or NOTHING


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
