"""The headings of the field's own documents, and near misses, told apart from each other."""

import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

from rapidfuzz import fuzz

from palier.doors.exchange import values

NEAR = 86


@dataclass(frozen=True)
class Heading:
    """Something that a column may tell: its code, its French name, how a cell is read."""

    code: str
    label: str
    group: str
    read: Callable[[Any], Any]
    words: tuple[str, ...]


READERS: dict[str, Callable[[Any], Any]] = {
    "text": values.read_text,
    "euros": values.read_amount,
    "day": values.read_day,
    "birth": values.read_birth,
    "number": values.read_number,
    "email": values.read_email,
    "phone": values.read_phone,
    "title": values.read_title,
    "postcode": values.read_postcode,
}


def _read_all() -> dict[str, Heading]:
    text = files("palier.doors.exchange").joinpath("headings.toml").read_text("utf-8")
    return {
        code: Heading(
            code,
            told["label"],
            told["group"],
            READERS[told["kind"]],
            tuple(values.plain(word) for word in told["words"]),
        )
        for code, told in tomllib.loads(text).items()
    }


HEADINGS = _read_all()


def recognise(heading: str, allowed: frozenset[str]) -> tuple[str, bool]:
    """The code that a heading means among `allowed`, and whether it is only a near miss."""
    said = values.plain(heading)
    if not said:
        return "", False
    said = _without_units(said)
    best, likeness = "", 0.0
    for code in allowed:
        for word in HEADINGS[code].words:
            if word == said:
                return code, False
            score = fuzz.ratio(word, said) if len(said) > 4 and len(word) > 4 else 0
            if score > likeness:
                best, likeness = code, score
    return (best, True) if likeness >= NEAR else ("", False)


def _without_units(said: str) -> str:
    for tail in (
        " en euros",
        " euros",
        " eur",
        " en m2",
        " mensuel",
        " mensuelle",
        " par mois",
        " mois",
    ):
        said = said.removesuffix(tail)
    if said.startswith("solde au "):
        return "solde au"
    return said.strip()
