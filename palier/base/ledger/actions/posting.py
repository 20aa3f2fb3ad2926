"""Posting: one entry, many at once, the mirror of one. Nothing posted is ever changed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.db import connection
from django.db.models.expressions import RawSQL
from django.utils import timezone

from palier.base.journal.action import action
from palier.base.journal.events import announce
from palier.base.kit.periods import period
from palier.base.kit.refusals import Refused
from palier.base.kit.typography import day_in_words
from palier.base.ledger.events import EntriesPosted
from palier.base.ledger.models import Account, Auxiliary, CostCentre, Entry, FiscalYear, Line
from palier.base.ledger.models import Sequence as Numbers
from palier.base.tenancy.actors import Actor
from palier.base.tenancy.models import LegalEntity, Organisation
from palier.base.ui import shell
from palier.law.dates import add_months


@dataclass(frozen=True)
class Side:
    """One line to post: an account, perhaps someone's part of it, a debit or a credit (euros)."""

    account: Account
    debit: Decimal = Decimal(0)
    credit: Decimal = Decimal(0)
    auxiliary: Auxiliary | None = None
    centre: CostCentre | None = None


@dataclass(frozen=True)
class Selection:
    """A SELECT and its parameters."""

    sql: str
    params: Sequence[Any] = ()


POSTED = "ledger_posted"
"""The temporary table (rank, id) of the entries that `post_selected` has just posted."""


def take_numbers(organisation: Organisation, name: str, count: int = 1) -> int:
    """Take `count` numbers in a row and give the first; the last thing an action does.

    The row is held until the transaction ends: no gap, no number twice.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO ledger_sequence (organisation_id, name, last) VALUES (%s, %s, %s)"
            " ON CONFLICT (organisation_id, name)"
            " DO UPDATE SET last = ledger_sequence.last + excluded.last RETURNING last",
            [organisation.pk, name, count],
        )
        return int(cursor.fetchone()[0]) - count + 1


def hold_books(entity: LegalEntity) -> None:
    """Hold the entity's numbers, so that nobody closes a month while one posts in it."""
    name = f"entries:{entity.pk}"
    Numbers.objects.bulk_create(
        [Numbers(organisation_id=entity.organisation_id, name=name)], ignore_conflicts=True
    )
    Numbers.objects.select_for_update().get(organisation=entity.organisation_id, name=name)


AHEAD = timedelta(days=366)
"""How far ahead a fiscal year opens by itself."""


def needed_year(entity: LegalEntity, on: date) -> FiscalYear:
    """The fiscal year of a day, opened on its first need: a civil year, or as the others go.

    Refused: one that begins in more than a year, which a slip of the keyboard alone asks for.
    """
    years = FiscalYear.objects.filter(entity=entity)
    found = years.filter(period__contains=on).first()
    if found:
        return found
    after = years.filter(period__startswith__gt=on).order_by("period").first()
    before = years.filter(period__endswith__lte=on).order_by("-period").first()
    start = date(on.year, 1, 1)
    if before or after:
        start = before.period.upper if before else after.period.lower  # type: ignore[union-attr]
    while start > on:
        start = add_months(start, -12)
    while add_months(start, 12) <= on:
        start = add_months(start, 12)
    if start > timezone.localdate() + AHEAD:
        raise Refused(
            f"Rien ne se passe en comptabilité au {day_in_words(on)} : cet exercice est trop loin. "
            "Vérifiez la date."
        )
    end = add_months(start, 12)
    return FiscalYear.objects.create(
        organisation_id=entity.organisation_id,
        entity=entity,
        period=period(
            max(start, before.period.upper) if before else start,
            min(end, after.period.lower) if after else end,
        ),
    )


@action("Passer une écriture")
def post_entry(
    entity: LegalEntity,
    *,
    daybook: str,
    on: date,
    label: str,
    piece: str,
    sides: Sequence[Side],
    piece_on: date | None = None,
    reverses: Entry | None = None,
    actor: Actor,
) -> Entry:
    """Post one balanced entry; `piece_on` is its document's own day, when it is another.

    Refused: not balanced, closed month, no line.
    """
    if sum(side.debit for side in sides) != sum(side.credit for side in sides):
        raise Refused("Cette écriture n’est pas équilibrée : rien n’a été passé.")
    number = take_numbers(actor.organisation, f"entries:{entity.pk}")
    year = needed_year(entity, on)
    entry = Entry.objects.create(
        organisation=actor.organisation,
        entity=entity,
        year=year,
        number=number,
        rank=take_numbers(actor.organisation, f"daybook:{year.pk}:{daybook}"),
        daybook=daybook,
        on=on,
        label=label[:200],
        piece=piece[:40],
        piece_on=piece_on,
        reverses=reverses,
    )
    Line.objects.bulk_create(
        [
            Line(
                organisation=actor.organisation,
                entry=entry,
                account=side.account,
                auxiliary=side.auxiliary,
                centre=side.centre,
                on=on,
                debit=side.debit,
                credit=side.credit,
            )
            for side in sides
        ]
    )
    if any(side.auxiliary for side in sides):
        announce(EntriesPosted(Line.objects.filter(entry=entry), actor))
    return entry


@action("Passer des écritures en nombre")
def post_selected(
    entity: LegalEntity,
    *,
    daybook: str,
    heads: Selection,
    sides: Selection,
    count: int,
    actor: Actor,
) -> LegalEntity:
    """Post `count` entries at once, read by two SELECTs in the same transaction.

    `heads` gives (rank, on, label, piece) with ranks 1 to `count`; `sides` gives (rank,
    account_id, auxiliary_id, centre_id, debit, credit). Set-based, because saving one by one is
    187 times slower. Numbers follow the ranks; `POSTED` then tells each entry's id by its rank.
    """
    first = take_numbers(actor.organisation, f"entries:{entity.pk}", count)
    organisation = actor.organisation.pk
    with connection.cursor() as cursor:
        cursor.execute(f"DROP TABLE IF EXISTS {POSTED}")
        cursor.execute(
            f"""CREATE TEMP TABLE {POSTED} ON COMMIT DROP AS
                SELECT head.rank, head."on", left(head.label, 200) AS label, head.piece,
                       nextval(pg_get_serial_sequence('ledger_entry', 'id')) AS id
                FROM ({heads.sql}) head""",  # noqa: S608 -- SQL of our own rooms
            list(heads.params),
        )
        cursor.execute(f"ANALYZE {POSTED}")
        years, firsts = _take_ranks(entity, daybook, actor.organisation)
        cursor.execute(
            f"""INSERT INTO ledger_entry (id, organisation_id, entity_id, year_id, number, rank,
                  daybook, "on", label, piece)
                SELECT p.id, %s, %s, y.id, %s + p.rank - 1,
                  y.first + row_number() OVER (PARTITION BY y.id ORDER BY p.rank) - 1,
                  %s, p."on", p.label, p.piece
                FROM {POSTED} p JOIN ledger_fiscalyear f ON f.entity_id = %s AND f.period @> p."on"
                JOIN unnest(%s::bigint[], %s::bigint[]) AS y (id, first) ON y.id = f.id""",  # noqa: S608
            [organisation, entity.pk, first, daybook, entity.pk, years, firsts],
        )
        cursor.execute(
            f"""INSERT INTO ledger_line (organisation_id, entry_id, account_id, auxiliary_id,
                  centre_id, "on", debit, credit)
                SELECT %s, posted.id, side.account_id, side.auxiliary_id, side.centre_id,
                       posted."on", side.debit, side.credit
                FROM ({sides.sql}) side JOIN {POSTED} posted USING (rank)""",  # noqa: S608
            [organisation, *sides.params],
        )
    posted = RawSQL(f"SELECT id FROM {POSTED}", [])  # noqa: S608, S611 -- ours
    announce(EntriesPosted(Line.objects.filter(entry__in=posted), actor))
    return entity


@dataclass(frozen=True)
class Transfer:
    """An entry of two lines: so many euros from `credit` to `debit`; negative, the other way.

    Accounts, parts of accounts and sections are given by their ids.
    """

    on: date
    label: str
    piece: str
    amount: Decimal
    debit: int
    credit: int
    debit_part: int | None = None
    credit_part: int | None = None
    centre: int | None = None


def post_transfers(
    entity: LegalEntity, *, daybook: str, transfers: Sequence[Transfer], actor: Actor
) -> list[int]:
    """Post many entries of two lines at once; gives their ids in the same order."""
    ranks = list(range(1, len(transfers) + 1))
    columns = ("on", "label", "piece", "amount", "debit", "credit", "debit_part", "credit_part")
    told = {name: [getattr(each, name) for each in transfers] for name in columns}
    post_selected(
        entity,
        daybook=daybook,
        heads=Selection(
            "SELECT * FROM unnest(%s::bigint[], %s::date[], %s::text[], %s::text[])"
            ' AS head (rank, "on", label, piece)',
            [ranks, told["on"], told["label"], [piece[:40] for piece in told["piece"]]],
        ),
        sides=Selection(
            """SELECT t.rank, side.account_id, side.auxiliary_id, t.centre AS centre_id,
                 greatest(side.amount, 0) AS debit, greatest(-side.amount, 0) AS credit
               FROM unnest(%s::bigint[], %s::numeric[], %s::bigint[], %s::bigint[], %s::bigint[],
                           %s::bigint[], %s::bigint[])
                 AS t (rank, amount, debit, credit, debit_part, credit_part, centre)
               CROSS JOIN LATERAL (VALUES
                 (t.debit, t.debit_part, t.amount), (t.credit, t.credit_part, -t.amount)
               ) side (account_id, auxiliary_id, amount)""",
            [
                ranks,
                *(told[name] for name in columns[3:]),
                [each.centre for each in transfers],
            ],
        ),
        count=len(transfers),
        actor=actor,
    )
    return posted_ids()


def _take_ranks(
    entity: LegalEntity, daybook: str, organisation: Organisation
) -> tuple[list[int], list[int]]:
    """The fiscal years of what is being posted, and the first rank of each in this journal."""
    with connection.cursor() as cursor:
        cursor.execute(f'SELECT "on", count(*) FROM {POSTED} GROUP BY 1 ORDER BY 1')  # noqa: S608
        days = cursor.fetchall()
    counts: dict[int, int] = {}
    year: FiscalYear | None = None
    for on, count in days:
        if year is None or not year.period.lower <= on < year.period.upper:
            year = needed_year(entity, on)
        counts[year.pk] = counts.get(year.pk, 0) + count
    firsts = [take_numbers(organisation, f"daybook:{pk}:{daybook}", n) for pk, n in counts.items()]
    return list(counts), firsts


def posted_ids() -> list[int]:
    """The ids of the entries that `post_selected` has just posted, in the order of their ranks."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT id FROM {POSTED} ORDER BY rank")  # noqa: S608
        return [row[0] for row in cursor.fetchall()]


@action("Contre-passer une écriture")
def reverse_entry(entry: Entry, *, on: date, actor: Actor) -> Entry:
    """Post the mirror of an entry, on a day; the entry's own when it is still to come.

    A mirror before its entry would falsify the days between. Refused: already reversed, closed month.
    """
    sides = [
        Side(line.account, line.credit, line.debit, line.auxiliary, line.centre)
        for line in entry.lines.select_related("account", "auxiliary", "centre").order_by("pk")
    ]
    return post_entry(
        entry.entity,
        daybook=entry.daybook,
        on=max(on, entry.on),
        label=f"Annule {entry.reference} : {entry.label}",
        piece=entry.piece,
        sides=sides,
        reverses=entry,
        actor=actor,
    )


def check_not_before(entry: Entry, on: date) -> None:
    """Refused: an entry of the past undone, by hand, on a day before its own.

    One that is still to come is undone on its day, whatever the day said (`reverse_entry`).
    """
    if on < entry.on <= timezone.localdate():
        day = day_in_words(entry.on)
        raise Refused({"on": f"Cette écriture est du {day} : elle s’annule ce jour-là ou après."})


@action("Contre-passer une écriture à la main")
def reverse_entry_by_hand(entry: Entry, *, on: date, actor: Actor) -> Entry:
    """Undo an entry that a person passed. Refused: one that a notice, a payment… rests on."""
    check_not_before(entry, on)
    owners = [owner for owner in shell.ask("ledger.owner_of", entry) if owner]
    if owners:
        raise Refused(
            f"Cette écriture est celle de : {owners[0]}. Annulez-la depuis sa page : sinon les "
            "comptes et le métier ne diraient plus la même chose."
        )
    return reverse_entry(entry, on=on, actor=actor)
