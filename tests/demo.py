"""The demo that journeys walk in: played once, while the other tests run; each worker clones it.

The controller starts the play as soon as it knows that journeys were asked for; a worker that
needs it waits for its end. Run alone (`-n0`), a journey plays it itself.
"""

import json
import os
import subprocess
import time
from pathlib import Path

from config import cluster
from config.cluster import Address
from tests import stage

NAME = "palier_demo_played"
LOG = "PALIER_TEST_DEMO"
LONGEST = 600.0


def begin(admin: Address, template: str, log: Path) -> "subprocess.Popen[bytes] | None":
    """Play it in a process of its own.

    `PALIER_KEEP_DEMO=1` takes again the one of the last run, for whoever works on a journey.
    """
    os.environ[LOG] = str(log)
    if os.environ.get("PALIER_KEEP_DEMO") and cluster.exists(admin, NAME):
        return None
    return stage.play("tests.demo", stage.making(admin, NAME, template), log)


def wait(admin: Address) -> None:
    """Until it is played; raises with what the play said when it failed."""
    log, started = Path(os.environ[LOG]), time.monotonic()
    while not cluster.exists(admin, NAME):
        told = log.read_text(errors="replace") if log.exists() else ""
        if "Traceback" in told or time.monotonic() - started > LONGEST:
            raise RuntimeError(f"the demo was not played: {told[-3000:]}")
        time.sleep(0.3)


def play_all() -> None:
    """Every act, in the database that Django points at."""
    import django

    stage.settle()
    django.setup()
    from django.db import connections
    from django.utils import timezone

    from config.demo.play import play

    for _ in play(timezone.localdate()):
        pass
    connections.close_all()


if __name__ == "__main__":
    play_all()
    stage.made(Address(**json.loads(os.environ["PALIER_TEST_SERVER"])["admin"]), NAME)
