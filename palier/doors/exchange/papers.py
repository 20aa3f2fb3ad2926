"""A folder of papers brought over at once: whose each is, by its name or its folder's."""

import io
import re
import zipfile
from dataclasses import dataclass
from pathlib import PurePosixPath

from palier.base.kit.refusals import Refused
from palier.doors.exchange.recipes.finding import KnownHouseholds
from palier.doors.exchange.values import read_persons

LARGEST, MOST = 200 * 1024 * 1024, 2000
SKIPPED = {"__MACOSX", ".DS_Store", "Thumbs.db", "desktop.ini"}


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
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as folder:
            files = [each for each in folder.infolist() if _is_paper(each)]
            _check(files)
            told = [(each.filename, folder.read(each)) for each in files]
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, EOFError, OSError):
        raise Refused(
            "Ce dossier compressé est abîmé, ou protégé par un mot de passe. Rien n’a été gardé."
        ) from None
    known = KnownHouseholds()
    found = [(name, data, _household(name, known)) for name, data in told]
    lost = [name for name, _, household_id in found if household_id is None]
    if lost:
        more = f" et {len(lost) - 5} autres" if len(lost) > 5 else ""
        raise Refused(
            f"On ne sait pas à qui sont : {', '.join(lost[:5])}{more}. Rien n’a été gardé. Faites "
            "commencer leur nom par le numéro du contrat, la référence d’avant ou le nom du ménage."
        )
    return [
        Paper(PurePosixPath(name).name, data, household_id)
        for name, data, household_id in found
        if household_id is not None
    ]


def _is_paper(each: zipfile.ZipInfo) -> bool:
    parts = set(PurePosixPath(each.filename).parts)
    return not each.is_dir() and not parts & SKIPPED and each.file_size > 0


def _check(files: list[zipfile.ZipInfo]) -> None:
    if not files:
        raise Refused("Ce dossier compressé ne contient aucun document.")
    if len(files) > MOST or sum(each.file_size for each in files) > LARGEST:
        raise Refused("Deux mille documents et 200 Mo au plus à la fois. Rien n’a été gardé.")


def _household(name: str, known: KnownHouseholds) -> int | None:
    """The one household that a file's name, or a folder above it, begins by; None otherwise."""
    path = PurePosixPath(name)
    for part in (path.stem, *reversed(path.parts[:-1])):
        words = re.split(r"\s+-\s+|_|\s{2,}", part)[0].strip()
        reference = re.match(r"[A-Za-z]+-?\d+", words)
        for key in (words, reference[0] if reference else ""):
            found = known.find(key, tuple(read_persons(words)[:1])) if key else set()
            if len(found) == 1:
                return next(iter(found))
    return None
