"""Drawing a PDF with typst, from a room's template and frozen data."""

import hashlib
import json
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import typst
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import models
from django.http import HttpResponse
from django.template.loader import get_template

from palier.base.documents.logos import kind_of
from palier.base.documents.models import Drawing
from palier.base.documents.scripts import OTHERS, OURS, drawable, is_plain
from palier.base.kit.rows import name_of
from palier.base.kit.typography import in_fours, typeset
from palier.base.kit.words import clean
from palier.base.tenancy.models import LegalEntity

LETTERHEAD = "documents/letterhead.typ"


def _typeset(value: Any) -> Any:
    if isinstance(value, str):
        return typeset(drawable(clean(value)))
    if isinstance(value, dict):
        return {key: _typeset(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [_typeset(each) for each in value]
    return value


def _texts(value: Any) -> Iterator[str]:
    """Every text of what a letter says."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from _texts(each)
    elif isinstance(value, list):
        for each in value:
            yield from _texts(each)


def _source(name: str) -> str:
    return Path(str(get_template(name).origin)).read_text(encoding="utf-8")  # type: ignore[attr-defined]


def draw(template: str, letters: Sequence[dict[str, Any]], *, logo: bytes | None = None) -> bytes:
    """The PDF of a typst template (`billing/rent_notice.typ`): one letter after the other.

    Many letters in one compile cost half as much as one by one.
    """
    with tempfile.TemporaryDirectory(prefix="palier-") as folder:
        root = Path(folder)
        (root / "letterhead.typ").write_text(_source(LETTERHEAD), encoding="utf-8")
        (root / "document.typ").write_text(_source(template), encoding="utf-8")
        name = ""
        if logo:
            name = f"logo.{kind_of(logo)}"
            (root / name).write_bytes(logo)
        told = [{**_typeset(data), "logo": name} for data in letters]
        drawn: bytes = typst.compile(
            str(root / "document.typ"),
            root=str(root),
            font_paths=OURS if is_plain(_texts(told)) else [*OURS, *OTHERS],
            sys_inputs={"data": json.dumps(told, ensure_ascii=False)},
            pdf_standards=["ua-1"],
        )
    return drawn


def letterhead(entity: LegalEntity, iban: str = "") -> dict[str, Any]:
    """The card that every document bears: the association's, in the name of its legal entity."""
    organisation = entity.organisation
    return {
        "name": entity.name_on_papers,
        "address": [organisation.street, f"{organisation.postcode} {organisation.town}".strip()],
        "contact": " · ".join(filter(None, [organisation.phone, organisation.email])),
        "siren": entity.siren,
        "approvals": organisation.approvals if entity.is_main else "",
        "iban": in_fours(iban),
    }


def pdf_of(row: models.Model, template: str, data: dict[str, Any], *, logo: bytes | None) -> bytes:
    """The PDF of a row's frozen data: drawn the first time, read again afterwards."""
    frozen = json.dumps(data, sort_keys=True, default=str) + _source(template)
    digest = hashlib.sha256(frozen.encode() + (logo or b"")).hexdigest()
    drawing, is_new = Drawing.objects.get_or_create(
        organisation_id=row.organisation_id,  # type: ignore[attr-defined]
        about=name_of(row),
        template=template,
        digest=digest,
    )
    if not is_new and default_storage.exists(drawing.path):
        with default_storage.open(drawing.path) as kept:
            content: bytes = kept.read()
            return content
    drawn = draw(template, [data], logo=logo)
    if not default_storage.exists(drawing.path):
        default_storage.save(drawing.path, ContentFile(drawn))
    return drawn


def pdf_response(content: bytes, name: str) -> HttpResponse:
    """The PDF, shown in the browser under a readable name."""
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{name}.pdf"'
    return response
