"""Reading what people type in cells: French amounts, dates, names; a sentence when it is not one."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import lru_cache
from typing import Any, Literal

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from palier.base.kit.amounts import Doubtful, Rounded, Unreadable, read_amount, read_text
from palier.base.kit.names import TITLES, Named, cased, read_names
from palier.base.kit.phones import read_phones
from palier.base.kit.typography import MONTHS
from palier.registers.people.actions import NewPerson

__all__ = ["TITLES", "Doubtful", "Rounded", "Unreadable", "cased", "read_amount", "read_text"]

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
_MONTHS = {name: rank for rank, name in enumerate(MONTHS, 1)}


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


@dataclass(frozen=True)
class Birth:
    """A birth as far as it is known: the day, or its month, or its year alone."""

    on: date
    precision: Literal["day", "month", "year"] = "day"


def read_birth(cell: Any) -> Birth:
    """`12/03/1985`; `00/03/1985`, `03/1985` or `mars 1985`: a month; `00/00/1985`, `1985`: a year."""
    text = read_text(cell).strip().lower()
    if match := re.fullmatch(
        r"(?:0{1,2}[/.\- ]0{1,2}[/.\- ])?((?:19|20)\d{2})(?:-0{1,2}-0{1,2})?", text
    ):
        return Birth(_born(date(int(match[1]), 1, 1), cell), "year")
    month = re.fullmatch(r"(?:0{1,2}[/.\- ])?(\d{1,2})[/.\- ]((?:19|20)\d{2})", text)
    if month and 1 <= int(month[1]) <= 12:
        return Birth(_born(date(int(month[2]), int(month[1]), 1), cell), "month")
    worded = re.fullmatch(r"([a-zéûô.]+)\s+((?:19|20)\d{2})", text)
    if worded and (number := _month_of(worded[1])):
        return Birth(_born(date(int(worded[2]), number, 1), cell), "month")
    return Birth(_born(read_day(cell, past=True), cell))


def _born(day: date, cell: Any) -> date:
    """Nobody is born tomorrow: `31/12/26` is of the century before when it would be to come."""
    if day > date.today() and re.search(r"\D\d{2}$", read_text(cell)):  # noqa: DTZ011
        return day.replace(year=day.year - 100)
    return _possible(day, cell)


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


class Asked(str):
    """Words kept whole, with what is to be asked about them."""

    doubt: str

    def __new__(cls, words: str, doubt: str) -> "Asked":
        made = super().__new__(cls, words)
        made.doubt = doubt
        return made


def read_phone(cell: Any) -> str:
    """One number or several with the words around them, kept whole; doubts are said."""
    if isinstance(cell, float) and not cell.is_integer():
        return Asked(read_text(cell), "le tableur n’a pas gardé ce numéro : notez-le à nouveau.")
    told = read_phones(read_text(cell))
    return Asked(told.text, told.doubt) if told.doubt else told.text


def read_title(cell: Any) -> str:
    return TITLES.get(plain(cell), "none")


def read_postcode(cell: Any) -> str:
    """Five figures: a spreadsheet drops the first zero of `06000`."""
    text = read_text(cell)
    return text.zfill(5) if text.isdecimal() and len(text) == 4 else text[:10]


_WITH_TOWN = re.compile(
    r"(?P<street>.*\S)[\s,;–-]+(?P<postcode>\d{5})[\s,;–-]+"
    r"(?!(?:rue|avenue|av|boulevard|bd|place|chemin|route|impasse|allée|quai)\b)"
    r"(?P<town>[^\W\d][^\d\n]*(?:cedex\s+\d{1,2})?)",
    re.IGNORECASE | re.DOTALL,
)


def split_address(text: str) -> tuple[str, str, str]:
    """Street, postcode and town of an address written in one cell; the whole as street if not."""
    found = _WITH_TOWN.fullmatch(text.strip())
    if found is None:
        return text, "", ""
    street = " ".join(found["street"].split()).rstrip(" ,;–-")
    return street, found["postcode"], found["town"].strip()[:100]


def read_persons(text: str) -> list[NewPerson]:
    """`M. et Mme DIALLO Awa`, `Mme Roux / M. PETIT Jean`: the people that a cell names."""
    return persons_and_doubts(text)[0]


def persons_and_doubts(text: str) -> tuple[list[NewPerson], list[str]]:
    """The people that a cell names, and what is not sure of them: asked, never made up."""
    named, doubts = read_names(text)
    return [_new(each, rank) for rank, each in enumerate(named)], doubts


def _new(each: Named, rank: int) -> NewPerson:
    place = "partner" if rank else "head"
    return NewPerson(
        each.first_name[:100],
        each.last_name[:100],
        each.title,
        place=place,
        birth_name=each.birth_name[:100],
    )
