"""What the processes of the tests share: settings for speed, and a process that plays aside."""

import os
import subprocess
import sys
from pathlib import Path

from config import cluster
from config.cluster import APP, OWNER, Address


def settle() -> None:
    """Passwords hashed quickly, files kept in memory."""
    from django.conf import settings

    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.STORAGES = {
        **settings.STORAGES,
        "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    }


def play(module: str, address: Address, log: Path) -> "subprocess.Popen[bytes]":
    """Run `module` as the application on that database; what it says goes to `log`."""
    environment = {
        **os.environ,
        **address.environment(),
        "PALIER_POOL": "0",
        "DJANGO_SETTINGS_MODULE": "config.settings",
        "PYTHONPATH": os.pathsep.join(filter(None, sys.path)),
    }
    with log.open("wb") as output:
        return subprocess.Popen(
            [sys.executable, "-m", module], env=environment, stdout=output, stderr=output
        )


def making(admin: Address, name: str, template: str = "") -> Address:
    """A new database on its way to become `name`; gives its address as the application."""
    for each in (name, f"{name}_making"):
        cluster.drop(admin, each)
    cluster.create(admin, f"{name}_making", template=template)
    return admin.as_role(APP, f"{name}_making")


def made(admin: Address, name: str) -> None:
    """It is whole: the planner is told what it holds, and it may be cloned."""
    with admin.as_role(OWNER, f"{name}_making").connect(autocommit=True) as connection:
        connection.execute("ANALYZE")
    with admin.connect(autocommit=True) as connection:
        connection.execute(f'ALTER DATABASE "{name}_making" RENAME TO "{name}"')
