from dataclasses import dataclass
from datetime import date

from palier.base.bank.models import SepaBatch, SepaItem, StatementLine
from palier.base.ledger.models import Account
from palier.base.tenancy.actors import Actor


@dataclass(frozen=True)
class LinesImported:
    """New lines came in, by day. Above: billing recognises who paid."""

    lines: list[StatementLine]
    actor: Actor


@dataclass(frozen=True)
class BatchCancelled:
    """A file was not handed to the bank. Above: what it had settled is owed again, each on the day
    of the entry that undoes its own."""

    batch: SepaBatch
    items: list[SepaItem]
    actor: Actor


@dataclass(frozen=True)
class ItemsRejected:
    """Orders came back from the bank. Above: what they had settled is owed again, each on the day of
    the entry that undoes its own: an order of tomorrow, rejected today, is undone tomorrow."""

    items: list[SepaItem]
    actor: Actor


@dataclass(frozen=True)
class RejectUndone:
    """An order had not come back after all; it has a new entry, of the same sums. Above: what it had
    settled (`settled`) is settled again, unless something else has settled it since (refused)."""

    item: SepaItem
    actor: Actor


@dataclass(frozen=True)
class LineSetAside:
    """A bank line belongs to an account of the books (`sign` 1), or does not after all (−1), from a
    day. Above: whether the money was ours."""

    line: StatementLine
    account: Account
    on: date
    sign: int
    actor: Actor
