"""What every recipe shares: reading cells with their problems, twins, what was made."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, Literal

from django.db import models

from palier.base.kit.money import euros
from palier.base.kit.rows import name_of
from palier.base.kit.typography import day_in_words
from palier.base.tenancy.actors import Actor
from palier.base.tenancy.models import Organisation
from palier.doors.exchange import values
from palier.doors.exchange.headings import HEADINGS
from palier.doors.exchange.tables import Table, TableLine
from palier.registers.people.actions import NewPerson
from palier.registers.people.models import Person

Level = Literal["error", "warning", "info"]


@dataclass(frozen=True)
class Problem:
    """What is wrong, and where: a line, perhaps a column, and what to do."""

    line: int
    column: str
    level: Level
    words: str


@dataclass(frozen=True)
class Twin:
    """Someone in the file who may be someone we know; `household_id`: whom it would join."""

    line: int
    told: str
    hint: str
    reasons: str
    household_id: int
    is_sure: bool


@dataclass(frozen=True)
class Context:
    """What a reading needs beside the table."""

    organisation: Organisation
    actor: Actor
    on: date
    regime: str = ""
    site: str = ""
    answers: dict[str, int] = field(default_factory=dict)
    """By line, the household that someone is, or 0 when they are someone else."""


@dataclass
class Reading:
    """A table as its recipe reads it: what it would make, what is wrong, who may be a twin."""

    table: Table
    items: list[Any] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)
    twins: list[Twin] = field(default_factory=list)
    totals: dict[str, Any] = field(default_factory=dict)

    @property
    def errors(self) -> list[Problem]:
        return [problem for problem in self.problems if problem.level == "error"]

    @property
    def warnings(self) -> list[Problem]:
        return [problem for problem in self.problems if problem.level == "warning"]


@dataclass(frozen=True)
class Made:
    """A row of ours, and the line that it came from."""

    line: int
    row: str

    @classmethod
    def of(cls, line: int, row: models.Model) -> "Made":
        return cls(line, name_of(row))


def codes(words: str) -> frozenset[str]:
    """The codes of headings, written one after the other."""
    return frozenset(words.split())


@dataclass(frozen=True)
class Recipe:
    """One kind of table: the columns it may have, those it needs, how it is read and written."""

    code: str
    title: str
    lead: str
    codes: frozenset[str]
    needs: tuple[frozenset[str], ...]
    read: Callable[[Table, Context], Reading]
    write: Callable[[Reading, Context], list[Made]]

    def missing(self, had: set[str]) -> list[str]:
        """In words, each column that is needed and not there."""
        return [
            " ou ".join(f"« {HEADINGS[code].label} »" for code in sorted(any_of))
            for any_of in self.needs
            if not any_of & had
        ]


class LineReader:
    """Reads the cells of one line, and notes what is wrong with them."""

    def __init__(self, reading: Reading, line: TableLine) -> None:
        self.reading, self.line = reading, line

    def get(self, code: str) -> Any:
        """What a cell says, read as its column asks; None when empty or wrong (and noted)."""
        cell = self.line.cells.get(code)
        if values.is_nothing(cell):
            return None
        try:
            value = HEADINGS[code].read(cell)
        except values.Unreadable as wrong:
            self.wrong(code, str(wrong))
            return None
        if isinstance(value, values.Asked):
            self.note(code, f"« {cell} » : {value.doubt}")
        if isinstance(value, values.Rounded):
            self.note(code, f"« {cell} » est arrondi au centime.")
        if isinstance(value, values.Doubtful):
            self.note(code, f"« {cell} » est lu {euros(value)} : est-ce bien cela ?")
        return value

    def text(self, code: str, most: int = 120) -> str:
        """The words of a cell, cut to what is kept; nothing when it is empty."""
        value = self.get(code)
        return str(value)[:most] if value is not None else ""

    def wrong(self, code: str, words: str) -> None:
        self._add(code, "error", words)

    def note(self, code: str, words: str) -> None:
        self._add(code, "warning", words)

    def _add(self, code: str, level: Level, words: str) -> None:
        column = self.reading.table.column_of(code)
        where = f"{column.letter}, {column.said}" if column else ""
        self.reading.problems.append(Problem(self.line.number, where, level, words))


def persons_of(reader: LineReader) -> tuple[NewPerson, ...]:
    """The people that a line tells of: one cell, or name and first name apart; and a partner."""
    people = _named(reader)
    if not people:
        return ()
    head = people[0]
    birth = _birth(reader)
    people[0] = replace(
        head,
        title=reader.get("title") or head.title,
        birth_on=birth.on if birth else None,
        birth_precision=birth.precision if birth else Person.Precision.DAY,
        phone=reader.text("phone", 120),
        email=reader.text("email", 254),
    )
    for partner in _people(reader, "partner"):
        last_name = partner.last_name or head.last_name
        people.append(replace(partner, last_name=last_name, place="partner"))
    return tuple(people)


def _people(reader: LineReader, code: str) -> list[NewPerson]:
    """The people that a cell names; what is not sure of them is noted."""
    people, doubts = values.persons_and_doubts(reader.text(code, 200))
    for words in doubts:
        reader.note(code, words)
    return people


def _named(reader: LineReader) -> list[NewPerson]:
    people = _people(reader, "holder")
    last, first = (values.cased(reader.text(c, 100)) for c in ("last_name", "first_name"))
    if (last or first) and not people:
        return [NewPerson(first, last)]
    if first and people and not people[0].first_name:
        people[0] = replace(people[0], first_name=first)
    return people


def _birth(reader: LineReader) -> values.Birth | None:
    birth: values.Birth | None = reader.get("birth_on")
    if birth and birth.on > date.today():  # noqa: DTZ011 -- a birth to come is a mistake
        reader.wrong("birth_on", f"Naissance le {day_in_words(birth.on)} : c’est dans l’avenir.")
        return None
    if birth and birth.precision != "day":
        reader.note("birth_on", "naissance incomplète : gardée telle quelle, sans jour inventé.")
    return birth


def told_name(persons: tuple[NewPerson, ...]) -> str:
    return ", ".join(f"{p.first_name} {p.last_name}".strip() for p in persons)
