"""The FEC: the file of a year's entries that an auditor reads, written and proved line by line.

LPF art. L47 A I and A47 A-1: eighteen columns in this order, tabulations, ISO 8859-15, a comma for
decimals, days as AAAAMMJJ, entries in the order in which they were validated, opening balances
first. Named SIRENFECAAAAMMJJ.txt by the last day of the year.
"""

import codecs
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import IO

from django.db import connection
from stdnum.fr import siren as siren_numbers
from text_unidecode import unidecode

from palier.base.kit.money import euros
from palier.base.kit.refusals import Refused
from palier.base.ledger.models import Entry, FiscalYear
from palier.base.ledger.reads import gaps_in

COLUMNS = [
    "JournalCode",
    "JournalLib",
    "EcritureNum",
    "EcritureDate",
    "CompteNum",
    "CompteLib",
    "CompAuxNum",
    "CompAuxLib",
    "PieceRef",
    "PieceDate",
    "EcritureLib",
    "Debit",
    "Credit",
    "EcritureLet",
    "DateLet",
    "ValidDate",
    "Montantdevise",
    "Idevise",
]
ENCODING = "iso-8859-15"
CARRIED = "RAN"
# What our French sentences hold and ISO 8859-15 does not; and what PostgreSQL quotes with.
PLAIN = str.maketrans(
    {"\b": "", "’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "−": "-", "…": "...",
     "\u202f": " ", "\u00a0": " ", "•": "-", "≤": "<=", "≥": ">="}
)  # fmt: skip

_FLAT = r"translate({}, E'\t\r\n\b|', '     ')"
"""A text of one field: nothing of it may look like the end of a field or of a line."""
_LETTERS = "||".join(
    f"chr(65 + ((x.number / {26**power}) % 26)::int)" for power in (4, 3, 2, 1, 0)
)

# Copied out by PostgreSQL row by row: nothing of the year is held in memory.
_CARRIED = r"""
COPY (
WITH before AS (
  SELECT l.account_id, l.auxiliary_id, sum(l.debit - l.credit) AS due
  FROM ledger_line l JOIN ledger_account a ON a.id = l.account_id
  WHERE a.entity_id = {entity} AND l."on" < '{first}' AND a.code !~ '^([67]|8[67])'
  GROUP BY 1, 2 HAVING sum(l.debit - l.credit) <> 0
), told AS (
  SELECT a.code, a.label, x.code AS part, x.label AS whose, b.due
  FROM before b JOIN ledger_account a ON a.id = b.account_id
  LEFT JOIN ledger_auxiliary x ON x.id = b.auxiliary_id
  UNION ALL
  SELECT CASE WHEN r.due < 0 THEN '120' ELSE '129' END, NULL, NULL, NULL, r.due
  FROM (SELECT sum(l.debit - l.credit) AS due FROM ledger_line l
        JOIN ledger_account a ON a.id = l.account_id
        WHERE a.entity_id = {entity} AND l."on" < '{first}' AND a.code ~ '^[67]') r
  WHERE r.due <> 0
), carried AS (
  SELECT t.code, coalesce(max(t.label), max(a.label), 'Résultats antérieurs') AS label, t.part,
    max(t.whose) AS whose, sum(t.due) AS due
  FROM told t LEFT JOIN ledger_account a ON a.entity_id = {entity} AND a.code = t.code
  GROUP BY t.code, t.part HAVING sum(t.due) <> 0
)
SELECT 'RAN', 'A nouveaux', 'RAN000001', '{stamp}', code, {label}, part, {whose},
  'A nouveaux', '{stamp}', 'A nouveaux',
  replace(greatest(due, 0.00)::text, '.', ','), replace(greatest(-due, 0.00)::text, '.', ','),
  NULL, NULL, '{stamp}', NULL, NULL
FROM carried ORDER BY code, part NULLS FIRST
) TO STDOUT WITH (FORMAT csv, DELIMITER E'\t', QUOTE E'\b')
"""
_YEAR = r"""
COPY (
SELECT e.daybook, {daybooks}, e.daybook || lpad(e.rank::text, greatest(6, length(e.rank::text)), '0'),
  to_char(e."on", 'YYYYMMDD'), a.code, {account}, p.code, {part},
  {piece}, to_char(coalesce(e.piece_on, e."on"), 'YYYYMMDD'), {said},
  replace(l.debit::text, '.', ','), replace(l.credit::text, '.', ','),
  CASE WHEN x.id IS NULL THEN NULL ELSE {letters} END,
  to_char(x."on", 'YYYYMMDD'),
  to_char(e.posted_at AT TIME ZONE '{zone}', 'YYYYMMDD'), NULL, NULL
FROM ledger_entry e
JOIN ledger_line l ON l.entry_id = e.id
JOIN ledger_account a ON a.id = l.account_id
LEFT JOIN ledger_auxiliary p ON p.id = l.auxiliary_id
LEFT JOIN ledger_letteredline y ON y.line_id = l.id
LEFT JOIN ledger_letter x ON x.id = y.letter_id
WHERE e.year_id = {year}
ORDER BY e.number, l.id
) TO STDOUT WITH (FORMAT csv, DELIMITER E'\t', QUOTE E'\b')
"""


def file_name(year: FiscalYear) -> str:
    """`123456789FEC20261231.txt`. Refused: an entity without a right SIREN."""
    siren = siren_numbers.compact(year.entity.siren or "").replace("-", "")
    if not siren_numbers.is_valid(siren):
        raise Refused(
            f"« {year.entity.name} » n’a pas de SIREN juste, et le nom du fichier le porte. "
            "Écrivez-le sur la fiche de l’association."
        )
    return f"{siren}FEC{year.last_on:%Y%m%d}.txt"


def write(year: FiscalYear, target: IO[bytes]) -> int:
    """Write a year's FEC; gives its number of lines, headings left out. Memory stays flat.

    Refused: a journal in which a number is missing.
    """
    gap = next(iter(gaps_in(year)), None)
    if gap:
        raise Refused(
            f"Le journal {gap} de l’exercice {year.name} a un trou dans ses numéros : le fichier "
            "serait refusé. Rien n’a été écrit. Lancez « palier doctor »."
        )
    target.write(("\t".join(COLUMNS) + "\r\n").encode(ENCODING))
    known = {
        "entity": int(year.entity_id),
        "year": int(year.pk),
        "first": year.period.lower.isoformat(),
        "stamp": f"{year.period.lower:%Y%m%d}",
        "zone": year.organisation.time_zone.replace("'", ""),
        "letters": _LETTERS,
        "daybooks": _daybooks(),
        "label": _FLAT.format("label"),
        "whose": _FLAT.format("whose"),
        "account": _FLAT.format("a.label"),
        "part": _FLAT.format("p.label"),
        "piece": _FLAT.format("coalesce(nullif(btrim(e.piece), ''), e.daybook || e.rank)"),
        "said": _FLAT.format("coalesce(nullif(btrim(e.label), ''), e.daybook)"),
    }
    return sum(_copy(sql.format(**known), target) for sql in (_CARRIED, _YEAR))


def _daybooks() -> str:
    cases = " ".join(f"WHEN '{c}' THEN '{w}'" for c, w in Entry.Daybook.choices)
    return f"CASE e.daybook {cases} END"


def _in_our_letters(failure: UnicodeError) -> tuple[str, int]:
    """Letters that ISO 8859-15 does not hold, written with those it does: 李 is `Li`, not `?`."""
    if not isinstance(failure, UnicodeEncodeError):
        raise failure
    strange = failure.object[failure.start : failure.end]
    return " ".join(unidecode(strange).split()) or "-", failure.end


codecs.register_error("in_our_letters", _in_our_letters)


def _copy(sql: str, target: IO[bytes]) -> int:
    count = 0
    with connection.cursor() as cursor, cursor.copy(sql) as rows:
        for row in rows:
            text = bytes(row).decode().rstrip("\n").translate(PLAIN)
            target.write(text.encode(ENCODING, "in_our_letters") + b"\r\n")
            count += 1
    return count


@dataclass
class Proof:
    """What reading a FEC again found: counts, totals (euros), what is wrong and on which line."""

    lines: int = 0
    entries: int = 0
    debit: Decimal = Decimal(0)
    credit: Decimal = Decimal(0)
    wrong: list[tuple[int, str]] = field(default_factory=list)

    @property
    def is_right(self) -> bool:
        return not self.wrong

    def say(self, line: int, words: str) -> None:
        if len(self.wrong) < MOST_SAID:
            self.wrong.append((line, words))


MOST_SAID = 100
_AMOUNT = re.compile(r"-?\d+,\d{2}")
_DAY = re.compile(r"(\d{4})(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])")
_NUMBER = re.compile(r"([A-Z]{2,3})(\d+)")
_ACCOUNT = re.compile(r"[1-8]\d{2}\w*")
_NAME = re.compile(r"(\d{9})FEC(\d{8})\.txt")
_SHAPES = {
    3: (_DAY, "n’est pas une date AAAAMMJJ"),
    4: (_ACCOUNT, "n’est pas un numéro du plan comptable"),
    9: (_DAY, "n’est pas une date AAAAMMJJ"),
    11: (_AMOUNT, "n’est pas un montant à virgule"),
    12: (_AMOUNT, "n’est pas un montant à virgule"),
    15: (_DAY, "n’est pas une date AAAAMMJJ"),
}
_MAY_BE_EMPTY = {6, 7, 13, 14, 16, 17}


def check(path: Path, name: str = "") -> Proof:
    """Read a FEC again and prove it, line by line; nothing of it is held in memory."""
    proof = Proof()
    name = name or path.name
    told = _NAME.fullmatch(name)
    if told is None or not siren_numbers.is_valid(told[1]):
        proof.say(0, f"le nom « {name} » n’est pas SIRENFECAAAAMMJJ.txt")
    with path.open("rb") as file:
        _check_lines(_rows(file, proof), proof, told[2] if told else "")
    if proof.debit != proof.credit:
        proof.say(
            0, f"débits et crédits diffèrent : {euros(proof.debit)} et {euros(proof.credit)}"
        )
    return proof


def _rows(file: Iterable[bytes], proof: Proof) -> Iterator[tuple[int, list[str]]]:
    for number, raw in enumerate(file, start=1):
        if not raw.endswith(b"\r\n"):
            proof.say(number, "la ligne ne finit pas par CR LF")
        cells = raw.decode(ENCODING).rstrip("\r\n").split("\t")
        if number == 1:
            if cells != COLUMNS:
                proof.say(
                    1, "les noms des dix-huit colonnes ne sont pas ceux de l’article A47 A-1"
                )
            continue
        if len(cells) != len(COLUMNS):
            proof.say(number, f"{len(cells)} colonnes au lieu de 18")
            continue
        yield number, cells


class _Running:
    """What one must remember from one line to the next: the entry, and each journal's last number."""

    def __init__(self) -> None:
        self.entry = ""
        self.line = 0
        self.due = Decimal(0)
        self.last: dict[str, int] = {}
        self.validated = ""

    def end(self, proof: Proof) -> None:
        if self.entry and self.due:
            proof.say(self.line, f"l’écriture {self.entry} ne s’équilibre pas : {euros(self.due)}")

    def begin(self, number: int, cells: list[str], proof: Proof) -> None:
        self.end(proof)
        self.entry, self.line, self.due = cells[2], number, Decimal(0)
        proof.entries += 1
        told = _NUMBER.fullmatch(cells[2])
        if told is None or told[1] != cells[0]:
            proof.say(number, f"le numéro « {cells[2]} » n’est pas celui du journal {cells[0]}")
            return
        if int(told[2]) != self.last.get(cells[0], 0) + 1:
            proof.say(number, f"le journal {cells[0]} saute au numéro {cells[2]}")
        self.last[cells[0]] = int(told[2])
        if cells[15] < self.validated and cells[0] != CARRIED:
            proof.say(number, "les écritures ne sont pas dans l’ordre de leur validation")
        if cells[0] != CARRIED:
            self.validated = cells[15]
        elif proof.entries > 1:
            proof.say(number, "les à-nouveaux ne viennent pas en premier")


def _check_lines(rows: Iterable[tuple[int, list[str]]], proof: Proof, closing: str) -> None:
    running = _Running()
    for number, cells in rows:
        proof.lines += 1
        if cells[2] != running.entry:
            running.begin(number, cells, proof)
        for at, words in _wrong_cells(cells, closing):
            proof.say(number, f"{COLUMNS[at]} : {words}")
        debit, credit = _amount(cells[11]), _amount(cells[12])
        if bool(debit) == bool(credit):
            proof.say(number, "une ligne porte un débit ou un crédit, pas les deux")
        proof.debit += debit
        proof.credit += credit
        running.due += debit - credit
    running.end(proof)


def _wrong_cells(cells: list[str], closing: str) -> Iterator[tuple[int, str]]:
    for at, cell in enumerate(cells):
        if not cell and at not in _MAY_BE_EMPTY:
            yield at, "vide"
    for at, (pattern, words) in _SHAPES.items():
        if not pattern.fullmatch(cells[at]):
            yield at, f"« {cells[at]} » {words}"
    if closing and cells[3] > closing:
        yield 3, "après la clôture de l’exercice"
    if bool(cells[13]) != bool(cells[14]):
        yield 13, "une lettre va avec sa date"


def _amount(text: str) -> Decimal:
    return Decimal(text.replace(",", ".")) if _AMOUNT.fullmatch(text) else Decimal(0)
