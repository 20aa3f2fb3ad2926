"""What a lease about to slide rests on, gathered from every room."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from palier.base.ui import shell
from palier.work.leases.models import Occupancy


@dataclass(frozen=True)
class Fact:
    """Something that a lease rests on: gathered, missing, or not known; said, never scored."""

    label: str
    state: Literal["gathered", "missing", "unknown"]
    words: str = ""


def facts_of(occupancy: Occupancy, on: date) -> list[Fact]:
    """What is gathered and what is missing for the household's own lease, from every room."""
    return [fact for told in shell.ask("sliding.readiness", occupancy, on) for fact in told]
