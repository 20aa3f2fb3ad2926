"""Compressed folders (zip): one that someone sends, each file unfolded once, aside; one of ours."""

import io
import zipfile
import zlib
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path, PurePosixPath
from typing import IO

from palier.base.kit.kitchen import NOTHING_KEPT, Limits, cook
from palier.base.kit.refusals import Refused
from palier.base.kit.words import clean

SKIPPED = {"__MACOSX", ".DS_Store", "Thumbs.db", "desktop.ini"}


def open_folder(content: bytes, *, most: int, largest: int) -> list[tuple[str, bytes]]:
    """The files of a zip with their names, as they were written.

    Refused: more than `largest` bytes, folded or unfolded, more than `most` files, none, damaged,
    locked by a password.
    """
    if len(content) > largest:
        raise Refused(
            f"Ce dossier pèse plus de {largest // 1024 // 1024} Mo. {NOTHING_KEPT} "
            "Faites-en plusieurs."
        )
    limits = Limits(memory=512 + 3 * largest // 1024 // 1024, seconds=60, answer=4)
    cook(try_folder, content, most, largest, limits=limits)
    with zipfile.ZipFile(io.BytesIO(content)) as folder:  # each file was unfolded once, aside
        return [(_name_of(each), folder.read(each)) for each in folder.infolist() if is_kept(each)]


def pack(target: IO[bytes], files: Iterable[tuple[str, bytes | Path]]) -> None:
    """Write a zip of these files, each told by its bytes or where it is."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as folder:
        for name, content in files:
            if isinstance(content, bytes):
                folder.writestr(name, content)
            else:
                folder.write(content, name)


def try_folder(content: bytes, most: int, largest: int) -> None:
    """Unfold every file of a zip, here: what `open_folder` does in its child."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as folder:
            files = [each for each in folder.infolist() if is_kept(each)]
            _check(files, most, largest)
            for each in files:
                with folder.open(each) as inner:
                    while inner.read(1024 * 1024):
                        pass
    except (zipfile.BadZipFile, zlib.error, RuntimeError, NotImplementedError, EOFError, OSError):
        raise Refused(
            f"Ce dossier compressé est abîmé, ou protégé par un mot de passe. {NOTHING_KEPT}"
        ) from None


def _check(files: list[zipfile.ZipInfo], most: int, largest: int) -> None:
    if not files:
        raise Refused("Ce dossier compressé ne contient aucun document.")
    if len(files) > most or sum(each.file_size for each in files) > largest:
        raise Refused(
            f"{most} documents et {largest // 1024 // 1024} Mo au plus à la fois. {NOTHING_KEPT}"
        )


def is_kept(each: zipfile.ZipInfo) -> bool:
    """Whether someone put this file there; not what a system left beside it."""
    path = PurePosixPath(each.filename)
    hidden = path.name.startswith(("~$", "._"))
    return not (each.is_dir() or hidden or set(path.parts) & SKIPPED) and each.file_size > 0


def _name_of(each: zipfile.ZipInfo) -> str:
    """The name as it was written: a Mac writes UTF-8 without saying so, letters and accents apart."""
    name = each.filename
    if not each.flag_bits & 0x800:
        with suppress(UnicodeError):
            name = name.encode("cp437").decode("utf-8")
    return clean(name)
