"""What a contract still needs, and stays that go beyond their right."""

from datetime import date
from typing import Any

from django.db.models.functions import Least

from palier.base.tenancy.actors import Actor
from palier.base.ui import shell
from palier.law.dates import add_months
from palier.law.pieces import Piece, pieces_of
from palier.registers.papers.kinds import KINDS
from palier.registers.papers.reads import held_on
from palier.work.leases.ending import told_from
from palier.work.leases.models import Occupancy, OccupancyState


def gathered_pieces(occupancy: Occupancy) -> dict[str, date | None]:
    """By code, since when each piece is there; some are known without anyone ticking them, and a paper
    of the household that holds on the day of the entry is not asked for again."""
    found: dict[str, date | None] = dict(occupancy.pieces.values_list("piece", "received_on"))
    for known in shell.ask("leases.known_pieces", occupancy):
        found = {**known, **found}
    if set(KINDS) & {piece.code for piece in pieces_of(occupancy.regime)} - set(found):
        found = {**held_on(occupancy.household_id, occupancy.starts_on), **found}
    proof = occupancy.proofs.filter(kind="insurance", received_on__isnull=False).last()
    if proof is not None:
        found.setdefault("insurance", proof.received_on)
    if occupancy.holding is not None and occupancy.holding.sublet_agreed_on:
        found.setdefault("sublet", occupancy.holding.sublet_agreed_on)
    return found


def missing_pieces(occupancy: Occupancy) -> list[Piece]:
    """What the regime asks for and nobody has gathered yet."""
    gathered = gathered_pieces(occupancy)
    return [piece for piece in pieces_of(occupancy.regime) if piece.code not in gathered]


def stays_at_their_term(actor: Actor, today: date) -> list[Any]:
    """Contracts that do not go on by themselves and whose end (`ends_on`: their term, or that of what
    they are tied to) is to be told on a day: three months before for a job or studies, else one."""
    rows = (
        Occupancy.objects.visible_to(actor)
        .filter(
            state=OccupancyState.ACTIVE,
            regime__in=("pitch", "student", "family_plot", "function"),
        )
        .annotate(ends_on=Least("term_on", "tied_until"))
        .filter(ends_on__lte=add_months(today, 3))
        .select_related("household")
        .order_by("ends_on", "pk")
    )
    return [row for row in rows if told_from(row.regime, row.ends_on) <= today][:MOST_TOLD]


MOST_TOLD = 40
