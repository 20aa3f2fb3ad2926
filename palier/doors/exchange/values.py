"""Reading what people type in cells: French amounts, dates, names; a sentence when it is not one."""

import re
import unicodedata
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from palier.base.kit.typography import MONTHS
from palier.law.amounts import to_cent
from palier.registers.people.actions import NewPerson

EXCEL_EPOCH = date(1899, 12, 30)
EARLIEST, LATEST = date(1900, 1, 1), date(2100, 12, 31)
NOTHING = {
    "",
    "-",
    "–",
    "—",
    "/",
    "néant",
    "neant",
    "nc",
    "n/a",
    "na",
    "sans",
    "aucun",
    "aucune",
    "ras",
    "x",
    "?",
    "#n/a",
}
TITLES = {
    "m": "mr", "mr": "mr", "monsieur": "mr", "h": "mr", "homme": "mr", "masculin": "mr",
    "mme": "mrs", "mlle": "mrs", "madame": "mrs", "mademoiselle": "mrs", "f": "mrs", "femme": "mrs", "feminin": "mrs",
}  # fmt: skip
_MONTHS = {name: rank for rank, name in enumerate(MONTHS, 1)}


class Unreadable(ValueError):
    """A cell does not say what its column asks for; the message is a French sentence."""


class Rounded(Decimal):
    """An amount that had more than two decimals, rounded to the cent."""


class Doubtful(Decimal):
    """An amount written `412.335`: thousands in French, but perhaps three decimals elsewhere."""


def plain(text: Any) -> str:
    """Lower case, without accents or signs: how words are compared."""
    return _plain(str(text))


@lru_cache(maxsize=100_000)
def _plain(text: str) -> str:
    bare = unicodedata.normalize("NFKD", text.lower().replace("œ", "oe"))
    bare = "".join(sign for sign in bare if not unicodedata.combining(sign))
    return " ".join(re.sub(r"[^a-z0-9]+", " ", bare).split())


def is_nothing(cell: Any) -> bool:
    return cell is None or (isinstance(cell, str) and cell.strip().lower() in NOTHING)


def read_text(cell: Any) -> str:
    """The words of a cell; a whole number without its decimals."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, date):
        return f"{cell:%d/%m/%Y}"
    return str(cell).strip()


def read_amount(cell: Any) -> Decimal:
    """Euros: `1 234,50 €`, `1.234,50`, `(120,00)`, `120-`, a number."""
    if isinstance(cell, bool | date):
        raise Unreadable(
            f"« {read_text(cell)} » n’est pas un montant. Écrivez par exemple 438,50."
        )
    if isinstance(cell, int | float):
        return _to_cent(Decimal(repr(cell)) if isinstance(cell, float) else Decimal(cell), cell)
    text = re.sub(r"(?i)\s|€|euros?|eur\b", "", str(cell)).replace("−", "-").replace("'", "")
    signs = re.fullmatch(r"([-(+]?)([\d.,]+)([-)]?)", text)
    if signs is None:
        raise Unreadable(f"« {cell} » n’est pas un montant. Écrivez par exemple 438,50.")
    negative = signs[1] in {"-", "("} or signs[3] == "-"
    digits = signs[2]
    if re.fullmatch(r"\d{1,3}(\.\d{3})+(,\d+)?", digits) or (
        "," in digits and "." in digits and digits.rfind(",") > digits.rfind(".")
    ):
        digits = digits.replace(".", "").replace(",", ".")
    elif "," in digits and "." in digits:
        digits = digits.replace(",", "")
    else:
        digits = digits.replace(",", ".")
    if not re.fullmatch(r"\d+(\.\d*)?|\.\d+", digits):
        raise Unreadable(f"« {cell} » n’est pas un montant. Écrivez par exemple 438,50.")
    amount = _to_cent(-Decimal(digits) if negative else Decimal(digits), cell)
    return Doubtful(amount) if re.fullmatch(r"\d{1,3}\.\d{3}", signs[2]) else amount


def _to_cent(amount: Decimal, cell: Any) -> Decimal:
    try:
        if not amount.is_finite() or abs(amount) >= Decimal(10) ** 8:
            raise InvalidOperation
    except InvalidOperation:
        raise Unreadable(f"« {cell} » est un montant trop grand.") from None
    cents = to_cent(amount)
    return cents if abs(amount - cents) < Decimal("0.000001") else Rounded(cents)


def read_day(cell: Any, *, past: bool = False) -> date:
    """A day: `12/3/25`, `12 mars 2025`, `2025-03-12`, a serial of Excel, a date.

    `past`: a birth; two figures that would be in the future are of the last century.
    """
    if isinstance(cell, date):
        return _possible(cell, cell)
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        if not 1 < cell < 80_000:
            raise Unreadable(
                f"« {read_text(cell)} » n’est pas une date. Écrivez par exemple 14/12/2026."
            )
        return _possible(EXCEL_EPOCH + timedelta(days=int(cell)), cell)
    text = str(cell).strip().lower()
    if re.fullmatch(r"\d{5}(\.0)?", text):
        return _possible(EXCEL_EPOCH + timedelta(days=int(float(text))), cell)
    return _possible(_day_of(text, cell, past=past), cell)


def _day_of(text: str, cell: Any, *, past: bool) -> date:
    wrong = f"« {cell} » n’est pas une date. Écrivez par exemple 14/12/2026."
    text = re.sub(
        r"^(le|au|du|depuis le|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)\s+", "", text
    )
    text = re.sub(r"[ t]\d{1,2}[:h]\d{2}(:\d{2})?$", "", text)
    match = re.fullmatch(r"(\d{4})-(\d{1,2})-(\d{1,2})", text)
    if match:
        year, month, day = map(int, match.groups())
    elif match := re.fullmatch(r"(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{2}|\d{4})", text):
        day, month, year = map(int, match.groups())
        year = _whole_year(year, past=past) if len(match[3]) == 2 else year
    elif match := re.fullmatch(r"(\d{1,2})(?:er)?\s+([a-zéûô.]+)\s+(\d{2}|\d{4})", text):
        day, month = int(match[1]), _month_of(match[2])
        year = _whole_year(int(match[3]), past=past) if len(match[3]) == 2 else int(match[3])
    else:
        raise Unreadable(wrong)
    try:
        return date(year, month, day)
    except ValueError:
        raise Unreadable(wrong) from None


def _whole_year(two: int, *, past: bool) -> int:
    return 1900 + two if two > (date.today().year % 100 if past else 69) else 2000 + two  # noqa: DTZ011


def _month_of(word: str) -> int:
    """`mars`, `déc.`, `sept`: the month that begins so; 0 when none or several do."""
    word = plain(word)
    found = [rank for name, rank in _MONTHS.items() if plain(name).startswith(word)]
    return found[0] if len(found) == 1 and len(word) > 2 else 0


def _possible(day: date, cell: Any) -> date:
    if not EARLIEST <= day <= LATEST:
        raise Unreadable(
            f"« {read_text(cell)} » : l’année {day.year} est hors du possible (1900 à 2100)."
        )
    return day


def read_birth(cell: Any) -> date:
    return read_day(cell, past=True)


def read_number(cell: Any) -> Decimal:
    """A number with at most one decimal: a surface."""
    match = re.search(r"\d+(?:[.,]\d+)?", re.sub(r"\s", "", str(cell)))
    if match is None or Decimal(match[0].replace(",", ".")) > 9999:
        raise Unreadable(f"« {read_text(cell)} » n’est pas une surface. Écrivez par exemple 42,5.")
    return Decimal(match[0].replace(",", ".")).quantize(Decimal("0.1"))


def read_email(cell: Any) -> str:
    text = read_text(cell)
    try:
        validate_email(text)
    except ValidationError:
        raise Unreadable(f"« {text} » n’est pas une adresse électronique.") from None
    return text


def read_phone(cell: Any) -> str:
    """`06 12 34 56 78`; a number typed without its first zero gets it back."""
    digits = re.sub(r"\D", "", read_text(cell))
    if digits.startswith("33") and len(digits) == 11:
        digits = digits[2:]
    if len(digits) == 9:
        digits = "0" + digits
    if len(digits) == 10:
        return " ".join(digits[at : at + 2] for at in range(0, 10, 2))
    return read_text(cell)[:30]


def read_title(cell: Any) -> str:
    return TITLES.get(plain(cell), "none")


def read_postcode(cell: Any) -> str:
    """Five figures: a spreadsheet drops the first zero of `06000`."""
    text = read_text(cell)
    return text.zfill(5) if text.isdecimal() and len(text) == 4 else text[:10]


def read_persons(text: str) -> list[NewPerson]:
    """`M. et Mme DIALLO Awa`, `Mme Roux / M. PETIT Jean`: the people that a cell names."""
    text = re.sub(r"\(.*?\)", " ", text).strip(" .,;")
    couple = re.match(r"(?i)^(m\.?|mr|monsieur)\s*(?:et|&|/)\s*(mme|madame)\.?\s+(.+)$", text)
    if couple:
        name = _person(couple[3], "none")
        return [
            NewPerson("", name.last_name, "mr"),
            NewPerson(name.first_name, name.last_name, "mrs", place="partner"),
        ]
    parts = [part for part in re.split(r"\s+(?:et|&)\s+|\s*[/;+]\s*", text) if part.strip()]
    people = [_person(part) for part in parts]
    return [
        person
        if rank == 0
        else NewPerson(person.first_name, person.last_name, person.title, place="partner")
        for rank, person in enumerate(people)
    ]


def _person(text: str, title: str = "") -> NewPerson:
    words = text.replace(",", " ").split()
    while (
        words
        and (found := TITLES.get(plain(words[0])))
        and (len(words[0]) > 1 or words[0] in "Mm")
    ):
        title, words = title or found, words[1:]
    capitals = [word for word in words if word.isupper() and len(word) > 1]
    if capitals and len(capitals) < len(words):
        last = " ".join(capitals)
        first = " ".join(word for word in words if word not in capitals)
    else:
        last, first = " ".join(words[:1]), " ".join(words[1:])
    return NewPerson(cased(first), cased(last), title or "none")


def cased(name: str) -> str:
    """`DIALLO` is written `Diallo`; what has its own capitals keeps them."""
    return name.title() if name.isupper() or name.islower() else name
