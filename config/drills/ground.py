"""What every drill shares: a server of its own, an association to try things on, a verdict."""

import json
import os
import random
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from config import cluster
from config.cluster import Address, Embedded
from config.command import database
from config.places import data_dir

NAME = "palier_bench"
JANUARY = date(2026, 1, 1)


@dataclass
class Drill:
    """A drill under way: its server, its chance, what it found wrong."""

    admin: Address
    server: Embedded
    chance: random.Random
    rounds: int
    wrong: list[str] = field(default_factory=list)
    done: dict[str, int] = field(default_factory=dict)

    def count(self, what: str, more: int = 1) -> None:
        self.done[what] = self.done.get(what, 0) + more

    def expect(self, fine: bool, words: str) -> None:
        if not fine:
            self.wrong.append(words)
            print(f"  À VOIR  {words}", file=sys.stderr, flush=True)


@contextmanager
def thrown_away(rounds: int, seed: int) -> Iterator[Drill]:
    """A server in a folder of its own, with an empty migrated database, stopped at the end."""
    server = Embedded(data_dir() / "drills")
    server.start()
    try:
        admin = server.address
        cluster.lay_roles(admin)
        cluster.drop(admin, NAME)
        cluster.create(admin, NAME)
        database.migrate(admin, NAME)
        database.use(admin, NAME)
        os.environ["PALIER_DATA_DIR"] = str(data_dir() / "drills")
        import django

        django.setup()
        yield Drill(admin, server, random.Random(seed), rounds)
    finally:
        from django.db import connections

        connections.close_all()
        server.stop()


def an_association(drill: Drill, count: int) -> Any:
    """An association with `count` contracts, lived in since January."""
    from django.db import transaction

    from benchmarks import crowd

    with transaction.atomic():
        organisation = crowd.an_association(JANUARY)
    crowd.households(drill.admin, organisation, count, on=JANUARY)
    return organisation


def check_invariants(drill: Drill, organisation: Any) -> None:
    """Every invariant, for this association."""
    from django.db import connection

    from config.keeping.invariants import WALLS, broken
    from palier.base.tenancy.walls import working_for

    with working_for(organisation), connection.cursor() as cursor:
        for invariant, count in [*broken(cursor), *broken(cursor, [WALLS])]:
            drill.expect(False, f"{invariant.words} : {count} ne le sont pas")


def verdict(name: str, drill: Drill, **more: Any) -> int:
    """Say it in words, then as one JSON object on the last line; 1 when something is wrong."""
    told = ", ".join(f"{count} {what}" for what, count in drill.done.items())
    print(f"{told}. {'Tout a tenu.' if not drill.wrong else f'{len(drill.wrong)} fois non.'}")
    result = {"drill": name, "wrong": len(drill.wrong), **drill.done, **more}
    print(json.dumps(result, ensure_ascii=False), flush=True)
    return 1 if drill.wrong else 0
