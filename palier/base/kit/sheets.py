"""Opening a spreadsheet, whatever wrote it: xlsx, xls, ods or csv, as rows of plain cells."""

import csv
import io
import zipfile
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

import python_calamine

from palier.base.kit.kitchen import cook
from palier.base.kit.refusals import Refused
from palier.base.kit.words import line as on_one_line

LARGEST = 20 * 1024 * 1024
LARGEST_OPEN = 300 * 1024 * 1024
MOST_ROWS, MOST_COLUMNS = 60_000, 256
NOTHING_DONE = "Rien n’a été importé."
SEPARATORS = ";\t,|"
# What French words are written with: the code page that gives most of it is the right one.
FRENCH = set("éèêëàâäçùûüôöîïœæÉÈÊÀÇÔÎ’€«»°")
CODE_PAGES = ("cp1252", "mac_roman", "cp850")

Cell = str | int | float | bool | date | None


@dataclass(frozen=True)
class Sheet:
    """One sheet: its name, and its rows from the very first line."""

    name: str
    rows: list[list[Cell]]


def open_file(content: bytes) -> list[Sheet]:
    """The sheets of a file, read in a process apart.

    Refused: empty, too large once unfolded, locked, not a spreadsheet, damaged.
    """
    _check_weight(content)
    return cook(read, content, into=(Sheet,), nothing=NOTHING_DONE)


def _check_weight(content: bytes) -> None:
    if not content.strip(b"\x00\r\n\t ;,"):
        raise Refused(f"Ce fichier est vide. {NOTHING_DONE} Vérifiez que c’est le bon.")
    if len(content) > LARGEST:
        raise Refused(
            f"Ce fichier pèse {len(content) // 1024 // 1024} Mo ; un tableau en pèse 20 au plus. "
            f"{NOTHING_DONE} Coupez-le en plusieurs."
        )


def read(content: bytes) -> list[Sheet]:
    """The sheets of a file, read here: what `open_file` does in its child."""
    is_book = content[:4] in {b"PK\x03\x04", b"\xd0\xcf\x11\xe0"}
    sheets = _book(content) if is_book else [_text(content)]
    sheets = [
        sheet for sheet in sheets if any(cell is not None for row in sheet.rows for cell in row)
    ]
    if not sheets:
        raise Refused(f"Ce fichier ne contient aucune ligne. {NOTHING_DONE}")
    return sheets


def _book(content: bytes) -> list[Sheet]:
    if content[:2] == b"PK":
        _check_size(content)
    try:
        book = python_calamine.load_workbook(io.BytesIO(content))
        return [_sheet(book.get_sheet_by_name(name)) for name in book.sheet_names]
    except python_calamine.PasswordError:
        raise Refused(
            f"Ce fichier est protégé par un mot de passe. {NOTHING_DONE} Enregistrez-le sans."
        ) from None
    except Refused:
        raise
    except (python_calamine.CalamineError, ValueError, OverflowError, OSError):
        raise Refused(
            f"Ce fichier est abîmé, ou n’est pas un tableur (.xlsx, .ods, .csv). {NOTHING_DONE} "
            "Ouvrez-le dans votre tableur et enregistrez-le à nouveau."
        ) from None


def _check_size(content: bytes) -> None:
    """A small file that unfolds into a huge one is not opened."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as folder:
            unfolded = sum(each.file_size for each in folder.infolist())
    except zipfile.BadZipFile:
        raise Refused(
            f"Ce fichier est abîmé : il manque sa fin. {NOTHING_DONE} Téléchargez-le à nouveau."
        ) from None
    if unfolded > LARGEST_OPEN:
        raise Refused(f"Ce fichier se déplie en plus de 300 Mo. {NOTHING_DONE}")


def _sheet(sheet: Any) -> Sheet:
    if sheet.total_height > MOST_ROWS or sheet.total_width > 16_384:
        raise Refused(
            f"La feuille « {sheet.name} » a plus de {MOST_ROWS} lignes. {NOTHING_DONE} Coupez-la."
        )
    rows = [
        [_plain(cell) for cell in row[:MOST_COLUMNS]]
        for row in sheet.to_python(skip_empty_area=False)
    ]
    for (top, left), (bottom, right) in sheet.merged_cell_ranges or []:
        _spread(rows, top, left, bottom, right)
    return Sheet(sheet.name, rows)


def _plain(cell: Any) -> Cell:
    """What a cell says: text without stray spaces, a day, a number; nothing when it is empty."""
    if isinstance(cell, str):
        return _clean(cell)
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, timedelta) or not isinstance(cell, int | float | bool | date | Decimal):
        return _clean(str(cell))
    return cell if not isinstance(cell, Decimal) else float(cell)


def _clean(text: str) -> str | None:
    return on_one_line(text) or None


def _spread(rows: list[list[Cell]], top: int, left: int, bottom: int, right: int) -> None:
    """A merged cell says its word once: repeat it down its lines, and across in one line."""
    if top >= len(rows) or left >= len(rows[top]):
        return
    word = rows[top][left]
    for line in range(top, min(bottom, len(rows) - 1) + 1):
        for column in range(left, min(right, len(rows[line]) - 1) + 1):
            if rows[line][column] is None and (line > top or top < 30):
                rows[line][column] = word


def _text(content: bytes) -> Sheet:
    text = decode(content)
    separator = _separator(text)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    rows: list[list[Cell]] = []
    first, width, last = 1, 0, text.count("\n")
    try:
        for row in reader:
            if len(rows) >= MOST_ROWS:
                raise Refused(
                    f"Ce fichier a plus de {MOST_ROWS} lignes. {NOTHING_DONE} Coupez-le."
                )
            width = width or len(row)
            _check_quotes(row, separator, width, first, is_last=reader.line_num >= last)
            rows.append([_clean(cell) for cell in row[:MOST_COLUMNS]])
            first = reader.line_num + 1
    except csv.Error:
        raise Refused(
            f"Ce fichier n’est pas un tableau lisible (.xlsx, .ods, .csv). {NOTHING_DONE}"
        ) from None
    return Sheet("", rows)


def _check_quotes(row: list[str], separator: str, width: int, at: int, *, is_last: bool) -> None:
    """A quotation mark that is not closed where it should swallows the lines that follow.

    Seen when a cell holds whole lines: as many separators as the table has columns.
    """
    for cell in row:
        inner = cell.splitlines()[1:]
        whole = [each for each in inner if width > 1 and each.count(separator) >= width - 1]
        if whole or (is_last and inner and len(row) < width):
            raise Refused(
                f"Ligne {at} : un guillemet ouvert n’est pas refermé et avale "
                f"{len(inner)} lignes. {NOTHING_DONE} Ôtez ce guillemet, ou refermez-le."
            )


def decode(content: bytes) -> str:
    """The text of a file in whichever encoding French tools write."""
    for mark, name in (
        (b"\xef\xbb\xbf", "utf-8-sig"),
        (b"\xff\xfe", "utf-16"),
        (b"\xfe\xff", "utf-16"),
    ):
        if content.startswith(mark):
            return content.decode(name, "replace")
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        guesses = [content.decode(page, "replace") for page in CODE_PAGES]
        return max(guesses, key=_how_french)
    if "\x00" in text:
        raise Refused(f"Ce fichier n’est ni un tableur ni du texte. {NOTHING_DONE}")
    return text


def _how_french(text: str) -> int:
    """Small accented letters are many in French words, capital ones few."""
    return sum(3 if sign.islower() or not sign.isalpha() else 1 for sign in text if sign in FRENCH)


def _separator(text: str) -> str:
    """The sign that cuts the first lines most evenly into more than one column."""
    lines = [line for line in text.splitlines()[:40] if line.strip()]
    return max(SEPARATORS, key=lambda sign: sum(min(line.count(sign), 60) for line in lines))


def letter(column: int) -> str:
    """`A`, `B`… `AA`: how a spreadsheet calls its column number `column` (from 0)."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
