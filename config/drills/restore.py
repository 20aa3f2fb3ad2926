"""A backup while people work, brought back aside; damaged, foreign and newer ones refused."""

import json
import tarfile
import tempfile
import threading
from pathlib import Path
from typing import Any

from config.drills.ground import NAME, Drill, an_association, thrown_away, verdict


def run(rounds: int, seed: int) -> int:
    with thrown_away(rounds or 3, seed) as drill, tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        organisation = an_association(drill, 200)
        path = _backup_at_work(drill, organisation, folder)
        _damage(drill, path, folder)
        for _ in range(drill.rounds - 1):
            path = _backup_at_work(drill, organisation, folder)
            _damage(drill, path, folder)
        _foreign_and_newer(drill, path, folder)
        _bring_back(drill, path)
        return verdict("restore", drill)


def _backup_at_work(drill: Drill, organisation: Any, folder: Path) -> Path:
    """Back up while rent is being called; the backup says what one instant was."""
    from config.keeping import backups

    stop = threading.Event()
    worker = threading.Thread(target=_work, args=(organisation, stop))
    worker.start()
    try:
        path = backups.back_up(drill.admin, NAME, folder, key=None, say=lambda words: None)
    finally:
        stop.set()
        worker.join()
    drill.count("sauvegardes essayées")
    return path


def _work(organisation: Any, stop: threading.Event) -> None:
    from datetime import date
    from decimal import Decimal

    from django.db import connections

    from palier.base.tenancy.actors import palier
    from palier.base.tenancy.walls import working_for
    from palier.work.billing.actions import record_payment
    from palier.work.billing.models import HouseholdAccount

    while not stop.is_set():
        with working_for(organisation):
            account = HouseholdAccount.objects.order_by("?").first()
            if account:
                record_payment(
                    account,
                    on=date(2026, 1, 5),
                    amount=Decimal("1.00"),
                    means="cash",
                    actor=palier(organisation),
                )
    connections.close_all()


def _refused(drill: Drill, path: Path, what: str) -> None:
    from config.keeping import restores
    from config.keeping.archive import BadBackup

    try:
        restores.restore(
            drill.admin, f"{NAME}_elsewhere", path, key=None, replace=False, say=lambda words: None
        )
        drill.expect(False, f"{what} : acceptée")
    except BadBackup as bad:
        drill.count("refusées d’une phrase")
        drill.expect(len(str(bad)) > 20, f"{what} : {bad}")


def _damage(drill: Drill, path: Path, folder: Path) -> None:
    content = bytearray(path.read_bytes())
    with tarfile.open(path) as archive:
        dump = archive.getmember("database.dump")
    at = dump.offset_data + drill.chance.randrange(dump.size)
    content[at] ^= 0xFF
    torn = folder / "torn.tar"
    torn.write_bytes(content)
    _refused(drill, torn, "une sauvegarde abîmée")
    torn.write_bytes(content[: drill.chance.randrange(1, len(content))])
    _refused(drill, torn, "une sauvegarde coupée")


def _foreign_and_newer(drill: Drill, path: Path, folder: Path) -> None:
    foreign = folder / "foreign.tar"
    with tarfile.open(foreign, "w") as archive:
        archive.add(__file__, "manifest.json")
    _refused(drill, foreign, "un fichier d’ailleurs")
    parts = folder / "parts"
    parts.mkdir()
    with tarfile.open(path) as archive:
        for part in ("manifest.json", "database.dump", "files.tar"):
            source = archive.extractfile(part)
            if source is not None:
                (parts / part).write_bytes(source.read())
    told = json.loads((parts / "manifest.json").read_text("utf-8"))
    told["migrations"].append(["ledger", "9999_from_the_future"])
    (parts / "manifest.json").write_text(json.dumps(told), "utf-8")
    newer = folder / "newer.tar"
    with tarfile.open(newer, "w") as archive:
        for part in ("manifest.json", "database.dump", "files.tar"):
            archive.add(parts / part, part)
    _refused(drill, newer, "une sauvegarde plus récente")


def _bring_back(drill: Drill, path: Path) -> None:
    """In a database of its own: rows and invariants are checked on the way."""
    from config import cluster
    from config.keeping import restores

    name = f"{NAME}_elsewhere"
    cluster.drop(drill.admin, name)
    restores.restore(drill.admin, name, path, key=None, replace=False, say=lambda words: None)
    drill.count("restaurations")
    cluster.drop(drill.admin, name)
