"""Papers of a household: noted, corrected, taken away from its page."""

from django.urls import reverse

from palier.base.tenancy.actors import Seen
from palier.base.ui.subjects import Subject
from palier.registers.papers import actions, forms
from palier.registers.papers.models import Paper
from palier.registers.people.models import Household


def _page(pk: int) -> str:
    return reverse("people:household", args=[pk])


HOUSEHOLD = Subject(
    Household,
    "menages/<int:pk>/",
    under=lambda row: [("Ménages", "/menages/"), (row.name, _page(row.pk))],
)
PAPER = Subject(
    Paper,
    "<int:pk>/",
    fetch=("household", "person"),
    page=lambda row: _page(row.household_id),
    under=lambda row: [("Ménages", "/menages/"), (row.household.name, _page(row.household_id))],
)


def _told(row: Paper, seen: Seen) -> dict[str, object]:
    names = ("person", "received_on", "valid_until", "words")
    return {name: getattr(row, name) for name in names}


HOUSEHOLD.verb(
    actions.receive_paper,
    forms.ReceivePaper,
    at="recevoir/",
    title=lambda row: f"Une pièce, {row.name}",
    submit="Noter cette pièce",
    said="Pièce notée : elle n’est plus demandée ailleurs.",
    initial=lambda row, seen: {"received_on": seen.today},
    lead="Candidature, contrat, droit : ce qui est noté ici y est, sans être redemandé.",
    to=lambda made: _page(made.household_id),
)
PAPER.verb(
    actions.correct_paper,
    forms.CorrectPaper,
    at="corriger/",
    title=lambda row: f"Corriger : {row}",
    submit="Enregistrer ces corrections",
    said="Pièce corrigée.",
    initial=_told,
)
PAPER.verb(
    actions.remove_paper,
    at="retirer/",
    title=lambda row: f"Retirer : {row}",
    submit="Retirer cette pièce",
    said="Pièce retirée : elle est de nouveau demandée où il la faut.",
    to=lambda made: _page(made.pk),
    danger=True,
)
