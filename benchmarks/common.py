"""What every benchmark shares: a database of its own, a clock, one JSON object as last line."""

import json
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from config import cluster, heap
from config.command import database


@contextmanager
def own_database(name: str = "palier_bench") -> Iterator[cluster.Address]:
    """A migrated database used by this measure only, dropped at the end."""
    with cluster.running() as admin:
        cluster.drop(admin, name)
        cluster.create(admin, name)
        database.migrate(admin, name)
        database.use(admin, name)
        import django

        django.setup()
        heap.settle()  # as the server and the worker do
        try:
            yield admin
        finally:
            from django.db import connections

            connections.close_all()
            cluster.drop(admin, name)


def as_owner(admin: cluster.Address, *statements: str, name: str = "palier_bench") -> None:
    """Run statements as the owner: what a benchmark may do and the application may not."""
    with admin.as_role(cluster.OWNER, name).connect(autocommit=True) as connection:
        for statement in statements:
            connection.execute(statement)


@contextmanager
def clock() -> Iterator[list[float]]:
    """How long the block takes, in seconds, as the only item of the list."""
    took: list[float] = []
    started = time.perf_counter()
    yield took
    took.append(time.perf_counter() - started)


@dataclass
class Cost:
    """What something cost: seconds of wall, of CPU of this process and of its database backend
    (none where the backend is on another machine), and queries asked."""

    wall: float = 0.0
    python: float = 0.0
    backend: float = 0.0
    queries: int = 0

    @property
    def cpu(self) -> float:
        return self.python + self.backend


@contextmanager
def cost() -> Iterator[Cost]:
    """What the block costs, known once it is over."""
    from django.db import connection

    told = Cost()

    def count(execute: Any, *asked: Any) -> Any:
        told.queries += 1
        return execute(*asked)

    connection.ensure_connection()
    pid = connection.connection.info.backend_pid
    before = _cpu_of(pid)
    wall, python = time.perf_counter(), time.process_time()
    with connection.execute_wrapper(count):
        yield told
    told.wall, told.python = time.perf_counter() - wall, time.process_time() - python
    connection.ensure_connection()
    is_same = connection.connection.info.backend_pid == pid
    told.backend = _cpu_of(pid) - before if is_same else 0.0


def _cpu_of(pid: int) -> float:
    """Seconds of CPU that a process of this machine has taken; 0 when it is not here."""
    try:
        told = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(told[11]) + int(told[12])) / os.sysconf("SC_CLK_TCK")


def say(words: str) -> None:
    print(words, file=sys.stderr, flush=True)


def result(**figures: Any) -> None:
    """The last line: one JSON object."""
    print(json.dumps(figures, ensure_ascii=False), flush=True)


def percentile(values: list[float], share: float) -> float:
    ordered = sorted(values)
    return ordered[min(int(len(ordered) * share), len(ordered) - 1)]
