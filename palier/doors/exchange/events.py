from dataclasses import dataclass

from palier.base.tenancy.actors import Actor
from palier.doors.exchange.models import SheetImport


@dataclass(frozen=True)
class ImportQueued:
    """A long import waits for the worker, which a job queued in this transaction will tell."""

    row: SheetImport
    actor: Actor
