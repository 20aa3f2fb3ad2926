"""`palier bench search`: typing a name among 200,000 persons, against the bare index query."""

import random
import time
from datetime import date

from django.db import transaction

from benchmarks import crowd
from benchmarks.common import as_owner, percentile, result, say
from config.cluster import Address
from palier.base.tenancy.actors import Actor
from palier.base.tenancy.walls import stand_in
from palier.base.ui.search import find

BARE = """SELECT kind, title, subtitle, url FROM ui_searchrow
          WHERE words LIKE %s ORDER BY title LIMIT 12"""


def run(admin: Address, size: int) -> None:
    """Prefixes of two to eight letters, each asked both ways."""
    count = size or 200_000
    say(f"{count} personnes…")
    with transaction.atomic():
        organisation = crowd.an_association(date(2026, 5, 1))
    crowd.households(admin, organisation, count, on=date(2025, 1, 1), contracts=False)
    as_owner(admin, "ANALYZE")
    actor = Actor(organisation, "Mesure", sights=frozenset({"people.households"}))
    chance = random.Random(7)
    words = [
        f"{chance.choice(crowd.NAMES).lower()} {chance.randint(1, count)}"[
            : chance.randint(3, 14)
        ].strip()
        for _ in range(200)
    ]
    asked, bare = [], []
    for word in words:
        with transaction.atomic():
            stand_in(organisation.pk)
            started = time.perf_counter()
            find(word, actor=actor)
            asked.append(time.perf_counter() - started)
    with admin.as_role("palier_owner", "palier_bench").connect() as owner:
        for word in words:
            started = time.perf_counter()
            owner.execute(BARE, [f"% {word}%"]).fetchall()
            bare.append(time.perf_counter() - started)
    result(
        bench="search",
        persons=count,
        p50_ms=round(percentile(asked, 0.5) * 1000, 2),
        p95_ms=round(percentile(asked, 0.95) * 1000, 2),
        bare_p50_ms=round(percentile(bare, 0.5) * 1000, 2),
        bare_p95_ms=round(percentile(bare, 0.95) * 1000, 2),
        ratio_to_bare_index=round(percentile(asked, 0.5) / percentile(bare, 0.5), 2),
    )
