from dataclasses import dataclass

from palier.base.bank.models import StatementLine
from palier.base.tenancy.actors import Actor


@dataclass(frozen=True)
class LinesImported:
    """New lines came in, by day. Above: billing recognises who paid."""

    lines: list[StatementLine]
    actor: Actor
