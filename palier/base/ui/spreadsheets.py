"""Spreadsheets: rows under bold heads, one sheet or several, nothing that a program would run."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO
from typing import Any

from django.http import HttpResponse
from django.utils import timezone

from palier.base.kit.words import clean
from palier.base.tenancy.actors import ActorRequest
from palier.base.ui.errands import went
from palier.base.ui.taking import taken

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True)
class Sheet:
    """A sheet of a book: its name, its heads, its rows (read once), the width of its columns."""

    title: str
    heads: Sequence[str]
    rows: Iterable[Sequence[Any]]
    widths: Sequence[int] = ()


def book_of(sheets: Sequence[Sheet]) -> bytes:
    """The xlsx of these sheets, row by row."""
    from openpyxl import Workbook  # heavy: read when a sheet is asked for
    from openpyxl.utils import get_column_letter

    book = Workbook(write_only=True)
    for told in sheets:
        sheet = book.create_sheet(re.sub(r"[\\/*?:\[\]]", " ", told.title)[:31].strip())
        widths = told.widths or [20] * len(told.heads)
        for index, width in enumerate(widths, start=1):
            sheet.column_dimensions[get_column_letter(index)].width = width
        sheet.append([_bold(sheet, head) for head in told.heads])
        for number, row in enumerate(told.rows, start=1):
            sheet.append([_exported(value) for value in row])
            went(number)
    content = BytesIO()
    book.save(content)
    return content.getvalue()


def rows_as_xlsx(
    request: ActorRequest,
    title: str,
    heads: Sequence[str],
    rows: Iterable[Sequence[Any]],
    file_name: str,
    *,
    widths: Sequence[int] = (),
    count: int | None = None,
) -> HttpResponse:
    """A spreadsheet of rows under bold heads, to download, by those who may take lists away."""
    taken(request, f"{file_name}.xlsx", count)
    response = HttpResponse(book_of([Sheet(title, heads, rows, widths)]), content_type=XLSX)
    response["Content-Disposition"] = f'attachment; filename="{file_name}.xlsx"'
    return response


def _bold(sheet: Any, text: str) -> Any:
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font

    cell = WriteOnlyCell(sheet, value=text)
    cell.font = Font(bold=True)
    return cell


def _exported(value: Any) -> Any:
    """A value as a cell holds it; a pair is a word and its address, of which the word is kept."""
    if isinstance(value, tuple):
        value = value[0]
    if hasattr(value, "text") and hasattr(value, "why"):
        return f"{value.text} ({value.why})" if value.why else value.text
    if isinstance(value, datetime):
        return timezone.localtime(value).replace(tzinfo=None)
    if isinstance(value, str):
        value = clean(value)  # a sign kept before signs were looked at never stops an export
    if value is None or isinstance(value, str | int | Decimal | date):
        # A cell that begins like a formula is text, whatever a name looks like.
        return f"'{value}" if isinstance(value, str) and value[:1] in "=+-@" and value else value
    return str(value)
