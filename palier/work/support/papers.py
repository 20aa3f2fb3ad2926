"""The papers of the social work: a review."""

from collections.abc import Sequence
from typing import Any

from palier.base.documents.sheets import Section, Sheet, sheet_pdf
from palier.base.documents.word_files import fill
from palier.base.kit.typography import day_in_words
from palier.work.support.models import Review
from palier.work.support.word_fields import FACTS, FIELDS

FACT_LABELS = (
    ("Ménage", "household"),
    ("Dispositif", "programme"),
    ("Prestation", "service"),
    ("Volet", "goal"),
    ("Prescripteur", "prescriber"),
    ("N° de mandat", "mandate_number"),
    ("Référent", "referrer"),
    ("Année", "year"),
    ("Début", "starts_on"),
    ("Fin", "ends_on"),
    ("Motif de fin", "end_reason"),
    ("Destination", "destination"),
    ("Mois mandatés", "months_mandated"),
    ("Mois commencés", "months_started"),
    ("Mois suspendus", "months_suspended"),
    ("Ménages accompagnés", "households"),
    ("Entrées", "entries"),
    ("Sorties", "exits"),
    ("Rencontres", "meetings"),
    ("Visites à domicile", "home_visits"),
)


def review_pdf(row: Review, title: str, headings: Sequence[tuple[str, str]]) -> bytes:
    """The review as the funder reads it."""
    pairs = [
        (label, str(row.facts[key])) for label, key in FACT_LABELS if row.facts.get(key, "") != ""
    ]
    sections = [Section(pairs=pairs)]
    sections += [
        Section(label, text=getattr(row, name)) for name, label in headings if getattr(row, name)
    ]
    sheet = Sheet(
        title,
        sections,
        lead=f"Écrit le {day_in_words(row.written_on)} par {row.author.short_name}",
    )
    return sheet_pdf(row, row.organisation, sheet)


def review_word(row: Review, template: bytes) -> bytes:
    """The review in the funder's own Word document."""
    told: dict[str, Any] = {name: getattr(row, field) for name, field in FIELDS.items()}
    told |= {name: row.facts.get(key, "") for name, key in FACTS.items()}
    told["association"] = row.organisation.name
    told["date_du_bilan"] = day_in_words(row.handed_in_on or row.written_on)
    return fill(template, told)
