"""French typography, for pages and documents alike: one place decides where spaces do not break."""

import re
import unicodedata
from collections.abc import Sequence
from datetime import date, datetime, time
from decimal import Decimal

from babel.dates import get_day_names, get_month_names

from palier.law.dates import in_words

MONTHS: list[str] = [get_month_names("wide", locale="fr")[n] for n in range(1, 13)]
SHORT_MONTHS: list[str] = [get_month_names("abbreviated", locale="fr")[n] for n in range(1, 13)]
DAYS: list[str] = [get_day_names("wide", locale="fr")[n] for n in range(7)]

NBSP, NARROW = "\u00a0", "\u202f"
_RULES = (
    (re.compile(r"\s+([:»€%])"), NBSP + r"\1"),
    (re.compile(r"«\s*"), "«" + NBSP),
    (re.compile(r"\s+([;!?])"), NARROW + r"\1"),
    (re.compile(r"(?<=\d) (?=\d{3}(?!\d))"), NBSP),
    (re.compile(r"n° "), "n°" + NBSP),
    (re.compile(r"(?<=\w)'(?=\w)"), "’"),
    (re.compile(r"\bde (?=(?:avril|août|octobre)\b)"), "d’"),
)


def typeset(text: str) -> str:
    """`text` with French unbreakable spaces and apostrophes."""
    for pattern, replacement in _RULES:
        text = pattern.sub(replacement, text)
    return text


def day_in_words(day: date, *, short: bool = False, weekday: bool = False) -> str:
    """`12 mars 2026`; `12 déc. 2026` when short; with its weekday if asked."""
    words = in_words(day)
    if short:
        words = words.replace(MONTHS[day.month - 1], SHORT_MONTHS[day.month - 1])
    return f"{DAYS[day.weekday()]} {words}" if weekday else words


def month_in_words(day: date) -> str:
    """`décembre 2026`."""
    return f"{MONTHS[day.month - 1]} {day.year}"


def time_in_words(moment: datetime | time) -> str:
    """`10 h 42`."""
    return f"{moment.hour}{NBSP}h{NBSP}{moment.minute:02d}"


def amount_in_digits(amount: Decimal) -> str:
    """`1 234,56`, without the euro sign, for columns whose head gives the unit."""
    sign = "−" + NBSP if amount < 0 else ""
    whole, _, cents = f"{abs(amount):,.2f}".replace(",", NBSP).partition(".")
    return f"{sign}{whole},{cents}"


def capitalised(text: str) -> str:
    """`text` with a capital first letter, and its acronyms left alone."""
    return text[:1].upper() + text[1:]


def in_fours(iban: str) -> str:
    """`FR76 3000 6000 01…`: an IBAN as people read it aloud."""
    return " ".join(iban[at : at + 4] for at in range(0, len(iban), 4))


def in_digits(number: Decimal) -> str:
    """`14,5`: a number without the zeros that say nothing."""
    return (
        f"{number:f}".rstrip("0").rstrip(".") if "." in f"{number:f}" else f"{number:f}"
    ).replace(".", ",")


TOGETHER = (("Ménage ", "du ménage ", "le ménage "), ("Famille ", "de la famille ", "la famille "))
"""How a household is called: alone, after « de », after a verb."""


def of_name(called: object) -> str:
    """`d’Anne`, `de Paul`, `du ménage Diallo`: a name after « de »."""
    name = str(called)
    for alone, after, _ in TOGETHER:
        if name.startswith(alone):
            return after + name.removeprefix(alone)
    first = unicodedata.normalize("NFD", name.strip()[:1]).lower()[:1]
    return f"d’{name}" if first and first in "aeiouyh" else f"de {name}"


def the_name(called: object) -> str:
    """`Anne`, `le ménage Diallo`: a name after a verb."""
    name = str(called)
    for alone, _, after in TOGETHER:
        if name.startswith(alone):
            return after + name.removeprefix(alone)
    return name


def some_of(names: Sequence[str], most: int = 3) -> str:
    """`A, B, C et 5 autres`: the first of many names, and how many more; one more is named."""
    if len(names) <= most + 1:
        return ", ".join(names)
    return f"{', '.join(names[:most])} et {len(names) - most} autres"


def plural(count: int, one: str, many: str | None = None) -> str:
    """`1 avis`, `12 avis`: a count with its word; French counts zero as singular."""
    word = one if abs(count) < 2 else (many or one + "s")
    return f"{count:,}".replace(",", NBSP) + NBSP + word


OTHER_LETTERS = str.maketrans(
    {
        "œ": "oe",
        "æ": "ae",
        "ß": "ss",
        "þ": "th",
        "ø": "o",
        "đ": "d",
        "ð": "d",
        "ł": "l",
        "ı": "i",
        "’": "'",
        "‘": "'",
        "–": "-",
        "—": "-",
        "‐": "-",
    }
)


def folded(text: str) -> str:
    """Without accents or capitals, as names are kept to be sorted and found (`sort_name`)."""
    bare = unicodedata.normalize("NFKD", text.lower().translate(OTHER_LETTERS))
    return "".join(sign for sign in bare if not unicodedata.combining(sign))


def hours_in_words(minutes: int) -> str:
    """`12 h 05` of minutes; beyond a hundred hours, to the hour."""
    if minutes >= 6000:
        return f"{round(minutes / 60)}{NBSP}h"
    hours, left = divmod(minutes, 60)
    return f"{hours}{NBSP}h{NBSP}{left:02}" if left else f"{hours}{NBSP}h"
