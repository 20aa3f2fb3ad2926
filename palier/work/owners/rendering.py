"""What a statement is made of: sums of moves, what tenants owe, deposits held; never stored twice."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from itertools import groupby
from typing import Any, NamedTuple

from django.db.models import BooleanField, Case, Q, QuerySet, Sum, When, prefetch_related_objects
from django.db.models.functions import Coalesce

from palier.base.kit.money import NOTHING
from palier.base.kit.periods import ONE_DAY
from palier.base.ledger.models import Line
from palier.base.ledger.reads import balances
from palier.base.tenancy.figures import over_time
from palier.law.vat import fee_of
from palier.work.billing.models import RentNotice
from palier.work.leases.models import OccupancyPlace
from palier.work.leases.reads import receipts_held
from palier.work.owners.models import MandateAccount, MandateMove, OwnerStatement
from palier.work.titles.models import HoldingPlace
from palier.work.titles.reads import terms_of

NOBODY_WAITS = (
    "Aucun compte rendu à faire : chaque mandat a le sien jusqu’à ce jour, ou n’a pas bougé depuis. Ce "
    "qui bouge encore ce jour-là sera au suivant."
)


@dataclass(frozen=True)
class Sums:
    """A mandate's money over some moves (euros): opening + in − out = closing.

    What another tool held is of the opening.
    """

    opening: Decimal
    receipts: Decimal
    expenses: Decimal
    fees: Decimal
    vat: Decimal
    paid: Decimal

    @property
    def closing(self) -> Decimal:
        return self.opening + self.receipts - self.expenses - self.fees - self.paid


def sums_of(
    account: MandateAccount,
    moves: "QuerySet[MandateMove] | None" = None,
    opening: Decimal = NOTHING,
) -> Sums:
    """The sums of these moves, else of all; one query."""
    kinds = MandateMove.Kind
    rows = account.moves.all() if moves is None else moves
    told = rows.aggregate(
        vat=Sum("vat"), **{kind.value: Sum("amount", filter=Q(kind=kind)) for kind in kinds}
    )
    return _sums(told, opening)


@dataclass(frozen=True)
class Standing:
    """Where a mandate stands: what we hold on a day, what may be paid (euros), its last statement."""

    held: Decimal
    payable: Decimal
    last: OwnerStatement | None


_CREDIT = Q(kind=MandateMove.Kind.EXPENSE, amount__gt=0, undoes=None)
_UNDONE_CREDIT = Q(
    undoes__kind=MandateMove.Kind.EXPENSE, undoes__amount__gt=0, undoes__undoes=None
)
WAITS = Case(
    When(kind__in=[MandateMove.Kind.RECEIPT, MandateMove.Kind.KEPT], then=True),
    When(_CREDIT, then=True),
    When(_UNDONE_CREDIT, then=True),
    default=False,
    output_field=BooleanField(),
)
"""What comes in for a principal, or undoes what came in: it waits for its statement."""


def standings(accounts: Iterable[MandateAccount], on: date) -> dict[int, Standing]:
    """Where each mandate stands on a day, by account; two queries whatever their number.

    What may be paid is the last closing balance, less payments since and what the mandate keeps
    back; never more than the least that is held on that day and each later one. What came in since
    (a rent, a deposit kept, a supplier's credit) waits for its statement; what of it was lost since
    (a rent undone) does not. A payment dated tomorrow is held today, and is no longer to pay.
    """
    rows = list(accounts)
    moves: dict[int, list[_Moved]] = defaultdict(list)
    told = MandateMove.objects.filter(account__in=rows).annotate(waits=WAITS)
    by_day = told.values_list("account", "on", "waits", "statement").annotate(total=Sum("amount"))
    for account, day, waits, statement, total in by_day.order_by("account", "on"):
        moves[account].append(_Moved(day, total, waits=waits, is_told=statement is not None))
    last = last_statements(rows)
    found = {}
    for row in rows:
        several = moves[row.pk]
        new = [each for each in several if not each.is_told]
        since = sum((each.amount for each in new if not each.waits), NOTHING)
        lost = min(_least([each for each in new if each.waits], on), NOTHING)
        closing = last[row.pk].closing if row.pk in last else NOTHING
        payable = max(min(closing + since + lost, _least(several, on)) - row.retained, NOTHING)
        held = sum((each.amount for each in several if each.on <= on), NOTHING)
        found[row.pk] = Standing(held, payable, last.get(row.pk))
    return found


@dataclass(frozen=True)
class _Moved:
    """What moved for a mandate on a day (euros), in a statement or not yet."""

    on: date
    amount: Decimal
    waits: bool
    is_told: bool


def _least(moves: Iterable[_Moved], on: date) -> Decimal:
    """The least that moves in order of days come to, at the end of a day and of each later one."""
    running, least = NOTHING, None
    for day, several in groupby(moves, key=lambda each: max(each.on, on)):
        before, running = running, running + sum((each.amount for each in several), NOTHING)
        least = running if day == on else min(before if least is None else least, running)
    return NOTHING if least is None else least


def last_statements(accounts: Sequence[MandateAccount]) -> dict[int, OwnerStatement]:
    """The latest statement of each mandate that has one; one query."""
    rows = OwnerStatement.objects.filter(account__in=accounts).order_by("account", "-last_on")
    return {each.account_id: each for each in rows.distinct("account")}


@dataclass(frozen=True)
class Rendering:
    """What a statement would say: of which days, its sums (euros) with the fee it takes."""

    account: MandateAccount
    first_on: date
    last_on: date
    sums: Sums
    fee: Decimal = NOTHING
    vat: Decimal = NOTHING
    percents: tuple[Decimal, ...] = ()

    @property
    def taken(self) -> Decimal:
        """The fee, VAT included."""
        return self.fee + self.vat


def to_render(accounts: Sequence[MandateAccount], last_on: date) -> list[Rendering]:
    """What is to be told up to a day to those of whom something moved since their last statement.

    The fee is the mandate's percent, on the day, of the rents cashed, with VAT if the association was
    subject on that day (CGI, art. 269: what was done before bears none); rents that came back give
    theirs back. Six queries whatever their number. What is shown before the yes, and what the yes
    does.
    """
    last = last_statements(accounts)
    told = sums_of_each(
        MandateMove.objects.filter(account__in=accounts, statement=None, on__lte=last_on)
    )
    rents = _rents_by_percent(accounts, last_on)
    found = []
    for account in accounts:
        before = last.get(account.pk)
        first_on = before.last_on + ONE_DAY if before else account.holding.starts_on
        if account.pk not in told or last_on < first_on:
            continue
        sums = told[account.pk]
        sums = replace(sums, opening=sums.opening + (before.closing if before else NOTHING))
        row = Rendering(account, first_on, last_on, sums)
        found.append(_with_fee(row, rents.get(account.pk, [])))
    return found


def reading_of(told: Sequence[Rendering]) -> str:
    """A mark of what these statements say, in any order: another mark, another content or day."""
    rows = sorted(f"{each.account.pk} {each.first_on} {each.last_on} {each.sums}" for each in told)
    return hashlib.sha256("\n".join(rows).encode()).hexdigest()[:24]


class _Cashed(NamedTuple):
    """What was cashed at a percent, with VAT or without it (euros), the last time on a day."""

    percent: Decimal
    with_vat: bool
    last_on: date
    rents: Decimal


def _with_fee(told: Rendering, parts: Sequence[_Cashed]) -> Rendering:
    """The fee on the rents cashed at each of the mandate's percents; what was cashed and is no
    longer gives its fee back."""
    fee, vat = NOTHING, NOTHING
    for part in parts:
        one, its_vat = fee_of(part.rents, part.percent, part.last_on, with_vat=part.with_vat)
        fee, vat = fee + one, vat + its_vat
    sums = replace(told.sums, fees=told.sums.fees + fee + vat, vat=told.sums.vat + vat)
    percents = tuple(dict.fromkeys(part.percent for part in parts))
    return replace(told, fee=fee, vat=vat, sums=sums, percents=percents)


def _rents_by_percent(
    accounts: Sequence[MandateAccount], last_on: date
) -> dict[int, list[_Cashed]]:
    """Of each mandate, what was cashed since its last statement at each percent that its terms had
    on those days, with VAT or not as on those days; two queries."""
    prefetch_related_objects([each.holding for each in accounts], "former_terms")
    terms = {each.pk: terms_of(each.holding) for each in accounts}
    subject = {
        each.pk: over_time(each, "owners.with_vat")
        for each in {account.organisation for account in accounts}
    }
    of = {account.pk: subject[account.organisation_id] for account in accounts}
    rows = (
        MandateMove.objects.filter(
            account__in=accounts, statement=None, on__lte=last_on, kind=MandateMove.Kind.RECEIPT
        )
        .annotate(earned=Coalesce("earned_on", "on"))
        .values_list("account", "earned")
        .annotate(total=Sum("amount"))
        .order_by("account", "earned")
    )
    found: dict[int, dict[tuple[Decimal, bool], _Cashed]] = defaultdict(dict)
    for account, on, total in rows:
        several = terms[account]
        ran = next((t for t in reversed(several) if t.days.starts_on <= on), several[0])
        if not ran.fee_percent:
            continue
        key = (ran.fee_percent, of[account].on(on) == "yes")
        before = found[account].get(key)
        found[account][key] = _Cashed(*key, on, total + (before.rents if before else NOTHING))
    return {account: list(each.values()) for account, each in found.items()}


def sums_of_each(moves: "QuerySet[MandateMove]") -> dict[int, Sums]:
    """The sums of these moves, by mandate; one query. Those of whom nothing moved are not there."""
    kinds = MandateMove.Kind
    rows: Any = (
        moves.values("account")
        .annotate(
            told_vat=Sum("vat"),
            **{f"told_{kind.value}": Sum("amount", filter=Q(kind=kind)) for kind in kinds},
        )
        .order_by("account")
    )
    return {
        row["account"]: _sums(
            {name.removeprefix("told_"): value for name, value in row.items()}, NOTHING
        )
        for row in rows
    }


def _sums(told: Mapping[str, Decimal | None], opening: Decimal) -> Sums:
    """What was brought counts as opening."""

    def of(kind: str) -> Decimal:
        return told[kind] or NOTHING

    return Sums(
        opening + of("brought"),
        of("receipt") + of("kept"),
        -of("expense"),
        -of("fee"),
        of("vat"),
        -of("payment"),
    )


def unpaid_of(accounts: Sequence[MandateAccount], on: date) -> dict[int, list[dict[str, Any]]]:
    """What each tenant of these mandates owed at the end of a day, whatever came since, by mandate:
    name, contract, euros. Never more than the tenant's account said that day: what was paid then and
    came back since was paid. Two queries."""
    of = {account.called_id: account.pk for account in accounts}
    rows = (
        RentNotice.objects.filter(principal__in=list(of), month__lte=on, entry__on__lte=on)
        .filter(Q(reversals=None) | Q(reversals__on__gt=on))
        .with_paid(on)
        .select_related("occupancy__household", "account")
        .order_by("occupancy__number", "month")
    )
    found: dict[int, dict[str, dict[str, Any]]] = {}
    owed = balances([each.account.auxiliary_id for each in rows], on=on)
    for notice in rows:
        part = notice.account.auxiliary_id
        left = min(notice.net - notice.paid, owed.get(part, NOTHING))
        owed[part] = owed.get(part, NOTHING) - max(left, NOTHING)
        if left <= 0 or notice.principal_id is None:
            continue
        told = found.setdefault(of[notice.principal_id], {}).setdefault(
            notice.occupancy.number,
            {
                "contract": notice.occupancy.number,
                "name": notice.occupancy.household.name,
                "due": NOTHING,
            },
        )
        told["due"] += left
    return {
        account: [{**told, "due": f"{told['due']:.2f}"} for told in each.values()]
        for account, each in found.items()
    }


def deposits_of(accounts: Sequence[MandateAccount], on: date) -> dict[int, list[dict[str, Any]]]:
    """The deposits held at the end of a day for the tenants of these mandates, by mandate: name,
    contract, euros.

    A contract of several rooms of one mandate has one deposit, told once.
    """
    by_holding = {account.holding_id: account.pk for account in accounts}
    places = HoldingPlace.objects.filter(holding__in=list(by_holding))
    of_place = {
        place: by_holding[holding] for place, holding in places.values_list("place", "holding")
    }
    lived = OccupancyPlace.objects.filter(
        Q(place__in=list(of_place)) | Q(place__parent__in=list(of_place))
    ).values_list("occupancy", "place", "place__parent")
    of_occupancy = {
        occupancy: found_at
        for occupancy, place, parent in lived
        if (found_at := of_place.get(place) or of_place.get(parent or 0)) is not None
    }
    rows = (
        receipts_held(on)
        .filter(deposit__occupancy__in=list(of_occupancy))
        .values_list(
            "deposit__occupancy",
            "deposit__occupancy__number",
            "deposit__occupancy__household__name",
        )
        .annotate(held=Sum("amount"))
        .order_by("deposit__occupancy__number")
    )
    found: dict[int, list[dict[str, Any]]] = {}
    for occupancy, number, name, held in rows:
        found.setdefault(of_occupancy[occupancy], []).append(
            {"contract": number, "name": name, "held": f"{held:.2f}"}
        )
    return found


def least_held_from(account: MandateAccount, on: date) -> Decimal:
    """The least that is held for a principal at the end of a day and of each later one (euros)."""
    rows = account.moves.values_list("on").annotate(total=Sum("amount")).order_by("on")
    return _least((_Moved(day, total, waits=False, is_told=False) for day, total in rows), on)


def held_for(account: MandateAccount) -> Decimal:
    """What the books say we hold for a principal now (euros); the moves say the same."""
    sums = Line.objects.filter(auxiliary=account.held_id).aggregate(
        d=Sum("debit"), c=Sum("credit")
    )
    return (sums["c"] or NOTHING) - (sums["d"] or NOTHING)
