"""Telephone numbers as people write them: several in a cell, with words, from here or elsewhere."""

import re
from dataclasses import dataclass

import phonenumbers
from phonenumbers import Leniency, PhoneNumberFormat, PhoneNumberMatcher

MOST = 120
REGION = "FR"


@dataclass(frozen=True)
class Phones:
    """What a cell says: the numbers found, the whole as it is kept, what is not sure."""

    numbers: tuple[str, ...]
    text: str
    doubt: str = ""


def read_phones(text: str) -> Phones:
    """`06.99.11.22.33 / 0788112233 (mère)`: each number in its usual form, the words kept.

    A number typed without its first zero gets it back. What is no number is kept whole, and said.
    """
    text = " ".join(text.split())
    if re.fullmatch(r"[1-9]\d{8}", text):
        text = f"0{text}"
    if re.fullmatch(r"\d+[.,]?\d*[eE]\+?\d+", text):
        return Phones((), text[:MOST], "le tableur n’a pas gardé ce numéro : notez-le à nouveau.")
    numbers, kept = _found(text)
    if text and not numbers:
        return Phones(
            (), text[:MOST], "ce n’est pas un numéro de téléphone que l’on peut appeler."
        )
    return Phones(numbers, kept[:MOST], _doubt(numbers, kept))


def _found(text: str) -> tuple[tuple[str, ...], str]:
    """The numbers of a text, and the text with each in its usual form."""
    numbers: list[str] = []
    kept, at = "", 0
    for match in PhoneNumberMatcher(text, REGION, leniency=Leniency.POSSIBLE):
        if phonenumbers.is_possible_number(match.number):
            numbers.append(written(match.number))
            kept += text[at : match.start] + numbers[-1]
            at = match.end
    return tuple(numbers), " ".join((kept + text[at:]).split())


def _doubt(numbers: tuple[str, ...], kept: str) -> str:
    if len(kept) > MOST:
        return f"trop long : seuls les {MOST} premiers signes sont gardés."
    if len(numbers) > 1:
        return f"plusieurs numéros, tous gardés ; les messages partent au premier ({numbers[0]})."
    beside = re.sub(r"[\s\d+/,;.&()-]|\bou\b|\bet\b", "", kept)
    return f"gardé en entier avec ses mots : « {kept} »." if beside else ""


def written(number: phonenumbers.PhoneNumber) -> str:
    """`06 12 34 56 78` for a French number, `+212 6 12 34 56 78` for another."""
    here = number.country_code == 33
    form = PhoneNumberFormat.NATIONAL if here else PhoneNumberFormat.INTERNATIONAL
    return phonenumbers.format_number(number, form)


def first_number(text: str) -> str:
    """The number that a message is sent to; the text itself when it holds none."""
    numbers = read_phones(text).numbers
    return numbers[0] if numbers else text


def digits_of(text: str) -> str:
    """What a number is looked for by, however it is written: `0612345678`."""
    digits = re.sub(r"\D", "", text)
    return f"0{digits[2:]}" if digits.startswith("33") and len(digits) == 11 else digits


def dialled(text: str) -> str:
    """The address that a telephone calls, of the first number; nothing when there is none."""
    number = re.sub(r"[^\d+]", "", first_number(text))
    return f"tel:{number}" if len(number) >= 4 else ""
