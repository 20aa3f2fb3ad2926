"""Makes the first database, from which later ones must be reached: `python -m tests.first`.

One of everything, played by the code of the day the migrations began anew, and written as plain
SQL that PostgreSQL 15 to 18 read. It is made once and kept: every later migration is tried on it.
"""

import gzip
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.common import own_database
from config import cluster
from config.cluster import OWNER, Address
from config.keeping.backups import run_tool

KEPT = Path(__file__).parent / "data" / "first.sql.gz"
NAME = "palier_first"
LEFT_OUT = ("\\", "SET transaction_timeout", "CREATE SCHEMA public", "COMMENT ON SCHEMA")
"""What older servers do not know, and what a new database has already."""


def make() -> None:
    """Play one of everything in a database of its own, and keep what it holds."""
    with own_database(NAME) as admin:
        from django.db import connections, transaction

        from palier.base.ledger.tests.examples import an_organisation
        from tests.house.everything import pages_of_everything

        with transaction.atomic():
            pages_of_everything(an_organisation("La première"))
        connections.close_all()
        KEPT.parent.mkdir(exist_ok=True)
        KEPT.write_bytes(gzip.compress(_written(admin).encode(), mtime=0))


def _written(admin: Address) -> str:
    with TemporaryDirectory() as folder:
        told = Path(folder) / "first.sql"
        owner = admin.as_role(OWNER, NAME)
        plain = ("--schema=public", "--no-owner", "--inserts", "--rows-per-insert=500")
        run_tool("pg_dump", owner, *plain, f"--file={told}", NAME)
        lines = told.read_text("utf-8").splitlines()
    return "\n".join(line for line in lines if not line.startswith(LEFT_OUT))


def restore(admin: Address, name: str) -> None:
    """Bring the first database to life under another name, in a new database, as its owner."""
    with cluster.as_written(admin, name) as owner, owner.connect(autocommit=True) as connection:
        connection.execute(gzip.decompress(KEPT.read_bytes()))


if __name__ == "__main__":
    make()
