"""What a statement is made of: sums of moves, what tenants owe, deposits held; never stored twice."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Q, QuerySet, Sum

from palier.base.kit.money import NOTHING
from palier.base.ledger.models import Line
from palier.work.billing.models import RentNotice
from palier.work.leases.models import SecurityDeposit
from palier.work.owners.models import MandateAccount, MandateMove, OwnerStatement


@dataclass(frozen=True)
class Sums:
    """A mandate's money over some moves (euros): opening + in − out = closing."""

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
    """The sums of these moves, else of all; one query. What was brought counts as opening."""
    kinds = MandateMove.Kind
    rows = account.moves.all() if moves is None else moves
    told = rows.aggregate(
        vat=Sum("vat"), **{kind.value: Sum("amount", filter=Q(kind=kind)) for kind in kinds}
    )

    def of(kind: str) -> Decimal:
        return told[kind] or NOTHING

    return Sums(
        opening,
        of("receipt") + of("brought"),
        -of("expense"),
        -of("fee"),
        told["vat"] or NOTHING,
        -of("payment"),
    )


@dataclass(frozen=True)
class Standing:
    """Where a mandate stands: what we hold, what may be paid (euros), its last statement."""

    held: Decimal
    payable: Decimal
    last: OwnerStatement | None


def standings(accounts: Iterable[MandateAccount]) -> dict[int, Standing]:
    """Where each mandate stands, by account; two queries whatever their number.

    What may be paid is the last closing balance, less payments since and what the mandate keeps
    back; never more than is held.
    """
    rows = list(accounts)
    rest = Q(statement=None) & ~Q(kind=MandateMove.Kind.RECEIPT)
    sums = {
        account: (held, since or NOTHING)
        for account, held, since in MandateMove.objects.filter(account__in=rows)
        .values_list("account")
        .annotate(held=Sum("amount"), since=Sum("amount", filter=rest))
        .order_by("account")
    }
    statements = OwnerStatement.objects.filter(account__in=rows).order_by("account", "-last_on")
    last = {each.account_id: each for each in statements.distinct("account")}
    found = {}
    for row in rows:
        held, since = sums.get(row.pk, (NOTHING, NOTHING))
        closing = last[row.pk].closing if row.pk in last else NOTHING
        payable = max(min(closing + since, held) - row.retained, NOTHING)
        found[row.pk] = Standing(held, payable, last.get(row.pk))
    return found


def unpaid_of(account: MandateAccount, on: date) -> list[dict[str, Any]]:
    """What each tenant of a mandate owes at a day: name, contract, euros."""
    rows = (
        RentNotice.objects.filter(principal=account.called_id, month__lte=on)
        .living()
        .with_paid()
        .select_related("occupancy__household")
        .order_by("occupancy__number", "month")
    )
    found: dict[str, dict[str, Any]] = {}
    for notice in rows:
        left = notice.net - notice.paid
        if left <= 0:
            continue
        told = found.setdefault(
            notice.occupancy.number,
            {
                "contract": notice.occupancy.number,
                "name": notice.occupancy.household.name,
                "due": NOTHING,
            },
        )
        told["due"] += left
    return [{**told, "due": f"{told['due']:.2f}"} for told in found.values()]


def deposits_of(account: MandateAccount) -> list[dict[str, Any]]:
    """The deposits held for the tenants of a mandate: name, contract, euros."""
    places = account.holding.places.values("place")
    deposits = SecurityDeposit.objects.filter(
        Q(occupancy__places__place__in=places) | Q(occupancy__places__place__parent__in=places),
        settled_on=None,
    )
    rows = (
        deposits.annotate(received=Sum("receipts__amount"))
        .filter(received__gt=0)
        .select_related("occupancy__household")
        .distinct()
        .order_by("occupancy__number")
    )
    return [
        {
            "contract": row.occupancy.number,
            "name": row.occupancy.household.name,
            "held": f"{row.received:.2f}",
        }
        for row in rows
    ]


def held_for(account: MandateAccount) -> Decimal:
    """What the books say we hold for a principal now (euros); the moves say the same."""
    sums = Line.objects.filter(auxiliary=account.held_id).aggregate(
        d=Sum("debit"), c=Sum("credit")
    )
    return (sums["c"] or NOTHING) - (sums["d"] or NOTHING)
