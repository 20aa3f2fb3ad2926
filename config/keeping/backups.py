"""Making a backup while everything is in use, trying it, and keeping few enough of them."""

import contextlib
import os
import subprocess
import tarfile
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

from psycopg import sql

from config import cluster
from config.cluster import OWNER, Address
from config.keeping import archive
from config.keeping.archive import DUMP, FILES, BadBackup, Manifest
from config.keeping.invariants import broken
from config.places import data_dir

NAME = "palier-{:%Y%m%d-%H%M%S}"
DAYS, WEEKS, MONTHS = 7, 4, 12
Say = Callable[[str], None]


def files_dir() -> Path:
    """Where papers are kept on this machine."""
    return data_dir() / "files"


def back_up(
    admin: Address, name: str, folder: Path, *, key: Path | None, say: Say, warn: Say = print
) -> Path:
    """Write one backup of the database and its papers into `folder`, try it, and give its file.

    Everything is seen as of one instant, while people go on working. A backup that does not
    restore is not kept; what is wrong with the data itself is told by `warn`, and kept.
    """
    folder.mkdir(parents=True, exist_ok=True)
    if key is not None:
        archive._identity(key)
    with tempfile.TemporaryDirectory(prefix="palier-backup-", dir=folder) as temporary:
        parts = Path(temporary)
        say("Copie de la base…")
        manifest = _dump(admin, name, parts / DUMP)
        say("Copie des documents…")
        _pack_files(parts / FILES)
        say("Essai de la sauvegarde : elle est restaurée à côté…")
        for words in try_out(admin, parts / DUMP, manifest):
            warn(f"À voir avec « palier doctor » : {words}.")
        made = datetime.fromisoformat(manifest.made_at)
        return archive.pack(parts, manifest, folder / NAME.format(made), key)


def _dump(admin: Address, name: str, to: Path) -> Manifest:
    """Dump as the owner, and count every table, in one and the same snapshot."""
    owner = admin.as_role(OWNER, name)
    with owner.connect() as connection:
        connection.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        [snapshot] = connection.execute("SELECT pg_export_snapshot()").fetchone() or [""]
        run_tool(
            "pg_dump", owner, "--format=custom", f"--snapshot={snapshot}", f"--file={to}", name
        )
        counts = count_tables(connection)
        migrations = connection.execute(
            "SELECT app, name FROM django_migrations ORDER BY app, name"
        )
        names = connection.execute("SELECT name FROM tenancy_organisation ORDER BY id")
        return Manifest(
            made_at=datetime.now(UTC).isoformat(timespec="seconds"),
            version=version("palier"),
            postgres=connection.info.server_version // 10000,
            migrations=[list(row) for row in migrations.fetchall()],
            counts=counts,
            associations=[row[0] for row in names.fetchall()],
        )


def count_tables(connection: Any) -> dict[str, int]:
    """How many rows each table has, as this connection sees it."""
    tables = connection.execute(
        "SELECT relname FROM pg_class WHERE relkind = 'r'"
        " AND relnamespace = 'public'::regnamespace ORDER BY relname"
    ).fetchall()
    return {
        table: connection.execute(
            sql.SQL("SELECT count(*) FROM {}").format(sql.Identifier(table))
        ).fetchone()[0]
        for (table,) in tables
    }


def run_tool(tool: str, address: Address, *arguments: str) -> None:
    """Run one of PostgreSQL's own tools as a role of ours. Raises BadBackup when it fails."""
    path = cluster.tool(tool)
    done = subprocess.run(
        [
            path,
            f"--host={address.host}",
            f"--port={address.port}",
            f"--username={address.user}",
            "--no-password",
            *arguments,
        ],
        env={**os.environ, "PGPASSWORD": address.password},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise BadBackup(f"{tool} n’a pas réussi : {done.stderr.strip()[-600:]}")


def _pack_files(to: Path) -> None:
    """The papers as they are: none ever changes, and a row comes after its file."""
    with tarfile.open(to, "w") as packed:
        for path in sorted(files_dir().rglob("*")):
            inside = Path("files") / path.relative_to(files_dir())
            with contextlib.suppress(FileNotFoundError):  # taken away meanwhile, with its row
                packed.add(path, str(inside), recursive=False)


def restore_into(admin: Address, name: str, dump: Path) -> None:
    """A new database `name` filled from a dump."""
    cluster.drop(admin, name)
    cluster.create(admin, name)
    with cluster.as_written(admin, name) as owner:
        into = f"--dbname={name}"
        run_tool("pg_restore", owner, "--no-owner", "--exit-on-error", into, str(dump))


def try_out(admin: Address, dump: Path, manifest: Manifest) -> list[str]:
    """Restore a dump aside and count its rows again; gives the truths that its data breaks.

    Raises BadBackup, naming what is not as it was.
    """
    name = f"palier_try_{os.getpid()}"
    try:
        restore_into(admin, name, dump)
        with admin.as_role(OWNER, name).connect() as connection:
            check_content(connection, manifest)
            return truths(connection)
    finally:
        cluster.drop(admin, name)


def check_content(connection: Any, manifest: Manifest) -> None:
    """Refuse what has not every row that the manifest says."""
    found = count_tables(connection)
    wrong = [table for table, count in manifest.counts.items() if found.get(table) != count]
    if wrong:
        raise BadBackup(f"Il manque des lignes dans : {', '.join(wrong[:5])}.")


def truths(connection: Any) -> list[str]:
    """In words, each truth that the data of a database breaks: told, never a reason to lose it."""
    with connection.cursor() as cursor:
        return [f"{invariant.words} : {count} non" for invariant, count in broken(cursor)]


def rotate(folder: Path, say: Say) -> list[Path]:
    """Keep the last seven days, four weeks and twelve months; gives what was taken away."""
    backups = sorted(folder.glob("palier-*.tar*"), reverse=True)
    backups = [path for path in backups if not path.name.endswith(".partial")]
    kept: set[Path] = set(backups[:1])
    for most, form in ((DAYS, "%Y%m%d"), (WEEKS, "%G%V"), (MONTHS, "%Y%m")):
        seen: dict[str, Path] = {}
        for path in backups:
            seen.setdefault(f"{made_at(path):{form}}", path)
        kept |= set(list(seen.values())[:most])
    gone = [path for path in backups if path not in kept]
    for path in gone:
        path.unlink()
        say(f"Ancienne sauvegarde retirée : {path.name}")
    return gone


def made_at(path: Path) -> datetime:
    """When a backup was made, by its name."""
    return datetime.strptime(path.name[7:22], "%Y%m%d-%H%M%S").replace(tzinfo=UTC)


def latest(folder: Path) -> Path | None:
    """The newest backup of a folder."""
    found = sorted(path for path in folder.glob("palier-*.tar*") if path.suffix != ".partial")
    return found[-1] if found else None


def age_in_hours(path: Path) -> float:
    return (time.time() - made_at(path).timestamp()) / 3600
