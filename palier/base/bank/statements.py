"""What a bank tells, whatever the format: statements that add up, movements told once."""

import hashlib
from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal

from palier.base.kit.money import euros
from palier.base.kit.refusals import Refused

LARGEST = 20 * 1024 * 1024


@dataclass(frozen=True)
class Movement:
    """One movement: euros, positive when it came in."""

    on: date
    amount: Decimal
    party: str
    party_iban: str
    reference: str
    text: str
    bank_reference: str
    fingerprint: str = ""
    parts: list[str] = field(default_factory=list)
    """What the bank tells of each operation of a batch that it does not share out: never a payer."""
    return_code: str = ""
    """Why an order came back, by the bank's own code; empty: it is no return."""


@dataclass(frozen=True)
class ReadStatement:
    """A statement whose balances and movements add up."""

    reference: str
    iban: str
    opening_on: date
    opening: Decimal
    closing_on: date
    closing: Decimal
    movements: list[Movement] = field(default_factory=list)


def check_sum(told: ReadStatement, where: str) -> None:
    """Refuse a statement whose opening balance plus movements is not its closing balance."""
    total = sum((movement.amount for movement in told.movements), Decimal(0))
    if told.opening + total != told.closing:
        raise Refused(
            f"{where} : le solde de départ ({euros(told.opening)}) plus les mouvements "
            f"({euros(total)}) font {euros(told.opening + total)}, pas {euros(told.closing)}. "
            "Il manque des lignes ou le fichier a été modifié. Rien n’a été importé."
        )


def check_day(day: date, where: str) -> date:
    """Refuse a year that no statement can be of."""
    if not 1990 <= day.year <= 2100:
        raise Refused(f"{where} : l’année {day.year} est impossible. Rien n’a été importé.")
    return day


NO_REFERENCE = {"", "NONREF", "NOTPROVIDED", "NOREF", "0", "000000"}


def marked(
    iban: str, reference: str, movements: list[Movement], seen: Counter[str] | None = None
) -> list[Movement]:
    """Each movement with a mark that is the same in every file that tells it.

    The bank's own reference when there is one; else the statement and what the movement says,
    counted, for two equal transfers on one day are two.
    """
    seen = Counter() if seen is None else seen
    found = []
    for each in movements:
        said = (
            f"{each.on}|{each.amount}|{each.party}|{each.party_iban}|{each.reference}|{each.text}"
        )
        key = (
            f"{iban}|{each.bank_reference}|{each.amount}|{each.on}"
            if each.bank_reference.upper() not in NO_REFERENCE
            else f"{iban}|{reference}|{said}"
        )
        seen[key] += 1
        digest = hashlib.sha256(f"{key}|{seen[key]}".encode()).hexdigest()
        found.append(replace(each, fingerprint=digest))
    return found
