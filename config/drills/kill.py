"""SIGKILL to a worker, or to PostgreSQL itself, in the middle of a rent run or an import."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from config.drills.ground import Drill, an_association, check_invariants, thrown_away, verdict

CONTRACTS, ROWS, ROUNDS = 400, 150, 30


def run(rounds: int, seed: int) -> int:
    """Each round begins a work, kills something at a random moment, looks, and goes on."""
    with thrown_away(rounds or ROUNDS, seed) as drill:
        organisation = an_association(drill, CONTRACTS)
        longest = {"rent": 4.0, "import": 4.0}
        for number in range(drill.rounds):
            work = "rent" if number % 2 else "import"
            before = _counts(organisation)
            took = _begin_and_kill(drill, organisation, work, number, longest[work])
            _look(drill, organisation, work, before)
            longest[work] = max(1.5, took) if took else longest[work]
        return verdict("kill", drill)


def _begin_and_kill(
    drill: Drill, organisation: Any, work: str, number: int, longest: float
) -> float:
    """Seconds that the work took when it was left alone, else 0."""
    from django.db import connections

    connections.close_all()
    command = [sys.executable, "-m", "config.drills.work", work, str(organisation.pk), str(number)]
    started = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        process.wait(drill.chance.uniform(0.4, 1.0) * longest)
        drill.count("travaux menés à bout")
        return time.monotonic() - started
    except subprocess.TimeoutExpired:
        pass
    if drill.chance.random() < 0.5:
        process.kill()
        drill.count("travailleurs tués")
    else:
        mark = Path(drill.server.data / "postmaster.pid")
        os.kill(int(mark.read_text().split()[0]), signal.SIGKILL)
        drill.count("PostgreSQL tués")
    process.wait(20)
    drill.server.start()
    _wait_alone(drill)
    return 0.0


def _wait_alone(drill: Drill) -> None:
    """Until the killed work's own transaction is gone."""
    for _ in range(100):
        with drill.admin.connect(autocommit=True) as connection:
            [busy] = connection.execute(
                "SELECT count(*) FROM pg_stat_activity WHERE datname = 'palier_bench'"
                " AND usename = 'palier_app'"
            ).fetchone() or [0]
        if not busy:
            return
        time.sleep(0.05)


def _counts(organisation: Any) -> tuple[int, int, int]:
    """Notices, imported rows, homes: what a work makes all of, or none."""
    from palier.base.tenancy.walls import working_for
    from palier.doors.exchange.models import ImportedRow
    from palier.registers.housing.models import Place
    from palier.work.billing.models import RentNotice

    with working_for(organisation):
        return (RentNotice.objects.count(), ImportedRow.objects.count(), Place.objects.count())


def _look(drill: Drill, organisation: Any, work: str, before: tuple[int, int, int]) -> None:
    from palier.base.tenancy.walls import working_for
    from palier.work.billing.models import RentRun

    notices, _, places = _counts(organisation)
    lived_in = before[2]
    if work == "rent":
        drill.expect(
            notices - before[0] in {0, lived_in},
            f"un quittancement à moitié : {notices - before[0]} avis sur {lived_in}",
        )
    else:
        drill.expect(places - before[2] in {0, ROWS}, f"un import à moitié : {places - before[2]}")
    with working_for(organisation):
        issued = RentRun.objects.filter(state="issued").count()
        drill.expect(
            RentRun.objects.filter(state="issued", notices=None).count() == 0,
            "un quittancement émis sans avis",
        )
    drill.done["quittancements émis"] = issued
    check_invariants(drill, organisation)
