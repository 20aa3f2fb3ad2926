"""A folder of papers brought over at once: whose each is, by its name or its folder's."""

import re
from dataclasses import dataclass
from pathlib import PurePosixPath

from palier.base.kit import folders
from palier.base.kit.refusals import Refused
from palier.base.kit.typography import some_of
from palier.doors.exchange.recipes.finding import KnownHouseholds
from palier.doors.exchange.values import read_persons

LARGEST, MOST = 200 * 1024 * 1024, 2000


@dataclass(frozen=True)
class Paper:
    """One file of the folder, and the household it is of."""

    name: str
    content: bytes
    household_id: int


def open_folder(content: bytes) -> list[Paper]:
    """The papers of a zip, each with its household.

    A file is named, or lies in a folder named, by a contract (`B-0012`), a reference of the former
    tool or a name (`DIALLO Awa - bail.pdf`). Refused, naming them: files of nobody known, or of
    several; a zip that is damaged or too large.
    """
    told = folders.open_folder(content, most=MOST, largest=LARGEST)
    known = KnownHouseholds()
    found = [(name, data, _household(name, known)) for name, data in told]
    lost = [name for name, _, household_id in found if household_id is None]
    if lost:
        raise Refused(
            f"On ne sait pas à qui sont : {some_of(lost, 5)}. Rien n’a été gardé. Faites "
            "commencer leur nom par le numéro du contrat, la référence d’avant ou le nom du ménage."
        )
    return [
        Paper(PurePosixPath(name).name, data, household_id)
        for name, data, household_id in found
        if household_id is not None
    ]


def _household(name: str, known: KnownHouseholds) -> int | None:
    """The one household that a file's name, or a folder above it, begins by; None otherwise."""
    path = PurePosixPath(name)
    for part in (path.stem, *reversed(path.parts[:-1])):
        for words in _beginnings(part):
            reference = re.match(r"[A-Za-z]+-?\d+", words)
            for key in (words, reference[0] if reference else ""):
                found = known.find(key, tuple(read_persons(words)[:1])) if key else set()
                if len(found) == 1:
                    return next(iter(found))
    return None


def _beginnings(part: str) -> list[str]:
    """What a name may begin with, the shortest first: `SAINT-JEAN Marie – bail` gives
    `SAINT-JEAN Marie`, then the whole."""
    cuts = [each.start() for each in re.finditer(r"\s+[-–—]\s+|_|\s{2,}", part)]
    return [part[:cut].strip() for cut in [*cuts, len(part)]]
