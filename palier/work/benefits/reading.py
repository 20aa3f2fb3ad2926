"""Reading an agency's file: which column is what, which month each line is of."""

import re
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation

from palier.base.kit.money import NOTHING, to_cent
from palier.base.kit.refusals import Refused
from palier.base.kit.sheets import Cell, Sheet, open_file
from palier.base.kit.typography import MONTHS
from palier.law.dates import Month
from palier.work.billing.proposing import plain

# What a column may be (faits 13.5), with the words that agencies head it by.
COLUMNS = {
    "tenant_code": (
        "Code locataire",
        ("code locataire", "reference locataire", "ref locataire", "contrat"),
    ),
    "name": (
        "Allocataire",
        ("allocataire", "nom allocataire", "nom prenom", "nom", "beneficiaire"),
    ),
    "claimant": (
        "Numéro d’allocataire",
        ("numero allocataire", "n allocataire", "matricule", "no allocataire"),
    ),
    "month": ("Mois de droit", ("mois de droit", "periode", "mois", "droit")),
    "amount": ("Montant", ("montant", "montant verse", "aide", "montant aide")),
    "back": ("Rappel", ("rappel", "rappels")),
    "overpaid": ("Retenue", ("retenue", "retenues", "indu", "indus")),
}
NEEDED = ("month", "amount")
NOTHING_DONE = "Rien n’a été importé."


@dataclass(frozen=True)
class Told:
    """One row as the file tells it (euros): the aid of a month, what is added, what is taken back."""

    row: int
    month: date
    amount: Decimal
    back: Decimal
    overpaid: Decimal
    name: str = ""
    claimant: str = ""
    tenant_code: str = ""


@dataclass(frozen=True)
class Slip:
    """A whole file: its rows, its columns as recognised, and those that are not."""

    rows: list[Told]
    columns: dict[str, str]
    headings: list[str] = field(default_factory=list)

    @property
    def total(self) -> Decimal:
        return sum((r.amount + r.back - r.overpaid for r in self.rows), NOTHING)


def read(content: bytes, known: dict[str, str]) -> Slip:
    """The rows of a file; `known` says which heading is which column, where it was said before.

    Refused, with a sentence: no table, no month or no amount among the headings, a month or an
    amount that is none, with its line.
    """
    for sheet in open_file(content):
        head = _head(sheet, known)
        if head is not None:
            at, columns, headings = head
            return Slip(
                _rows(sheet, at, columns), {c: headings[i] for c, i in columns.items()}, headings
            )
    raise Refused(
        f"Aucune colonne « mois de droit » et « montant » n’a été reconnue. {NOTHING_DONE} Dites "
        "ci-dessous comment elles s’appellent dans ce fichier."
    )


def _head(sheet: Sheet, known: dict[str, str]) -> tuple[int, dict[str, int], list[str]] | None:
    for at, row in enumerate(sheet.rows[:30]):
        words = [cell if isinstance(cell, str) else "" for cell in row]
        said = [plain(word) for word in words]
        columns: dict[str, int] = {}
        for code, (_, names) in COLUMNS.items():
            wanted = [plain(known[code])] if known.get(code) else [plain(name) for name in names]
            found = next((said.index(name) for name in wanted if name and name in said), None)
            if found is not None and found not in columns.values():
                columns[code] = found
        if all(code in columns for code in NEEDED):
            return at, columns, words
    return None


def _rows(sheet: Sheet, head: int, columns: dict[str, int]) -> list[Told]:
    told = []
    for at, row in enumerate(sheet.rows[head + 1 :], start=head + 2):

        def cell(code: str, row: list[Cell] = row) -> Cell:
            index = columns.get(code, -1)
            return row[index] if 0 <= index < len(row) else None

        amounts = {code: _amount(cell(code), at) for code in ("amount", "back", "overpaid")}
        if cell("month") is None or not any(amounts.values()):
            continue
        told.append(
            Told(
                at,
                _month(cell("month"), at),
                amounts["amount"],
                amounts["back"],
                abs(amounts["overpaid"]),
                str(cell("name") or "")[:140],
                _digits(cell("claimant")),
                str(cell("tenant_code") or "").strip()[:40],
            )
        )
    if not told:
        raise Refused(f"Ce fichier ne contient aucune ligne d’aide. {NOTHING_DONE}")
    return told


def _digits(cell: Cell) -> str:
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    return re.sub(r"\s", "", str(cell or ""))[:20]


def _amount(cell: Cell, row: int) -> Decimal:
    if cell is None or cell == "":
        return NOTHING
    text = re.sub(r"[\s€]", "", str(cell)).replace(",", ".").replace("−", "-")
    try:
        return to_cent(Decimal(text))
    except InvalidOperation:
        raise Refused(f"Ligne {row} : « {cell} » n’est pas un montant. {NOTHING_DONE}") from None


def _month(cell: Cell, row: int) -> date:
    if isinstance(cell, date):
        return cell.replace(day=1)
    text = str(cell or "").strip().lower()
    for pattern, order in (
        (r"(\d{4})-(\d{1,2})(?:-\d{1,2})?", (1, 2)),
        (r"(?:\d{1,2}/)?(\d{1,2})/(\d{4})", (2, 1)),
    ):
        told = re.fullmatch(pattern, text)
        if told:
            try:
                return Month.parse(f"{told[order[0]]}-{int(told[order[1]]):02d}").first
            except ValueError:
                break
    words = text.split()
    if len(words) == 2 and words[0] in MONTHS and words[1].isdecimal():
        return date(int(words[1]), MONTHS.index(words[0]) + 1, 1)
    raise Refused(f"Ligne {row} : « {cell} » n’est pas un mois. {NOTHING_DONE}")
