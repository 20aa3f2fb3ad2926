"""The file of a backup: a tar with its manifest, encrypted with age when a key is given."""

import hashlib
import json
import os
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, cast

import pyrage

KIND = "palier-backup"
FORMAT = 1
MANIFEST, DUMP, FILES = "manifest.json", "database.dump", "files.tar"
AGE = b"age-encryption.org/"


class BadBackup(RuntimeError):
    """This file cannot be used; the message is French and says why and what to do."""


@dataclass(frozen=True)
class Manifest:
    """What a backup holds: when, from which version, how many rows of each table."""

    made_at: str
    version: str
    postgres: int
    migrations: list[list[str]]
    counts: dict[str, int]
    associations: list[str]
    digests: dict[str, str] = field(default_factory=dict)
    kind: str = KIND
    format: int = FORMAT


def digest_of(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def new_key(path: Path) -> None:
    """Draw a key and keep it in a file of one's own. Refused: the file exists."""
    identity = pyrage.x25519.Identity.generate()
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        raise BadBackup(f"« {path} » existe déjà : une clé ne s’écrase pas.") from None
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(f"# Clé de sauvegarde de Palier. Sans elle, rien ne se restaure.\n{identity}\n")


def _identity(path: Path) -> Any:
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
        secret = next(line.strip() for line in lines if line.startswith("AGE-SECRET-KEY-"))
        return pyrage.x25519.Identity.from_str(secret)
    except (OSError, StopIteration, UnicodeDecodeError, pyrage.IdentityError):
        raise BadBackup(
            f"« {path} » n’est pas une clé de sauvegarde. Faites-en une avec --new-key."
        ) from None


def pack(folder: Path, manifest: Manifest, to: Path, key: Path | None) -> Path:
    """Make one file of a folder's parts; it appears under its name only once it is whole."""
    told = asdict(manifest) | {
        "digests": {name: digest_of(folder / name) for name in (DUMP, FILES)}
    }
    (folder / MANIFEST).write_text(json.dumps(told, ensure_ascii=False, indent=1), "utf-8")
    plain = folder / "whole.tar"
    with tarfile.open(plain, "w") as archive:
        for name in (MANIFEST, DUMP, FILES):
            archive.add(folder / name, name)
    final = to.with_name(to.name + (".tar.age" if key else ".tar"))
    partial = final.with_name(final.name + ".partial")
    partial.touch(mode=0o600)
    if key:
        with plain.open("rb") as source, partial.open("wb") as target:
            pyrage.encrypt_io(source, target, [_identity(key).to_public()])
    else:
        plain.replace(folder / "moved")
        with (folder / "moved").open("rb") as source, partial.open("wb") as target:
            while block := source.read(1 << 20):
                target.write(block)
    with partial.open("rb") as done:
        os.fsync(done.fileno())
    partial.replace(final)
    return final


@contextmanager
def unpacked(path: Path, key: Path | None) -> Iterator[tuple[Path, Manifest]]:
    """The parts of a backup in a folder of their own, checked against its manifest.

    Raises BadBackup: not a backup of ours, a key that is missing or wrong, a damaged part.
    """
    if not path.is_file():
        raise BadBackup(f"Le fichier « {path} » n’existe pas.")
    with tempfile.TemporaryDirectory(prefix="palier-restore-") as name:
        folder = Path(name)
        _extract(_plain(path, key, folder), folder)
        yield folder, _checked(folder)


def _plain(path: Path, key: Path | None, folder: Path) -> Path:
    with path.open("rb") as file:
        is_encrypted = file.read(len(AGE)) == AGE
    if not is_encrypted:
        return path
    if key is None:
        raise BadBackup("Cette sauvegarde est chiffrée : donnez sa clé avec --key.")
    target = folder / "plain.tar"
    try:
        with path.open("rb") as source, target.open("wb") as output:
            pyrage.decrypt_io(source, output, [_identity(key)])
    except (pyrage.DecryptError, OSError):
        raise BadBackup(
            "Cette clé n’ouvre pas cette sauvegarde, ou le fichier est abîmé."
        ) from None
    return target


def _extract(path: Path, folder: Path) -> None:
    """Only the three parts, whatever else a file may hold."""
    try:
        with tarfile.open(path) as archive:
            for name in (MANIFEST, DUMP, FILES):
                part = archive.extractfile(name)
                if part is None:
                    raise KeyError(name)
                with part, (folder / name).open("wb") as target:
                    while block := part.read(1 << 20):
                        target.write(block)
    except (tarfile.TarError, KeyError, EOFError, OSError):
        raise BadBackup(
            f"« {path.name} » n’est pas une sauvegarde de Palier, ou il est incomplet."
        ) from None


def _checked(folder: Path) -> Manifest:
    try:
        told = cast("dict[str, Any]", json.loads((folder / MANIFEST).read_text("utf-8")))
        manifest = Manifest(**told)
    except (ValueError, TypeError):
        raise BadBackup("Ce fichier n’est pas une sauvegarde de Palier.") from None
    if manifest.kind != KIND:
        raise BadBackup("Ce fichier n’est pas une sauvegarde de Palier.")
    if manifest.format > FORMAT:
        raise BadBackup("Cette sauvegarde vient d’un Palier plus récent : mettez Palier à jour.")
    for name, digest in manifest.digests.items():
        if digest_of(folder / name) != digest:
            raise BadBackup(f"La partie « {name} » de cette sauvegarde est abîmée.")
    return manifest
