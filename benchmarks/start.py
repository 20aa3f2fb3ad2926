"""`palier bench start`: from nothing to a page, then again, and the memory at rest."""

import os
import re
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request
from dataclasses import dataclass
from pathlib import Path

from benchmarks.common import result, say

PORT = 8799


def run() -> None:
    """Cold (nothing there but the code), warm (all there), memory once answering."""
    with tempfile.TemporaryDirectory(prefix="palier-start-") as folder:
        Path(folder).chmod(0o755)
        environment = {**os.environ, "PALIER_DATA_DIR": folder}
        environment.pop("DATABASE_URL", None)
        say("À froid…")
        cold = _until_it_answers(environment)
        say("À chaud…")
        warm = _until_it_answers(environment)
        floor = _bare_interpreter()
    result(
        bench="start",
        cold_seconds=round(cold.whole, 1),
        cold_first_page_seconds=round(cold.door, 1),
        warm_seconds=round(warm.whole, 1),
        bare_django_seconds=round(floor, 2),
        ratio_warm_to_bare_django=round(warm.whole / floor, 1),
        rest_mb=warm.memory,
        rest_mb_of_database=warm.database,
    )


@dataclass(frozen=True)
class Started:
    """Seconds until a page opens, and until everything is there; megabytes once at rest."""

    door: float
    whole: float
    memory: int
    database: int


def _until_it_answers(environment: dict[str, str]) -> Started:
    """The first page opens while the demo still plays; it is whole when the command says so."""
    started = time.perf_counter()
    command = [sys.executable, "-u", "-m", "config.command.main", "demo", "--port", str(PORT)]
    process = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True)
    whole: list[float] = []

    def listen() -> None:
        said = (line for line in process.stdout or () if "Ctrl-C" in line)
        whole.extend(time.perf_counter() - started for _ in said)

    threading.Thread(target=listen, daemon=True).start()
    try:
        door = _first_page(process) - started
        while not whole:
            if process.poll() is not None:
                raise RuntimeError("the demo was not played to its end")
            time.sleep(0.05)
        time.sleep(5)
        ours, database = _memory_of(process.pid)
        return Started(door, whole[0], ours, database)
    finally:
        process.terminate()
        process.wait(30)


def _first_page(process: "subprocess.Popen[str]") -> float:
    while True:
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{PORT}/entrer/", timeout=2).close()
            return time.perf_counter()
        except OSError:
            if process.poll() is not None:
                raise RuntimeError("the demo did not start") from None
            time.sleep(0.1)


def _memory_of(pid: int) -> tuple[int, int]:
    """Megabytes of the command, its server and its worker; and those of PostgreSQL apart, each
    page that its processes share shared out among them."""
    listed = subprocess.run(
        ["/bin/ps", "-eo", "pid=,ppid="], capture_output=True, text=True, check=True
    )
    rows = [tuple(map(int, line.split())) for line in listed.stdout.splitlines()]
    family = {pid}
    for _ in range(4):
        family |= {child for child, parent in rows if parent in family}
    ours, database = 0, 0
    if not any("config.worker" in _command_of(member) for member in family):
        raise RuntimeError("the worker is not there: what is measured is not what serves")
    for member in family:
        try:
            name = Path(f"/proc/{member}/comm").read_text()
            told = Path(f"/proc/{member}/smaps_rollup").read_text()
        except OSError:
            continue
        share = int(re.search(r"^Pss:\s+(\d+)", told, re.MULTILINE)[1])  # type: ignore[index]
        if "postgres" in name:
            database += share
        else:
            ours += share
    return ours // 1024, database // 1024


def _command_of(pid: int) -> str:
    try:
        return Path(f"/proc/{pid}/cmdline").read_text()
    except OSError:
        return ""


def _bare_interpreter() -> float:
    """The floor: Python importing Django and our settings, nothing more."""
    started = time.perf_counter()
    subprocess.run(
        [sys.executable, "-c", "import django; django.setup()"],
        env={**os.environ, "DJANGO_SETTINGS_MODULE": "config.settings"},
        check=True,
    )
    return time.perf_counter() - started
