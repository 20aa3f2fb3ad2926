"""What every benchmark shares: a database of its own, a clock, one JSON object as last line."""

import json
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from config import cluster
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


def say(words: str) -> None:
    print(words, file=sys.stderr, flush=True)


def result(**figures: Any) -> None:
    """The last line: one JSON object."""
    print(json.dumps(figures, ensure_ascii=False), flush=True)


def percentile(values: list[float], share: float) -> float:
    ordered = sorted(values)
    return ordered[min(int(len(ordered) * share), len(ordered) - 1)]
