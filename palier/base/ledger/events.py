"""What the books announce."""

from dataclasses import dataclass

from django.db.models import QuerySet

from palier.base.ledger.models import Line
from palier.base.tenancy.actors import Actor


@dataclass(frozen=True)
class EntriesPosted:
    """Lines were added to the books, by one entry or by many. Above: what rests on balances is
    read again."""

    lines: QuerySet[Line]
    actor: Actor
