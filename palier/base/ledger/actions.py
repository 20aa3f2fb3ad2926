"""Everything done to the books. Nothing here changes or deletes what is posted."""

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import Any

from django.db import connection

from palier.base.journal.action import action
from palier.base.kit.refusals import Refused
from palier.base.ledger.models import (
    Account,
    Auxiliary,
    ClosedMonth,
    Entry,
    Line,
)
from palier.base.ledger.models import (
    Sequence as Numbers,
)
from palier.base.tenancy.actors import Actor
from palier.base.tenancy.models import LegalEntity, Organisation
from palier.law.dates import Month


@dataclass(frozen=True)
class Side:
    """One line to post: an account, perhaps someone's part of it, a debit or a credit (euros)."""

    account: Account
    debit: Decimal = Decimal(0)
    credit: Decimal = Decimal(0)
    auxiliary: Auxiliary | None = None


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


@action("Ouvrir la comptabilité")
def open_books(entity: LegalEntity, *, actor: Actor) -> LegalEntity:
    """Give an entity the accounts of the field; those it has already stay as they are."""
    Account.objects.bulk_create(
        [
            Account(organisation=actor.organisation, entity=entity, code=code, label=label)
            for code, label in chart().items()
        ],
        ignore_conflicts=True,
    )
    return entity


@cache
def chart() -> dict[str, str]:
    """The accounts that an association of this field needs first: number, label."""
    text = files("palier.base.ledger").joinpath("chart.toml").read_text("utf-8")
    return dict(tomllib.loads(text))


def needed_account(entity: LegalEntity, code: str) -> Account:
    """The account of that number of the chart, opened on its first need."""
    account, _ = Account.objects.get_or_create(
        organisation_id=entity.organisation_id,
        entity=entity,
        code=code,
        defaults={"label": chart()[code]},
    )
    return account


@action("Ajouter un compte comptable")
def add_account(entity: LegalEntity, *, code: str, label: str, actor: Actor) -> Account:
    """One more account of the chart. Refused: a number that is none, or that is taken."""
    if not re.fullmatch(r"[1-8]\d{2,9}", code):
        raise Refused(
            {"code": "Un numéro de compte a au moins trois chiffres et commence par 1 à 8."}
        )
    return Account.objects.create(
        organisation=actor.organisation, entity=entity, code=code, label=label.strip()
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
    reverses: Entry | None = None,
    actor: Actor,
) -> Entry:
    """Post one balanced entry. Refused: not balanced, closed month, no line."""
    if sum(side.debit for side in sides) != sum(side.credit for side in sides):
        raise Refused("Cette écriture n’est pas équilibrée : rien n’a été passé.")
    number = take_numbers(actor.organisation, f"entries:{entity.pk}")
    entry = Entry.objects.create(
        organisation=actor.organisation,
        entity=entity,
        number=number,
        daybook=daybook,
        on=on,
        label=label[:200],
        piece=piece[:40],
        reverses=reverses,
    )
    Line.objects.bulk_create(
        [
            Line(
                organisation=actor.organisation,
                entry=entry,
                account=side.account,
                auxiliary=side.auxiliary,
                on=on,
                debit=side.debit,
                credit=side.credit,
            )
            for side in sides
        ]
    )
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
    account_id, auxiliary_id, debit, credit). Set-based, because saving one by one is 187 times
    slower. Numbers follow the ranks; `POSTED` then tells each entry's id by its rank.
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
        cursor.execute(
            f"""INSERT INTO ledger_entry
                  (id, organisation_id, entity_id, number, daybook, "on", label, piece)
                SELECT id, %s, %s, %s + rank - 1, %s, "on", label, piece FROM {POSTED}""",  # noqa: S608
            [organisation, entity.pk, first, daybook],
        )
        cursor.execute(
            f"""INSERT INTO ledger_line
                  (organisation_id, entry_id, account_id, auxiliary_id, "on", debit, credit)
                SELECT %s, posted.id, side.account_id, side.auxiliary_id, posted."on",
                       side.debit, side.credit
                FROM ({sides.sql}) side JOIN {POSTED} posted USING (rank)""",  # noqa: S608
            [organisation, *sides.params],
        )
    return entity


def posted_ids() -> list[int]:
    """The ids of the entries that `post_selected` has just posted, in the order of their ranks."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT id FROM {POSTED} ORDER BY rank")  # noqa: S608
        return [row[0] for row in cursor.fetchall()]


@action("Contre-passer une écriture")
def reverse_entry(entry: Entry, *, on: date, actor: Actor) -> Entry:
    """Post the mirror of an entry, on another day. Refused: already reversed, closed month."""
    sides = [
        Side(line.account, debit=line.credit, credit=line.debit, auxiliary=line.auxiliary)
        for line in entry.lines.select_related("account", "auxiliary").order_by("pk")
    ]
    return post_entry(
        entry.entity,
        daybook=entry.daybook,
        on=on,
        label=f"Annule n° {entry.number} : {entry.label}",
        piece=entry.piece,
        sides=sides,
        reverses=entry,
        actor=actor,
    )


@action("Clore un mois")
def close_month(entity: LegalEntity, *, month_on: date, actor: Actor) -> ClosedMonth:
    """Nothing more is posted in the month of `month_on`. Refused: already closed, gap before."""
    hold_books(entity)
    month = Month.of(month_on)
    closed = ClosedMonth.objects.filter(entity=entity).order_by("-month").first()
    if closed and month.first < closed.month:
        raise Refused("Un mois plus récent est déjà clos.")
    return ClosedMonth.objects.create(
        organisation=actor.organisation, entity=entity, month=month.first
    )


@action("Ouvrir un compte auxiliaire")
def open_auxiliary(account: Account, *, code: str, label: str, actor: Actor) -> Auxiliary:
    """Give someone their own part of an account; the same code twice gives the same part."""
    found, _ = Auxiliary.objects.get_or_create(
        organisation=actor.organisation,
        account=account,
        code=code,
        defaults={"label": label[:120]},
    )
    return found


def open_auxiliaries(account: Account, labels: Mapping[str, str]) -> list[Auxiliary]:
    """Give many their own part of an account, by code; those that are there stay as they are."""
    Auxiliary.objects.bulk_create(
        [
            Auxiliary(
                organisation_id=account.organisation_id,
                account=account,
                code=code,
                label=label[:120],
            )
            for code, label in labels.items()
        ],
        ignore_conflicts=True,
        batch_size=2000,
    )
    return list(Auxiliary.objects.filter(account=account, code__in=list(labels)))
