"""What an auditor asks for at the end of a year, in one file: books, balances, proofs, the FEC."""

import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO, Any

from django.db.models import Sum

from palier.base.kit.folders import pack
from palier.base.kit.money import NOTHING
from palier.base.kit.periods import last_day
from palier.base.kit.typography import day_in_words, month_in_words
from palier.base.ledger import fec
from palier.base.ledger.models import ClosedMonth, FiscalYear, Line
from palier.base.ledger.reads import aged, by_centre, parts_of, result_of, trial_balance
from palier.base.ui import shell
from palier.base.ui.spreadsheets import Sheet, book_of

MOST_LINES = 200_000
"""Beyond so many lines the ledger is read in the FEC, which holds them all."""
OWED_ON = {"411": "Balance âgée des usagers"}


def write_dossier(year: FiscalYear, target: IO[bytes]) -> None:
    """Write the zip of a year: `dossier.xlsx`, the FEC, and what each of them is.

    Refused: what refuses the FEC (no SIREN, a number missing in a journal).
    """
    name = fec.file_name(year)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        with path.open("wb") as file:
            lines = fec.write(year, file)
        proof = fec.check(path)
        sheets = sheets_of(year)
        told = [
            ("Fichier des écritures comptables", name),
            ("Lignes du FEC", lines),
            ("Débits du FEC", proof.debit),
            ("Crédits du FEC", proof.credit),
            (
                "Contrôle du FEC",
                "sans erreur" if proof.is_right else f"{len(proof.wrong)} erreurs",
            ),
            *((f"Onglet « {sheet.title} »", "ci-après") for sheet in sheets),
        ]
        cover = Sheet("Sommaire", ["Quoi", "Valeur"], [*_cover(year), *told], [44, 40])
        pack(target, [(name, path), ("dossier.xlsx", book_of([cover, *sheets]))])


def _cover(year: FiscalYear) -> list[tuple[str, Any]]:
    state = (
        f"clos le {day_in_words(year.closed_on)}"
        if year.closed_on
        else "ouvert : ce qui est déjà écrit jusqu’à son dernier jour est compris"
    )
    return [
        ("Entité", year.entity.name),
        ("SIREN", year.entity.siren),
        ("Exercice", year.name),
        ("Du", year.period.lower),
        ("Au", year.last_on),
        ("État", state),
        ("Résultat (€)", result_of(year.entity, year.period.lower, year.last_on)),
        *((label, words) for label, words in year.left),
        *([("Clos malgré cela, parce que", year.reserve)] if year.reserve else []),
    ]


def sheets_of(year: FiscalYear) -> list[Sheet]:
    """Each sheet of the book, the rooms above last: what the bank said, funds kept, deposits…"""
    lent: Iterable[list[Sheet]] = shell.ask("ledger.year_sheets", year)
    return [
        _balance(year),
        _auxiliaries(year),
        *_ledger(year),
        *(_aged(year, code, title) for code, title in OWED_ON.items()),
        _centres(year),
        _months(year),
        *(sheet for several in lent for sheet in several),
    ]


def _balance(year: FiscalYear) -> Sheet:
    """What each account stood at when the year opened, what moved, what it stands at: as the ledger."""
    moved = {
        row["account"]: (row["debits"], row["credits"])
        for row in Line.objects.filter(
            account__entity=year.entity, on__gte=year.period.lower, on__lte=year.last_on
        )
        .values("account")
        .annotate(debits=Sum("debit"), credits=Sum("credit"))
        .order_by()
    }
    rows: list[tuple[Any, ...]] = []
    for row in trial_balance(year.entity, on=year.last_on):
        debits, credits = moved.get(row.account_id or 0, (NOTHING, NOTHING))
        opening = row.due - debits + credits
        rows.append((row.code, row.label, opening, debits, credits, row.due))
    total = ("Total", "", *(sum(row[place] for row in rows) for place in range(2, 6)))
    return Sheet(
        "Balance générale",
        [
            "Compte",
            "Intitulé",
            "À l’ouverture (€)",
            "Débits de l’exercice (€)",
            "Crédits de l’exercice (€)",
            "Solde (€)",
        ],
        [*rows, total],
        [12, 48, 18, 22, 22, 16],
    )


def _auxiliaries(year: FiscalYear) -> Sheet:
    """What each household, owner or supplier stands at: their sum is the account's own balance."""
    rows = parts_of(year.entity, on=year.last_on)
    return Sheet(
        "Balance auxiliaire",
        ["Compte", "Auxiliaire", "Intitulé", "Solde (€)"],
        [(row.account, row.code, row.label, row.due) for row in rows],
        [12, 16, 48, 16],
    )


def _ledger(year: FiscalYear) -> list[Sheet]:
    lines = Line.objects.filter(entry__year=year)
    if lines[: MOST_LINES + 1].count() > MOST_LINES:
        return []
    rows = lines.select_related("entry", "account", "auxiliary").order_by(
        "account__code", "on", "pk"
    )
    return [
        Sheet(
            "Grand livre",
            ["Compte", "Auxiliaire", "Date", "Écriture", "Pièce", "Libellé", "Débit", "Crédit"],
            _ledger_rows(rows.iterator(chunk_size=2000)),
            [12, 16, 14, 14, 20, 48, 14, 14],
        )
    ]


def _ledger_rows(lines: Iterable[Line]) -> Iterator[tuple[Any, ...]]:
    for line in lines:
        entry, part = line.entry, line.auxiliary
        yield (
            line.account.code,
            part.code if part else "",
            line.on,
            entry.reference,
            entry.piece,
            entry.label,
            line.debit,
            line.credit,
        )


def _aged(year: FiscalYear, code: str, title: str) -> Sheet:
    rows = aged(year.entity, code, on=year.last_on)
    return Sheet(
        title,
        ["Auxiliaire", "Intitulé", "Dû (€)", "30 jours", "31 à 60", "61 à 90", "Plus de 90"],
        [(r.code, r.label, r.due, r.fresh, r.over_30, r.over_60, r.over_90) for r in rows],
        [16, 48, 14, 14, 14, 14, 14],
    )


def _centres(year: FiscalYear) -> Sheet:
    rows = by_centre(year.entity, year.period.lower, year.last_on, "site")
    return Sheet(
        "Sections analytiques",
        ["Section", "Produits (€)", "Charges (€)", "Résultat (€)"],
        [(r.label, r.earned, r.spent, r.result) for r in rows],
        [48, 16, 16, 16],
    )


def _months(year: FiscalYear) -> Sheet:
    rows = ClosedMonth.objects.filter(
        entity=year.entity, month__gte=year.period.lower, month__lte=last_day(year.period)
    ).order_by("month")
    return Sheet(
        "Mois clos",
        ["Mois", "Clos le", "Ce qui restait", "Clos malgré cela, parce que"],
        [
            (
                month_in_words(row.month),
                row.closed_at,
                " ; ".join(f"{label} : {words}" for label, words in row.left),
                row.reserve,
            )
            for row in rows
        ],
        [20, 20, 60, 48],
    )
