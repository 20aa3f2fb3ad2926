"""What the books say: balances at a date, lines of an account."""

from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import F, QuerySet, Sum, Window

from palier.base.ledger.models import Account, Auxiliary, ClosedMonth, Line
from palier.base.tenancy.models import LegalEntity
from palier.law.dates import Month

NOTHING = Decimal("0.00")


def balance(auxiliary_id: int, *, on: date | None = None) -> Decimal:
    """What is owed on an auxiliary account (euros, positive: owed to us) at the end of a day."""
    return balances([auxiliary_id], on=on).get(auxiliary_id, NOTHING)


def balances(auxiliary_ids: list[int], *, on: date | None = None) -> dict[int, Decimal]:
    """The same for many accounts at once; one query."""
    lines = Line.objects.filter(auxiliary__in=auxiliary_ids)
    if on is not None:
        lines = lines.filter(on__lte=on)
    sums = lines.values("auxiliary").annotate(due=Sum(F("debit") - F("credit")))
    return {row["auxiliary"]: row["due"] for row in sums}


def statement_of(auxiliary: Auxiliary) -> QuerySet[Line]:
    """The lines of an auxiliary account in order, each with the running balance."""
    order = [F("on").asc(), F("pk").asc()]
    return (
        Line.objects.filter(auxiliary=auxiliary)
        .select_related("entry")
        .annotate(running=Window(Sum(F("debit") - F("credit")), order_by=order))
        .order_by("on", "pk")
    )


def accounts_of(entity: LegalEntity) -> dict[str, Account]:
    """The accounts of an entity by number; one query."""
    return {account.code: account for account in Account.objects.filter(entity=entity)}


def is_closed(entity: LegalEntity, month: Month) -> bool:
    return ClosedMonth.objects.filter(entity=entity, month=month.first).exists()


def trial_balance(entity: LegalEntity, *, on: date) -> list[dict[str, Any]]:
    """Every account that moved, with its debits, credits and balance at the end of a day."""
    rows = (
        Line.objects.filter(entry__entity=entity, on__lte=on)
        .values("account__code", "account__label")
        .annotate(debits=Sum("debit"), credits=Sum("credit"))
        .order_by("account__code")
    )
    return [{**row, "due": row["debits"] - row["credits"]} for row in rows]
