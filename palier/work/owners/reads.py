"""What owners are owed, what a title costs and brings, and whether the principals' fund adds up."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Count, F, Min, Q, Sum
from django.db.models.functions import Coalesce

from palier.base.bank.models import BankAccount, LineState, StatementLine
from palier.base.kit.money import NOTHING
from palier.base.kit.periods import period
from palier.base.ledger.models import Line
from palier.base.ledger.reads import balance_of
from palier.base.tenancy.actors import Actor
from palier.base.tenancy.models import LegalEntity, Organisation
from palier.law.dates import Month, add_months
from palier.work.billing.models import DUE, DepositEntry, Payment, RentNotice
from palier.work.owners.accounts import homes_of
from palier.work.owners.models import DEDUCTION, MandateAccount, OwnerDue
from palier.work.titles.models import Holding, HoldingState


def due_today(actor: Actor, today: date) -> tuple[int, Decimal, date | None]:
    """How many sums are to be paid to owners by a day, what they come to, since when (euros)."""
    told = (
        OwnerDue.objects.visible_to(actor)
        .filter(item=None, undone_on=None, due_on__lte=today)
        .aggregate(n=Count("pk"), total=Sum("amount"), oldest=Min("due_on"))
    )
    return told["n"], told["total"] or NOTHING, told["oldest"]


@dataclass(frozen=True)
class Margin:
    """What a title brought and cost over twelve months (euros)."""

    holding: Holding
    called: Decimal
    cost: Decimal
    unpaid: Decimal

    @property
    def margin(self) -> Decimal:
        return self.called - self.cost - self.unpaid


def margins(organisation: Organisation, today: date, holdings: list[Holding]) -> list[Margin]:
    """For each title, what its homes' notices called, what was due to its owner, what is unpaid.

    Over the twelve months up to that of `today`; three queries whatever their number. What is
    given up is unpaid still; what we advanced for an owner and took back from their rent is not a
    rent that went down.
    """
    last = Month.of(today).first
    first = add_months(last, -11)
    homes = homes_of(holdings, first)
    called: dict[int, Decimal] = defaultdict(Decimal)
    unpaid: dict[int, Decimal] = defaultdict(Decimal)
    notices = RentNotice.objects.filter(
        organisation=organisation,
        month__gte=first,
        month__lte=last,
        occupancy__main_place__in=list(homes),
    ).living()
    for place, due, left in (
        notices.with_paid(today, received=True)
        .values_list("occupancy__main_place")
        .annotate(due=Sum(DUE), left=Sum(F("net") - F("paid"), filter=Q(net__gt=0)))
        .order_by("occupancy__main_place")
    ):
        called[homes[place]] += due
        unpaid[homes[place]] += left or NOTHING  # a credit note pays others: they say it
    costs = dict(
        OwnerDue.objects.filter(
            holding__in=holdings, undone_on=None, month__gte=first, month__lte=last
        )
        .exclude(kind=DEDUCTION)
        .values_list("holding")
        .annotate(total=Sum("amount"))
        .order_by("holding")
    )
    return [Margin(h, called[h.pk], costs.get(h.pk, NOTHING), unpaid[h.pk]) for h in holdings]


def margin_of(holding: Holding, today: date) -> Margin:
    """The same for one title."""
    return margins(holding.organisation, today, [holding])[0]


def held_titles(actor: Actor, today: date) -> list[Holding]:
    """Titles that cost us something in the twelve months up to that of `today`, by owner: those that
    ended in them too."""
    month = Month.of(today)
    return list(
        Holding.objects.visible_to(actor)
        .filter(
            state__in=(HoldingState.SIGNED, HoldingState.ENDED),
            period__overlap=period(add_months(month.first, -11), month.end),
        )
        .exclude(kind=Holding.Kind.MANDATE)
        .select_related("owner", "organisation")
        .order_by("owner__sort_name", "pk")
    )


@dataclass(frozen=True)
class Fund:
    """The principals' money (euros): what is theirs, and where it is."""

    theirs: Decimal
    at_bank: Decimal
    on_its_way: Decimal
    unassigned: Decimal
    ahead: Decimal
    deposits: Decimal
    owed_by_us: Decimal

    @property
    def gap(self) -> Decimal:
        """Nothing when the books are right."""
        held = self.theirs + self.unassigned + self.ahead + self.deposits
        return self.at_bank + self.on_its_way - held


def fund_of(entity: LegalEntity, on: date) -> Fund:
    """What an entity holds for principals at a day, against their bank accounts; what tenants paid
    there as deposits is theirs. Seven queries."""
    accounts = MandateAccount.objects.filter(entity=entity)
    theirs = Line.objects.filter(auxiliary__in=accounts.values("held"), on__lte=on).aggregate(
        held=Coalesce(Sum(F("credit") - F("debit")), NOTHING)
    )["held"]
    banks = BankAccount.objects.filter(entity=entity, holds_principals=True)
    at_bank = Line.objects.filter(account__in=banks.values("account"), on__lte=on).aggregate(
        due=Coalesce(Sum(F("debit") - F("credit")), NOTHING)
    )["due"]
    lines = StatementLine.objects.filter(statement__bank_account__in=banks, on__lte=on)
    waiting = Q(state=LineState.WAITING) | Q(state=LineState.SET_ASIDE, aside_entry=None)
    unassigned = lines.filter(waiting).aggregate(t=Coalesce(Sum("amount"), NOTHING))["t"]
    received = Payment.objects.filter(bank_line__in=lines, reverses=None, reversals=None)
    spent = received.aggregate(t=Coalesce(Sum("allocations__amount"), NOTHING))["t"]
    whole = received.filter(account__isnull=False).aggregate(t=Coalesce(Sum("amount"), NOTHING))
    deposits = DepositEntry.objects.filter(
        Q(deposit__settled_on=None) | Q(deposit__settled_on__gt=on),
        line__in=lines,
        mirror=None,
        receipt__isnull=False,
    ).aggregate(t=Coalesce(Sum("amount"), NOTHING))["t"]
    return Fund(
        theirs,
        at_bank,
        balance_of(entity, "5815", on=on),
        unassigned,
        whole["t"] - spent,
        deposits,
        -balance_of(entity, "4688", on=on),
    )


def untold_shares(entity: LegalEntity, on: date) -> Decimal:
    """What others than the household (the benefit agency, another payer) were called for on managed
    homes and that nothing has said paid by the end of a day (euros), the aid of its own month apart,
    which comes after it: it is nobody's until a slip says whose. Three queries."""
    month = date(on.year, on.month, 1)
    notices = RentNotice.objects.filter(
        run__entity=entity, principal__isnull=False, entry__on__lte=on
    )
    told = notices.living().with_paid(on).aggregate(due=Sum(F("net") - F("paid")))
    aid = notices.living().filter(month__gte=month).aggregate(aid=Sum("benefit"))["aid"]
    called = -balance_of(entity, "4679", on=on)
    return max(called - (told["due"] or NOTHING) - (aid or NOTHING), NOTHING)
