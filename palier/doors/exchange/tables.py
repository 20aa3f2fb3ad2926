"""Finding the table in a sheet: its headings on one line or two, its rows, what is not a row."""

import re
from dataclasses import dataclass, field
from typing import Any

from palier.base.kit.sheets import Cell, Sheet, letter
from palier.doors.exchange import values
from palier.doors.exchange.headings import HEADINGS, recognise

LOOKED_AT = 30
TOTAL = re.compile(r"^(s/|sous[ -]?)?(total|totaux|cumul|moyenne)\b|^s/t\b", re.IGNORECASE)


@dataclass(frozen=True)
class Column:
    """A column of the table: where it stands, what its heading says, what it is read as."""

    index: int
    said: str
    code: str = ""
    is_near: bool = False

    @property
    def letter(self) -> str:
        return letter(self.index)

    @property
    def label(self) -> str:
        return HEADINGS[self.code].label if self.code else ""


@dataclass(frozen=True)
class TableLine:
    """A row of the table, by what each cell is read as; `section`: the title above it."""

    number: int
    cells: dict[str, Cell]
    section: str = ""


@dataclass(frozen=True)
class Table:
    """A table read from a sheet: its columns, its rows, and the lines passed over with why."""

    sheet: str
    head_line: int
    columns: list[Column]
    lines: list[TableLine]
    passed_over: list[tuple[int, str]] = field(default_factory=list)

    @property
    def codes(self) -> set[str]:
        return {column.code for column in self.columns if column.code}

    def column_of(self, code: str) -> Column | None:
        return next((column for column in self.columns if column.code == code), None)


@dataclass(frozen=True)
class Head:
    """The line, or two lines, that bear the headings."""

    line: int
    last: int
    said: list[list[str]]
    """For each column, what may be its heading: both lines together, the lower, the upper."""


def find_head(sheet: Sheet, allowed: frozenset[str]) -> Head | None:
    """The headings among the first lines: those of which most are recognised."""
    best, most = None, 1
    for at in range(min(LOOKED_AT, len(sheet.rows))):
        for head in (_single(sheet, at), _double(sheet, at)):
            if head is None:
                continue
            columns = match(head, allowed)
            count = len({column.code for column in columns if column.code})
            if count > most:
                best, most = head, count
    return best


def _words(row: list[Cell]) -> list[str]:
    return [cell if isinstance(cell, str) else "" for cell in row]


def _single(sheet: Sheet, at: int) -> Head | None:
    row = sheet.rows[at]
    if sum(isinstance(cell, str) for cell in row) < 2:
        return None
    return Head(at + 1, at + 1, [[word] for word in _words(row)])


def _double(sheet: Sheet, at: int) -> Head | None:
    """Two lines of words, one above the other; the upper carries over the columns it spans."""
    if at + 1 >= len(sheet.rows):
        return None
    upper, lower = _words(sheet.rows[at]), _words(sheet.rows[at + 1])
    if any(isinstance(cell, int | float) for cell in sheet.rows[at + 1]):
        return None
    if sum(map(bool, lower)) < 2 or sum(map(bool, upper)) < 2:
        return None
    width = max(len(upper), len(lower))
    upper += [""] * (width - len(upper))
    lower += [""] * (width - len(lower))
    for column in range(1, width):
        if not upper[column] and lower[column]:
            upper[column] = upper[column - 1]
    said = [
        [f"{high} {low}", low] if low and high and high != low else [low or high]
        for high, low in zip(upper, lower, strict=True)
    ]
    return Head(at + 1, at + 2, said)


def match(
    head: Head, allowed: frozenset[str], remembered: dict[str, str] | None = None
) -> list[Column]:
    """What each column is read as: by hand once, by its heading, by a near miss; each code once."""
    remembered = remembered or {}
    found: dict[int, Column] = {}
    taken: set[str] = set()
    for index, said in enumerate(head.said):
        words = next(filter(None, said), "")
        if not words:
            continue
        known = remembered.get(values.plain(words))
        code, near = (known, False) if known is not None else _recognised(said, allowed)
        code = code if code in allowed else ""
        found[index] = Column(index, words[:80], code, near)
    for near_ones in (False, True):
        for index, column in found.items():
            if column.code and column.is_near == near_ones:
                if column.code in taken:
                    found[index] = Column(index, column.said)
                taken.add(column.code)
    return list(found.values())


def _recognised(said: list[str], allowed: frozenset[str]) -> tuple[str, bool]:
    answers = [recognise(words, allowed) for words in said]
    return next((a for a in answers if a[0] and not a[1]), None) or next(
        (a for a in answers if a[0]), ("", False)
    )


def read_table(sheet: Sheet, head: Head, columns: list[Column]) -> Table:
    """The rows under the headings; blank lines, totals, titles and repeated headings are not."""
    lines: list[TableLine] = []
    passed: list[tuple[int, str]] = []
    section = ""
    said = {column.index: values.plain(column.said) for column in columns}
    for at in range(head.last, len(sheet.rows)):
        row = sheet.rows[at]
        filled = [cell for cell in row if cell is not None]
        if not filled:
            continue
        why = _not_a_row(row, filled, said)
        if why == "title" and _is_a_vacant_home(row, columns):
            why = ""
        if why == "title":
            section = str(filled[0])[:120]
            passed.append((at + 1, f"« {section} » : lu comme un titre"))
        elif why:
            passed.append((at + 1, why))
        else:
            lines.append(TableLine(at + 1, _cells(row, columns), section))
    return Table(sheet.name, head.line, columns, lines, passed)


def _cells(row: list[Cell], columns: list[Column]) -> dict[str, Cell]:
    return {
        column.code: row[column.index]
        for column in columns
        if column.code and column.index < len(row) and row[column.index] is not None
    }


def _not_a_row(row: list[Cell], filled: list[Any], said: dict[int, str]) -> str:
    words = [cell for cell in filled if isinstance(cell, str)]
    if any(TOTAL.match(word) for word in words[:3]):
        return "total : non repris"
    if words and len(set(words)) == 1 and len(words) == len(filled) and _is_title(words):
        return "title"
    same = sum(
        values.plain(row[index]) == word for index, word in said.items() if index < len(row)
    )
    if same >= max(2, len(said) * 2 // 3):
        return "titres de colonnes répétés"
    if not words and all(isinstance(cell, int | float) for cell in filled) and len(filled) < 4:
        return "nombres seuls, sans libellé : lus comme un total"
    return ""


def _is_a_vacant_home(row: list[Cell], columns: list[Column]) -> bool:
    """A line that only names a home, by a number, tells that nobody lives there."""
    named = [
        row[column.index]
        for column in columns
        if column.code in {"place", "street"} and column.index < len(row)
    ]
    return any(isinstance(cell, str) and re.search(r"\d", cell) for cell in named)


def _is_title(words: list[str]) -> bool:
    """One word said once, or merged over many columns."""
    return len(words) == 1 or len(words) > 2
