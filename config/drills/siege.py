"""A siege: unfinished requests, huge bodies, sign-in loops and heavy exports, while someone reads.

The reader's page must stay under twice its quiet 95th percentile, every one of its answers right, and
nothing that serves may have died.
"""

import os
import statistics
import subprocess
import sys
import time
from datetime import date
from typing import Any

from config.drills.ground import Drill, an_association, check_invariants, thrown_away, verdict
from config.drills.visitor import PASSWORD, Visitor, served

HOUSEHOLDS, READS = 1_200, 80
BETWEEN = 0.15
"""Seconds between two pages of someone who reads fast."""
MOST = 2.0


def run(rounds: int, seed: int) -> int:
    with thrown_away(rounds or READS, seed) as drill:
        organisation = an_association(drill, HOUSEHOLDS)
        _members(organisation)
        with served(drill) as port:
            figures = _besiege(drill, port, _household(organisation))
        check_invariants(drill, organisation)
        return verdict("siege", drill, **figures)


def _besiege(drill: Drill, port: int, household: int) -> dict[str, Any]:
    # Linux lets one come from any address of the loop: the enemy has another than the reader.
    elsewhere = "127.0.0.2" if sys.platform == "linux" else "127.0.0.1"
    reader, busy = Visitor(port, {}, elsewhere), Visitor(port, {}, elsewhere)
    reader.sign_in("lectrice@drill.example")
    busy.sign_in("pressee@drill.example")
    page = f"/menages/{household}/"
    _read(drill, reader, page, 10)  # what is asked first is compiled first
    quiet = _p95(_read(drill, reader, page, drill.rounds))
    enemy = _enemy(port, busy)
    try:
        time.sleep(3)
        under = _p95(_read(drill, reader, page, drill.rounds))
    finally:
        enemy.terminate()
        told = enemy.communicate(timeout=30)[0].decode().split()
    drill.count("pages lues", 2 * drill.rounds)
    for name, value in zip(told[::2], told[1::2], strict=False):
        drill.count(name.replace("_", " "), int(value))
    drill.expect(
        under <= MOST * quiet,
        f"sous l’attaque, une page lue en {under * 1000:.0f} ms (95 %), {quiet * 1000:.0f} au calme",
    )
    return {
        "quiet_p95_ms": round(quiet * 1000),
        "besieged_p95_ms": round(under * 1000),
        "ratio": round(under / quiet, 2),
    }


def _read(drill: Drill, reader: Visitor, path: str, times: int) -> list[float]:
    took = []
    for _ in range(times):
        status, content, seconds = reader.ask(path)
        drill.expect(status == 200 and b"</html>" in content, f"la lectrice a reçu {status}")
        took.append(seconds)
        time.sleep(BETWEEN)
    return took


def _p95(took: list[float]) -> float:
    return statistics.quantiles(took, n=20)[-1]


def _enemy(port: int, busy: Visitor) -> "subprocess.Popen[bytes]":
    """All the attacks at once, from a process of their own that gives way to the service: an enemy
    brings their own machine."""
    cookies = "; ".join(f"{name}={value}" for name, value in busy.cookies.items())
    command = [sys.executable, "-m", "config.drills.enemy", str(port)]
    environment = {**os.environ, "SIEGE_COOKIES": cookies}
    return subprocess.Popen(command, env=environment, stdout=subprocess.PIPE)


def _household(organisation: Any) -> int:
    """The file that the reader opens again and again."""
    from palier.base.tenancy.walls import working_for
    from palier.registers.people.models import Household

    with working_for(organisation):
        return Household.objects.earliest("pk").pk


def _members(organisation: Any) -> None:
    from palier.base.accounts.actions import add_member
    from palier.base.tenancy.actors import palier
    from palier.base.tenancy.walls import working_for

    with working_for(organisation):
        for name in ("lectrice", "pressee"):
            add_member(
                organisation,
                email=f"{name}@drill.example",
                first_name=name.capitalize(),
                last_name="Essai",
                job="essai",
                roles=["rental_manager"],
                starts_on=date(2020, 1, 1),
                password=PASSWORD,
                everywhere=True,
                actor=palier(organisation),
            )
