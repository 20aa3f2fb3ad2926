"""What a candidacy needs before it is decided."""

from datetime import date

from palier.registers.papers.kinds import KINDS
from palier.registers.papers.reads import held_on
from palier.work.admissions.models import Candidacy

PIECES: dict[str, str] = {
    code: KINDS[code].label for code in ("identity", "resources", "tax", "situation", "request")
}
NEEDED: dict[str, tuple[str, ...]] = {
    # By origin: in an emergency, nobody waits for a tax notice.
    "ofii": ("identity",),
    "siao": ("identity", "resources", "situation"),
    "prefect": ("identity", "resources", "tax", "request"),
    "employer": ("identity", "resources", "tax"),
    "town": ("identity", "resources", "situation"),
    "direct": ("identity", "resources", "situation"),
}


def needed(origin: str) -> list[tuple[str, str]]:
    """The pieces that a candidacy of this origin needs, by code."""
    return [(code, PIECES[code]) for code in NEEDED[origin]]


def missing(origin: str, received: set[str]) -> list[str]:
    """The labels of the pieces that are not there yet."""
    return [label for code, label in needed(origin) if code not in received]


def gathered(candidacy: Candidacy, on: date) -> dict[str, date]:
    """By code, since when each piece is there: brought for it, or held with the household's file."""
    found = dict(candidacy.pieces.values_list("piece", "received_on"))
    if candidacy.household_id is not None:
        found = {**held_on(candidacy.household_id, on), **found}
    return found
