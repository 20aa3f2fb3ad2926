"""What the books say: balances at a date, statements, ages, what each section came to."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from django.db import connection
from django.db.models import Count, F, Max, Min, Q, QuerySet, Sum, Value, Window
from django.db.models.functions import Coalesce

from palier.base.ledger.models import (
    Account,
    Auxiliary,
    ClosedMonth,
    Entry,
    FiscalYear,
    LetteredLine,
    Line,
)
from palier.base.tenancy.models import LegalEntity
from palier.base.ui import shell
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


def balance_of(entity: LegalEntity, prefix: str, *, on: date) -> Decimal:
    """What the accounts of a number's beginning come to at the end of a day (euros, debit less credit)."""
    due = Line.objects.filter(
        account__entity=entity, account__code__startswith=prefix, on__lte=on
    ).aggregate(due=Sum(F("debit") - F("credit")))["due"]
    return due or NOTHING


@dataclass(frozen=True)
class PartRow:
    """What someone's part of an account stands at, at the end of a day (euros)."""

    pk: int
    account: str
    code: str
    label: str
    due: Decimal


def parts_of(entity: LegalEntity, *, on: date, account: str = "") -> list[PartRow]:
    """Each part of the collective accounts that is not settled (balance auxiliaire); one query.

    The parts of an account come to that account's own balance.
    """
    rows = Auxiliary.objects.filter(account__entity=entity, line__on__lte=on)
    if account:
        rows = rows.filter(account__code=account)
    told = (
        rows.annotate(due=Sum(F("line__debit") - F("line__credit")))
        .exclude(due=0)
        .order_by("account__code", "label", "pk")
        .values_list("pk", "account__code", "code", "label", "due")
    )
    return [PartRow(*row) for row in told]


def statement_of(auxiliary: Auxiliary) -> QuerySet[Line]:
    """The lines of an auxiliary account in order, each with the running balance."""
    return running(Line.objects.filter(auxiliary=auxiliary))


def ledger_of(account: Account) -> QuerySet[Line]:
    """The lines of a whole account in order, each with the running balance (grand livre)."""
    return running(Line.objects.filter(account=account).select_related("auxiliary"))


def running(lines: QuerySet[Line]) -> QuerySet[Line]:
    """Lines in the order of days, each with `running`, what they come to so far (euros)."""
    order = [F("on").asc(), F("pk").asc()]
    return (
        lines.select_related("entry")
        .annotate(running=Window(Sum(F("debit") - F("credit")), order_by=order))
        .order_by("on", "pk")
    )


def letters_of(lines: Sequence[Line]) -> dict[int, Any]:
    """The letter of each of these lines that has one, by line; one query."""
    rows = LetteredLine.objects.filter(line__in=[line.pk for line in lines])
    return {row.line_id: row.letter for row in rows.select_related("letter")}


def accounts_of(entity: LegalEntity) -> dict[str, Account]:
    """The accounts of an entity by number; one query."""
    return {account.code: account for account in Account.objects.filter(entity=entity)}


def is_closed(entity: LegalEntity, month: Month) -> bool:
    """Whether it is closed, or one that follows it is: nothing more is posted in it."""
    return ClosedMonth.objects.filter(entity=entity, month__gte=month.first).exists()


def open_from(entity: LegalEntity, month: Month) -> date:
    """The day on which a month's own sums are posted: its first, or when it is closed the first day
    after the last month that is."""
    last = ClosedMonth.objects.filter(entity=entity).aggregate(last=Max("month"))["last"]
    return max(month.first, Month.of(last).end) if last else month.first


def year_of(entity: LegalEntity, on: date) -> FiscalYear | None:
    """The fiscal year that a day is in, once it has been opened."""
    return FiscalYear.objects.filter(entity=entity, period__contains=on).first()


@dataclass(frozen=True)
class BalanceRow:
    """An account at the end of a day (euros): its debits and credits, and what they come to."""

    code: str
    label: str
    debits: Decimal
    credits: Decimal
    account_id: int | None = None

    @property
    def due(self) -> Decimal:
        return self.debits - self.credits


RESULTS = Q(account__code__startswith="6") | Q(account__code__startswith="7")


def trial_balance(entity: LegalEntity, *, on: date) -> list[BalanceRow]:
    """Every account that moved, at the end of a day (balance générale).

    What we have and owe is carried over to the first day of the fiscal year, then moves in it;
    costs and incomes count from that day, and what the years before came to is in 120 or 129.
    """
    year = year_of(entity, on)
    first = year.period.lower if year else date(on.year, 1, 1)
    rows: dict[str, BalanceRow] = {}
    moved = Line.objects.filter(account__entity=entity, on__lte=on).values_list(
        "account__code", "account__label", "account"
    )
    told = moved.annotate(
        carried=Coalesce(Sum(F("debit") - F("credit"), filter=Q(on__lt=first)), NOTHING),
        debits=Coalesce(Sum("debit", filter=Q(on__gte=first)), NOTHING),
        credits=Coalesce(Sum("credit", filter=Q(on__gte=first)), NOTHING),
    )
    result = NOTHING
    for code, label, pk, carried, debits, credits in told.order_by("account__code"):
        is_result = code[0] in "67"
        result += carried if is_result else NOTHING
        opening = NOTHING if is_result or code[:2] in ("86", "87") else carried
        row = BalanceRow(
            code, label, debits + max(opening, NOTHING), credits + max(-opening, NOTHING), pk
        )
        if row.debits or row.credits:
            rows[code] = row
    if result:
        code, label = CARRIED[result < 0]
        known = rows.get(code, BalanceRow(code, label, NOTHING, NOTHING))
        rows[code] = replace(
            known,
            debits=known.debits + max(result, NOTHING),
            credits=known.credits + max(-result, NOTHING),
        )
    return [rows[code] for code in sorted(rows)]


CARRIED = {
    True: ("120", "Résultats des exercices antérieurs, excédent"),
    False: ("129", "Résultats des exercices antérieurs, déficit"),
}


def result_of(entity: LegalEntity, first: date, last: date) -> Decimal:
    """What incomes less costs come to between two days, both counted (euros)."""
    sums = Line.objects.filter(RESULTS, account__entity=entity, on__gte=first, on__lte=last)
    return sums.aggregate(r=Sum(F("credit") - F("debit")))["r"] or NOTHING


@dataclass(frozen=True)
class CentreRow:
    """What one section earned and cost (euros)."""

    label: str
    earned: Decimal
    spent: Decimal

    @property
    def result(self) -> Decimal:
        return self.earned - self.spent


AXES = {"site": "centre__site__name", "scheme": "centre__scheme", "funder": "centre__funder"}
UNSAID = "Sans section"


def by_centre(entity: LegalEntity, first: date, last: date, axis: str) -> list[CentreRow]:
    """Incomes and costs between two days, by site, scheme or funder; one query."""
    rows = (
        Line.objects.filter(RESULTS, account__entity=entity, on__gte=first, on__lte=last)
        .annotate(said=Coalesce(AXES[axis], Value("")))
        .values_list("said")
        .annotate(
            earned=Coalesce(
                Sum(F("credit") - F("debit"), filter=Q(account__code__startswith="7")), NOTHING
            ),
            spent=Coalesce(
                Sum(F("debit") - F("credit"), filter=Q(account__code__startswith="6")), NOTHING
            ),
        )
        .order_by("said")
    )
    told = sorted(rows, key=lambda row: (not row[0], row[0]))  # what is without one comes last
    return [CentreRow(label or UNSAID, earned, spent) for label, earned, spent in told]


def gaps_in(year: FiscalYear) -> list[str]:
    """The journals of a fiscal year in which a number is missing, by code."""
    rows = (
        Entry.objects.filter(year=year)
        .values("daybook")
        .annotate(first=Min("rank"), last=Max("rank"), count=Count("pk"))
        .order_by("daybook")
    )
    return [row["daybook"] for row in rows if row["first"] != 1 or row["last"] != row["count"]]


@dataclass(frozen=True)
class Aged:
    """What is owed on an auxiliary account, by age of the oldest unpaid part (euros)."""

    auxiliary_id: int
    code: str
    label: str
    due: Decimal
    fresh: Decimal
    over_30: Decimal
    over_60: Decimal
    over_90: Decimal


# What was undone by the day is left out with what undoes it: a payment noted by mistake, then undone,
# makes no old debt new. A debit is told in two parts, what is settled of it and what a room says is
# still owed: what was paid covers the first, by day, then what is owed, the oldest first.
_MOVED = """
  SELECT l.auxiliary_id, l."on", part.debit,
    sum(part.debit) OVER (PARTITION BY l.auxiliary_id ORDER BY part.is_owed, l."on", l.id) AS upto,
    sum(part.credit) OVER (PARTITION BY l.auxiliary_id) AS paid
  FROM ledger_line l JOIN ledger_entry e ON e.id = l.entry_id {joined}
  LEFT JOIN unnest(%(entries)s::bigint[], %(of)s::bigint[], %(left)s::numeric[])
    AS told (entry_id, auxiliary_id, amount)
    ON told.entry_id = l.entry_id AND told.auxiliary_id = l.auxiliary_id AND l.debit > 0
  CROSS JOIN LATERAL (VALUES
    (false, l.debit - least(coalesce(told.amount, 0), l.debit), l.credit),
    (true, least(coalesce(told.amount, 0), l.debit), 0)) AS part (is_owed, debit, credit)
  WHERE l."on" <= %(on)s AND (part.debit > 0 OR part.credit > 0) AND e.reverses_id IS NULL
    AND NOT EXISTS (
      SELECT FROM ledger_entry r WHERE r.reverses_id = e.id AND r."on" <= %(on)s) AND {only}"""
_OF_ACCOUNT = _MOVED.format(
    joined="JOIN ledger_account a ON a.id = l.account_id",
    only="a.entity_id = %(entity)s AND a.code = %(code)s AND l.auxiliary_id = ANY(%(parts)s)",
)
_WHO_OWES = """
SELECT l.auxiliary_id FROM ledger_line l JOIN ledger_account a ON a.id = l.account_id
WHERE a.entity_id = %(entity)s AND a.code = %(code)s AND l.auxiliary_id IS NOT NULL
  AND l."on" <= %(on)s
GROUP BY l.auxiliary_id HAVING sum(l.debit - l.credit) > 0
"""
_AGED = f"""
WITH moved AS ({_OF_ACCOUNT}
), unpaid AS (
  SELECT auxiliary_id, %(on)s::date - "on" AS days,
    least(debit, greatest(upto - paid, 0)) AS due FROM moved WHERE debit > 0
)
SELECT x.id, x.code, x.label, sum(due),
  coalesce(sum(due) FILTER (WHERE days <= 30), 0),
  coalesce(sum(due) FILTER (WHERE days BETWEEN 31 AND 60), 0),
  coalesce(sum(due) FILTER (WHERE days BETWEEN 61 AND 90), 0),
  coalesce(sum(due) FILTER (WHERE days > 90), 0)
FROM unpaid JOIN ledger_auxiliary x ON x.id = unpaid.auxiliary_id
GROUP BY x.id HAVING sum(due) > 0 ORDER BY sum(due) DESC, x.id
"""  # noqa: S608 -- both are ours


class StillOwed(NamedTuple):
    """What is still owed of a debit, by the room that called it: a payment may name what it pays."""

    entry_id: int
    auxiliary_id: int
    left: Decimal


def _told(auxiliary_ids: list[int], on: date) -> dict[str, list[Any]]:
    """What the rooms that post on these accounts say is still owed of each debit at a day."""
    rows: list[StillOwed] = []
    if auxiliary_ids:
        for lent in shell.ask("ledger.still_owed", auxiliary_ids, on):
            rows.extend(lent)
    return {
        "parts": auxiliary_ids,
        "entries": [row.entry_id for row in rows],
        "of": [row.auxiliary_id for row in rows],
        "left": [row.left for row in rows],
    }


def aged(entity: LegalEntity, code: str, *, on: date) -> list[Aged]:
    """Who owes on an account at a day, and since when (balance âgée).

    What was paid settles what it names, then what is oldest; an account in advance is not listed.
    """
    asked: dict[str, Any] = {"entity": entity.pk, "code": code, "on": on}
    with connection.cursor() as cursor:
        cursor.execute(_WHO_OWES, asked)
        owing = [pk for (pk,) in cursor.fetchall()]
        cursor.execute(_AGED, {**asked, **_told(owing, on)})
        return [Aged(*row) for row in cursor.fetchall()]


_MONTHS_OWED = f"""
WITH moved AS ({_MOVED.format(joined="", only="l.auxiliary_id = ANY(%(parts)s)")})
SELECT auxiliary_id, array_agg(DISTINCT date_trunc('month', "on")::date)
FROM moved WHERE debit > 0 AND upto > paid GROUP BY auxiliary_id
"""  # noqa: S608 -- both are ours


def months_owed(auxiliary_ids: list[int], *, on: date) -> dict[int, list[date]]:
    """The months whose debits are still owed at a day, their first days, as `aged` counts them."""
    with connection.cursor() as cursor:
        cursor.execute(_MONTHS_OWED, {"on": on, **_told(auxiliary_ids, on)})
        return {pk: sorted(months) for pk, months in cursor.fetchall()}
