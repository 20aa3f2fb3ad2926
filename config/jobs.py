"""What the house itself does at night: its backup."""

import logging
import os
import subprocess
import sys

from procrastinate.contrib.django import app

logger = logging.getLogger(__name__)


def nightly_command() -> list[str]:
    """The backup asked for by `PALIER_BACKUP_DIR` (and `PALIER_BACKUP_KEY`), or nothing."""
    folder = os.environ.get("PALIER_BACKUP_DIR")
    if not folder:
        return []
    command = [sys.executable, "-m", "config.command.main", "backup", folder, "--rotate"]
    key = os.environ.get("PALIER_BACKUP_KEY")
    return [*command, "--key", key] if key else command


@app.periodic(cron="15 1 * * *")
@app.task(queue="night")
def back_up_at_night(timestamp: int) -> None:
    """Every night: one backup, tried; old ones taken away. A failure is told and raised."""
    command = nightly_command()
    if not command:
        return
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603
    if done.returncode:
        logger.error("La sauvegarde de la nuit a échoué : %s", done.stderr.strip()[-500:])
        raise RuntimeError(done.stderr.strip()[-500:])
