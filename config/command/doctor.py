"""`palier doctor`: what is in order, what is not, and what to do."""

import argparse
import os
import shutil
from collections import Counter
from datetime import datetime
from importlib.metadata import version
from pathlib import Path

from config import cluster
from config.command import database, watch
from config.keeping import backups
from config.places import data_dir, kept_secrets
from palier.law.checked import stale

Finding = tuple[bool, str]
LATE_BACKUP, STUCK = 36, "2 hours"


def doctor(options: argparse.Namespace) -> int:
    """Look at everything; exit 1 if something is wrong."""
    findings: list[Finding] = [(True, f"Palier {version('palier')}"), *_machine()]
    with cluster.running() as admin:
        name = cluster.main_name(admin)
        with admin.connect() as connection:
            postgres = connection.info.server_version // 10000
        findings.append((15 <= postgres <= 18, f"PostgreSQL {postgres} (15 à 18 attendu)"))
        database.settle(admin, name)
        findings.append((True, "La base est au niveau du code"))
        database.use(admin, name)
        findings += _inside()
    for fine, words in findings:
        print(f"{'  bien  ' if fine else '  À VOIR'}  {words}")
    wrong = sum(not fine for fine, _ in findings)
    print("Tout est en ordre." if not wrong else f"{wrong} point(s) à voir.")
    return 1 if wrong else 0


def _machine() -> list[Finding]:
    folder = data_dir()
    kept_secrets()
    free = shutil.disk_usage(folder).free // 1024**3
    private = (folder / "secrets.json").stat().st_mode & 0o077 == 0
    return [
        (free >= 2, f"Disque : {free} Go libres sous {folder}"),
        (private, "Secrets lisibles par leur seul propriétaire"),
        _restarts(),
    ]


def _restarts() -> Finding:
    """What died and was started again; wrong when it was since yesterday."""
    week = watch.restarts_since(7)
    if not week:
        return (True, "Rien ne s’est arrêté tout seul depuis sept jours")
    counted = Counter(str(each["what"]) for each in week)
    told = ", ".join(f"{what} {count} fois" for what, count in sorted(counted.items()))
    last = datetime.fromisoformat(week[-1]["at"])
    words = f"Reparti tout seul depuis sept jours : {told}, la dernière le {last:%d/%m/%Y à %H:%M}"
    return (not watch.restarts_since(1), words)


def _backups(*, is_demo: bool) -> Finding:
    """Whether last night's backup is there; the demo needs none."""
    folder = os.environ.get("PALIER_BACKUP_DIR", "")
    if not folder:
        words = "Aucune sauvegarde de nuit : donnez un dossier à PALIER_BACKUP_DIR"
        return (is_demo, f"{words}{' (démonstration : sans importance)' if is_demo else ''}")
    last = backups.latest(Path(folder))
    if last is None:
        return (False, f"Aucune sauvegarde dans {folder} : lancez « palier backup {folder} »")
    age = backups.age_in_hours(last)
    return (age <= LATE_BACKUP, f"Dernière sauvegarde il y a {age:.0f} h : {last.name}")


def _inside() -> list[Finding]:
    import django

    django.setup()
    from palier.base.tenancy.models import Organisation
    from palier.base.tenancy.walls import UnsafeRole, check_role

    findings: list[Finding] = []
    try:
        findings.append((True, f"Rôle de base de données sans pouvoir : {check_role()}"))
    except UnsafeRole as unsafe:
        findings.append((False, str(unsafe)))
    organisations = list(Organisation.objects.order_by("pk"))
    findings.append((bool(organisations), f"{len(organisations)} association(s)"))
    findings.append(_backups(is_demo=all(each.is_demo for each in organisations)))
    findings += _jobs()
    findings += _law()
    for organisation in organisations:
        findings += _truths(organisation)
    return findings


def _law() -> list[Finding]:
    """The rules of law that were published again, or read too long ago, and why."""
    from django.utils import timezone

    late = stale(timezone.localdate())
    if not late:
        return [(True, "Règles de droit relues depuis leur dernière publication")]
    return [
        (False, f"À vérifier : {rule.label}, {why} (relue le {rule.checked_on:%d/%m/%Y})")
        for rule, why in late
    ]


def _jobs() -> list[Finding]:
    """Work that was begun long ago and not finished, or that failed."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FILTER (WHERE j.status = 'doing' AND e.at < now() - %s::interval),"
            " count(*) FILTER (WHERE j.status = 'failed' AND e.at > now() - interval '7 days')"
            " FROM procrastinate_jobs j LEFT JOIN LATERAL (SELECT max(at) AS at"
            " FROM procrastinate_events v WHERE v.job_id = j.id) e ON true",
            [STUCK],
        )
        stuck, failed = cursor.fetchone()
    return [
        (stuck == 0, f"Travaux de fond bloqués : {stuck}"),
        (failed == 0, f"Travaux de fond échoués cette semaine : {failed}"),
    ]


def _truths(organisation: object) -> list[Finding]:
    """Every invariant of one association, in words; and its papers on the disk."""
    from django.db import connection

    from config.keeping.invariants import INVARIANTS, WALLS, broken
    from palier.base.documents.models import StoredFile
    from palier.base.tenancy.models import Organisation
    from palier.base.tenancy.walls import working_for

    assert isinstance(organisation, Organisation)  # noqa: S101 -- imported once Django is up
    with working_for(organisation), connection.cursor() as cursor:
        wrong = {
            invariant.words: count for invariant, count in broken(cursor, [*INVARIANTS, WALLS])
        }
        papers = [(file.name, file.path) for file in StoredFile.objects.order_by("pk")]
    found = [
        (
            invariant.words not in wrong,
            f"{organisation.name} : {invariant.words}"
            + (f" ({wrong[invariant.words]} ne le sont pas)" if invariant.words in wrong else ""),
        )
        for invariant in [*INVARIANTS, WALLS]
    ]
    lost = [name for name, path in papers if not (backups.files_dir() / path).exists()]
    words = f"{organisation.name} : {len(papers)} documents, tous sur le disque"
    if lost:
        words = f"{organisation.name} : {len(lost)} documents perdus, dont « {lost[0]} »"
    return [*found, (not lost, words)]
