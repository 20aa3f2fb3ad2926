"""Bringing the database to where the code is: created, furnished, migrated."""

import os
import subprocess
import sys

from config import cluster
from config.cluster import APP, OWNER, Address
from config.command import standing
from config.places import kept_secrets

OWNER_COMMANDS = {"migrate", "sqlmigrate", "showmigrations", "dumpdata", "sqlflush"}


def settle(admin: Address, name: str) -> None:
    """Create the database if it is not there, then migrate it as its owner if it has to be."""
    if not cluster.exists(admin, name):
        cluster.create(admin, name)
    elif name == admin.name:
        cluster.adopt(admin)
    if not standing.is_up(admin, name):
        migrate(admin, name)
        standing.mark(admin, name)


def migrate(admin: Address, name: str) -> None:
    """Bring the database to the present schema as its owner, in a process of its own."""
    as_owner(admin, name, "config.schema")


def as_owner(admin: Address, name: str, *command: str) -> None:
    """Run a module of ours, or Django’s, as the owner of a database. Raises NoDatabase."""
    environment = {**os.environ, **admin.as_role(OWNER, name).environment(), "PALIER_POOL": "0"}
    done = subprocess.run(
        [sys.executable, "-m", *command],
        env={**environment, "DJANGO_SETTINGS_MODULE": "config.settings"},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise cluster.NoDatabase(f"La base n’a pas pu être mise à jour :\n{done.stderr[-2000:]}")


def use(admin: Address, name: str, *, pool: bool = False, role: str = APP) -> None:
    """From now on this process is the application (or the owner) on that database."""
    os.environ.update(admin.as_role(role, name).environment())
    os.environ["PALIER_POOL"] = "1" if pool else "0"
    os.environ["PALIER_SECRET_KEY"] = kept_secrets()["django"]
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
