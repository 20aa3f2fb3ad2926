"""`palier bench start`: from nothing to a page, then again, and the memory at rest."""

import os
import subprocess
import sys
import tempfile
import time
import urllib.request
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
        cold, _ = _until_it_answers(environment)
        say("À chaud…")
        warm, memory = _until_it_answers(environment)
        floor = _bare_interpreter()
    result(
        bench="start",
        cold_seconds=round(cold, 1),
        warm_seconds=round(warm, 1),
        bare_django_seconds=round(floor, 2),
        ratio_warm_to_bare_django=round(warm / floor, 1),
        memory_at_rest_mb=memory,
    )


def _until_it_answers(environment: dict[str, str]) -> tuple[float, int]:
    started = time.perf_counter()
    command = [sys.executable, "-m", "config.command.main", "demo", "--port", str(PORT)]
    process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL)
    try:
        while True:
            try:
                urllib.request.urlopen(f"http://127.0.0.1:{PORT}/entrer/", timeout=2).close()
                break
            except OSError:
                if process.poll() is not None:
                    raise RuntimeError("the demo did not start") from None
                time.sleep(0.1)
        took = time.perf_counter() - started
        time.sleep(3)
        return took, _memory_of(process.pid)
    finally:
        process.terminate()
        process.wait(30)


def _memory_of(pid: int) -> int:
    """Megabytes of the command, its server and its worker; PostgreSQL apart (shared pages)."""
    listed = subprocess.run(
        ["/bin/ps", "-eo", "pid=,ppid=,rss="], capture_output=True, text=True, check=True
    )
    rows = [tuple(map(int, line.split())) for line in listed.stdout.splitlines()]
    family = {pid}
    for _ in range(4):
        family |= {child for child, parent, _ in rows if parent in family}
    names = {
        p: Path(f"/proc/{p}/comm").read_text() for p in family if Path(f"/proc/{p}/comm").exists()
    }
    return (
        sum(rss for p, _, rss in rows if p in family and "postgres" not in names.get(p, ""))
        // 1024
    )


def _bare_interpreter() -> float:
    """The floor: Python importing Django and our settings, nothing more."""
    started = time.perf_counter()
    subprocess.run(
        [sys.executable, "-c", "import django; django.setup()"],
        env={**os.environ, "DJANGO_SETTINGS_MODULE": "config.settings"},
        check=True,
    )
    return time.perf_counter() - started
