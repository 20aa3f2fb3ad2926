"""What the house itself does at night: its backup."""

import logging
import os
import subprocess
import sys

from procrastinate import JobContext
from procrastinate.contrib.django import app

DEAD = 60.0
"""Seconds without a sign of life after which a worker is held to be dead."""
logger = logging.getLogger(__name__)


def nightly_command() -> list[str]:
    """The backup asked for by `PALIER_BACKUP_DIR` (and `PALIER_BACKUP_KEY`), or nothing."""
    folder = os.environ.get("PALIER_BACKUP_DIR")
    if not folder:
        return []
    command = [sys.executable, "-m", "config.command.main", "backup", folder, "--rotate"]
    key = os.environ.get("PALIER_BACKUP_KEY")
    return [*command, "--key", key] if key else command


@app.periodic(cron="*/5 * * * *")
@app.task(queue="house", queueing_lock="take_up", pass_context=True)
async def take_up_what_was_dropped(context: JobContext, timestamp: int) -> None:
    """Work whose worker died under it goes back in the queue: each says itself what is left to do."""
    for job in await app.job_manager.get_stalled_jobs(seconds_since_heartbeat=DEAD):
        logger.warning("%s n’a pas fini : son travailleur est mort. Il reprend.", job.task_name)
        await app.job_manager.retry_job(job)


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
