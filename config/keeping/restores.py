"""Bringing a backup back: aside first, checked, then in place; what was there is kept."""

import json
import os
import shutil
import subprocess
import sys
import tarfile
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath

from psycopg import sql

from config import cluster
from config.cluster import OWNER, Address
from config.command import database
from config.keeping import archive
from config.keeping.archive import DUMP, FILES, BadBackup, Manifest
from config.keeping.backups import Say, check_content, files_dir, restore_into, truths

ASIDE = "palier_restoring"


def restore(
    admin: Address,
    name: str,
    path: Path,
    *,
    key: Path | None,
    replace: bool,
    say: Say,
    warn: Say = print,
) -> Manifest:
    """Put a backup in the place of the database `name` and of its papers.

    Raises BadBackup, and nothing has changed: a foreign, damaged or newer file, an association
    already there (unless `replace`, which keeps it aside), someone at work.
    """
    with archive.unpacked(path, key) as (parts, manifest):
        _check_known(manifest)
        _check_place(admin, name, replace=replace)
        say("La sauvegarde est remise à côté…")
        try:
            restore_into(admin, ASIDE, parts / DUMP)
            with admin.as_role(OWNER, ASIDE).connect() as connection:
                check_content(connection, manifest)
            say("Mise à jour, s’il le faut…")
            database.migrate(admin, ASIDE)
            with admin.as_role(OWNER, ASIDE).connect() as connection:
                for words in truths(connection):
                    warn(f"À voir avec « palier doctor » : {words}.")
            papers = _extract_papers(parts / FILES)
        except BaseException:
            cluster.drop(admin, ASIDE)
            raise
        say("Elle prend sa place…")
        _swap(admin, name)
        _swap_files(papers)
    return manifest


def _check_known(manifest: Manifest) -> None:
    """Refuse a backup whose database this Palier cannot bring up: newer, or from before the first."""
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "config.settings"}
    told = subprocess.run(
        [sys.executable, "-c", _WHY_NOT],
        input=json.dumps(manifest.migrations),
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    if why := told.stdout.strip():
        raise BadBackup(f"Sauvegarde faite par Palier {manifest.version}. {why} Rien n’a changé.")


_WHY_NOT = """
import json, sys
import django; django.setup()
from config.schema import why_not
print(why_not(tuple(step) for step in json.load(sys.stdin)))
"""


def _check_place(admin: Address, name: str, *, replace: bool) -> None:
    if not cluster.exists(admin, name):
        return
    with cluster.elsewhere(admin).connect(autocommit=True) as connection:
        [busy] = connection.execute(
            "SELECT count(*) FROM pg_stat_activity WHERE datname = %s"
            " AND backend_type = 'client backend'",
            [name],
        ).fetchone() or [0]
    if busy:
        raise BadBackup(
            "Palier est en service sur cette base : arrêtez-le d’abord. Rien n’a changé."
        )
    with admin.as_role(OWNER, name).connect() as connection:
        table = connection.execute("SELECT to_regclass('tenancy_organisation')").fetchone()
        there = (
            connection.execute("SELECT name FROM tenancy_organisation").fetchall()
            if table and table[0]
            else []
        )
    if there and not replace:
        names = ", ".join(f"« {row[0]} »" for row in there)
        raise BadBackup(
            f"Il y a déjà {names} ici. Avec --replace, la sauvegarde prend sa place, et ce qui est "
            "là est gardé à côté. Rien n’a changé."
        )


def _swap(admin: Address, name: str) -> None:
    """The restored database takes the name; the one that had it is kept beside."""
    before = f"{name}_before_{datetime.now(UTC):%Y%m%d%H%M%S}"
    was_there = cluster.exists(cluster.elsewhere(admin), name)
    with cluster.elsewhere(admin).connect() as connection:  # both renames, or neither
        if was_there:
            _rename(connection, name, before)
        _rename(connection, ASIDE, name)


def _rename(connection: object, name: str, to: str) -> None:
    connection.execute(  # type: ignore[attr-defined]
        sql.SQL("ALTER DATABASE {} RENAME TO {}").format(sql.Identifier(name), sql.Identifier(to))
    )


def _extract_papers(packed: Path) -> Path:
    """The papers of the backup in a folder beside ours: plain files only, nowhere else."""
    here = files_dir()
    aside = here.with_name("files_restoring")
    shutil.rmtree(aside, ignore_errors=True)
    aside.mkdir(parents=True)
    with tarfile.open(packed) as papers:
        for member in papers:
            top, *inside = PurePosixPath(member.name).parts
            source = papers.extractfile(member) if member.isreg() else None
            if source is None or top != "files" or not inside or ".." in inside:
                continue
            target = aside.joinpath(*inside)
            target.parent.mkdir(parents=True, exist_ok=True)
            with source, target.open("wb") as output:
                shutil.copyfileobj(source, output)
            target.chmod(0o600)
    return aside


def _swap_files(papers: Path) -> None:
    """The papers of the backup take their place; those that were here are kept beside."""
    here = files_dir()
    if here.exists():
        here.rename(here.with_name(f"files_before_{datetime.now(UTC):%Y%m%d%H%M%S}"))
    papers.rename(here)
