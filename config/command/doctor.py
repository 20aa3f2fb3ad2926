"""`palier doctor`: what is in order, what is not, and what to do."""

import argparse
import shutil

from config import cluster
from config.command import database
from config.places import data_dir, kept_secrets


def doctor(options: argparse.Namespace) -> int:
    """Look at everything; exit 1 if something is wrong."""
    findings: list[tuple[bool, str]] = []
    folder = data_dir()
    kept_secrets()
    free = shutil.disk_usage(folder).free // 1024**3
    findings.append((free >= 2, f"Disque : {free} Go libres sous {folder}"))
    secrets = folder / "secrets.json"
    private = secrets.stat().st_mode & 0o077 == 0
    findings.append((private, "Secrets lisibles par leur seul propriétaire"))
    with cluster.running() as admin:
        name = cluster.main_name(admin)
        with admin.connect() as connection:
            version = connection.info.server_version // 10000
        findings.append((15 <= version <= 18, f"PostgreSQL {version} (15 à 18 attendu)"))
        database.settle(admin, name)
        database.use(admin, name)
        findings.extend(_inside())
    for fine, words in findings:
        print(f"{'  bien  ' if fine else '  À VOIR'}  {words}")
    wrong = sum(not fine for fine, _ in findings)
    print("Tout est en ordre." if not wrong else f"{wrong} point(s) à voir.")
    return 1 if wrong else 0


def _inside() -> list[tuple[bool, str]]:
    import django

    django.setup()
    from django.db import connection

    from palier.base.tenancy.models import Organisation
    from palier.base.tenancy.walls import UnsafeRole, check_role, working_for

    findings: list[tuple[bool, str]] = []
    try:
        findings.append((True, f"Rôle de base de données sans pouvoir : {check_role()}"))
    except UnsafeRole as unsafe:
        findings.append((False, str(unsafe)))
    organisations = list(Organisation.objects.order_by("pk"))
    findings.append((bool(organisations), f"{len(organisations)} association(s)"))
    for organisation in organisations:
        with working_for(organisation), connection.cursor() as cursor:
            cursor.execute(
                "SELECT coalesce(sum(debit), 0) - coalesce(sum(credit), 0) FROM ledger_line"
            )
            gap = cursor.fetchone()[0]
            cursor.execute(
                "SELECT count(*) FROM (SELECT number, number - lag(number) OVER"
                " (PARTITION BY entity_id ORDER BY number) AS step FROM ledger_entry) n WHERE step > 1"
            )
            holes = cursor.fetchone()[0]
        findings.append((gap == 0, f"{organisation.name} : comptabilité équilibrée"))
        findings.append((holes == 0, f"{organisation.name} : écritures numérotées sans trou"))
    return findings
