"""Sheets of words: sections, lists, tables and signatures under the association's letterhead."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from django.db import models

from palier.base.documents.drawing import draw, letterhead, pdf_of
from palier.base.tenancy.models import LegalEntity, Organisation
from palier.base.tenancy.reads import main_entity

SHEET = "documents/sheet.typ"
HOLE = "[à compléter]"
"""What a paper must say and nobody knows yet: seen, never left out."""


@dataclass(frozen=True)
class Bullet:
    """A line of a list, and what is said under it."""

    text: str
    why: str = ""


@dataclass(frozen=True)
class Section:
    """A part of a sheet: a quotation, words, lines, pairs or a table, under a title."""

    title: str = ""
    text: str = ""
    quote: str = ""
    lines: Sequence[Bullet] = ()
    pairs: Sequence[tuple[str, str]] = ()
    heads: Sequence[str] = ()
    rows: Sequence[Sequence[str]] = ()
    widths: Sequence[int] = ()


@dataclass(frozen=True)
class Signature:
    """A place to sign: who, and what they have signed with already."""

    who: str
    said: str = ""


@dataclass(frozen=True)
class Sheet:
    """A document of words."""

    title: str
    sections: Sequence[Section]
    lead: str = ""
    addressee: Sequence[str] = ()
    signatures: Sequence[Signature] = field(default_factory=tuple)
    note: str = ""


def _told(card: dict[str, Any], sheet: Sheet) -> dict[str, Any]:
    """A sheet as its template reads it, under a letterhead."""
    data: dict[str, Any] = asdict(sheet)
    for section in data["sections"]:
        section["widths"] = list(section["widths"] or [1] * len(section["heads"]))
    data["card"] = card
    return data


def sheets_pdf(
    organisation: Organisation, sheets: Sequence[Sheet], of: Sequence[LegalEntity] = ()
) -> bytes:
    """Many sheets in one PDF, one after the other: drawn anew each time.

    `of`: whose paper each is, in the same order; none: all of the main entity.
    """
    logo = bytes(organisation.logo) if organisation.logo else None
    entities = of or [main_entity(organisation)] * len(sheets)
    cards = {entity: letterhead(entity) for entity in set(entities)}
    told = [_told(cards[entity], sheet) for entity, sheet in zip(entities, sheets, strict=True)]
    return draw(SHEET, told, logo=logo)


def sheet_pdf(
    row: models.Model,
    organisation: Organisation,
    sheet: Sheet,
    *,
    entity: LegalEntity | None = None,
) -> bytes:
    """The PDF of a sheet about `row`: drawn the first time, read again while nothing has changed.

    It is the paper of `entity`; none: of the main one.
    """
    data = _told(letterhead(entity or main_entity(organisation)), sheet)
    return pdf_of(row, SHEET, data, logo=bytes(organisation.logo) if organisation.logo else None)
