"""Cards of what partners were asked."""

from collections.abc import Sequence

from palier.base.kit.typography import plural
from palier.base.ui.cards import Card, Table
from palier.work.access.reads import Used, totals_of

HEADS = [
    "Partenaire",
    "Offre",
    "Orientations",
    "Reçus et aidés",
    "Non reçus",
    "Sans suite du ménage",
    "Sans nouvelles",
    "En cours",
]


def used_card(used: Sequence[Used]) -> Card:
    """One line a partner and an offer; their totals."""
    if not used:
        return Card("Orientations", empty="Personne n’a été orienté cette année-là.")
    return Card(
        "Orientations",
        table=Table(
            HEADS,
            [[each.body, each.offer or "sans offre", *_figures(each)] for each in used],
            ["Ensemble", "", *_figures(totals_of(used))],
            numbers=range(2, len(HEADS)),
        ),
        icon="arrow-up-right",
    )


def _figures(used: Used) -> list[int]:
    return [used.sent, used.met, used.refused, used.not_wanted, used.unknown, used.waiting]


def outcomes_card(used: Used, title: str = "Ce qui en est advenu") -> Card:
    """How many were sent, and what became of it."""
    pairs = [
        ("Reçus et aidés", used.met),
        ("Non reçus", used.refused),
        ("Sans suite du ménage", used.not_wanted),
        ("Sans nouvelles", used.unknown),
        ("En cours", used.waiting),
    ]
    return Card(
        title,
        pairs=[pair for pair in pairs if pair[1]],
        note=plural(used.sent, "orientation"),
        side=True,
        icon="arrow-up-right",
    )
