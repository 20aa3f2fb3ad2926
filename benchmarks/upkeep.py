"""`palier bench upkeep`: the lists of repairs over 5,000 requests, then over 500,000."""

import statistics
import time
from datetime import date, timedelta
from typing import Any

from django.db import transaction

from benchmarks import crowd
from benchmarks.common import as_owner, result, say
from benchmarks.pages import measure, sign_in
from config.cluster import OWNER, Address
from palier.base.accounts.actions import add_member
from palier.base.tenancy.actors import palier
from palier.base.tenancy.models import Organisation
from palier.base.tenancy.walls import working_for
from palier.work.upkeep.lists import requests_of

BENCH, PAGE = "palier_bench", 25
PAGES = {
    "toutes": "/travaux/",
    "retard": "/travaux/?etat=retard",
    "vivantes": "/travaux/?etat=vivantes",
    "tournee": "/travaux/tournee/",
    "chiffres": "/travaux/chiffres/",
}


def run(admin: Address, size: int) -> None:
    """The same pages in two associations, one a hundred times the other."""
    large = size or 500_000
    told: dict[int, dict[str, Any]] = {}
    for count in (5_000, large):
        say(f"{count} demandes…")
        organisation = _fill(admin, count)
        as_owner(admin, "VACUUM ANALYZE")
        client = sign_in(organisation)
        told[count] = {
            **{name: measure(client, url) for name, url in PAGES.items()},
            "bare": _bare(organisation, date.today()),  # noqa: DTZ011 -- a measure, not a rule
        }
    result(
        bench="upkeep",
        requests=list(told),
        page_ms={name: told[large][name]["median_ms"] for name in PAGES},
        growth={
            name: round(told[large][name]["median_ms"] / told[5_000][name]["median_ms"], 2)
            for name in PAGES
        },
        bare_query_ms={count: round(each["bare"], 1) for count, each in told.items()},
        list_to_bare_query=round(told[large]["toutes"]["median_ms"] / told[large]["bare"], 2),
        query_counts_equal=all(
            told[5_000][name]["queries"] == told[large][name]["queries"] for name in PAGES
        ),
    )


def _fill(admin: Address, count: int) -> Organisation:
    """One request in fifty is alive; each closed one had its order."""
    today = date.today()  # noqa: DTZ011 -- a measure, not a rule
    with transaction.atomic():
        organisation = crowd.an_association(today.replace(day=1))
    crowd.households(admin, organisation, max(count // 100, 50), on=today - timedelta(days=400))
    with working_for(organisation):
        member = add_member(
            organisation,
            email=f"travaux{count}@example.org",
            first_name="Mesure",
            last_name="X",
            job="mesure",
            roles=["rental_manager", "technician"],
            starts_on=today - timedelta(days=400),
            everywhere=True,
            actor=palier(organisation),
        )
    given = {"o": organisation.pk, "n": count, "today": today, "user": member.user_id}
    with admin.as_role(OWNER, BENCH).connect(autocommit=True) as owner:
        for statement in _REPAIRS:
            owner.execute(statement, given)
    return organisation


_REPAIRS = [
    """WITH homes AS (
         SELECT id, row_number() OVER (ORDER BY id) - 1 AS rank, count(*) OVER () AS n
         FROM housing_place WHERE organisation_id = %(o)s
       )
       INSERT INTO upkeep_repairrequest (organisation_id, place_id, item, title, text, urgency,
         origin, reported_on, due_on, state, payer, payer_source, payer_because, handed_to,
         closed_on, is_fixed, pleased, noted_by_id)
       SELECT %(o)s, homes.id, (ARRAY['plumbing','heating','locks','glass','worn'])[1 + g %% 5],
         'Demande ' || g, '', (ARRAY['urgent','usual','usual','planned'])[1 + g %% 4], 'phone',
         %(today)s - (g %% 1500), %(today)s - (g %% 1500) + 15,
         CASE WHEN g %% 50 = 0 THEN 'open' ELSE 'closed' END, 'association', 'x', '', '',
         CASE WHEN g %% 50 <> 0 THEN %(today)s - (g %% 1500) + g %% 9 END,
         g %% 50 <> 0, CASE WHEN g %% 3 = 0 THEN 'yes' ELSE '' END, %(user)s
       FROM generate_series(1, %(n)s) g JOIN homes ON homes.rank = g %% homes.n""",
    """INSERT INTO upkeep_workorder (organisation_id, request_id, technician_id, state, ordered_on,
         visit_on, done_on, parts, cost, report, because, is_over)
       SELECT %(o)s, id, %(user)s, 'done', reported_on, closed_on, closed_on, '', 38.5, 'Fait',
         '', false
       FROM upkeep_repairrequest WHERE organisation_id = %(o)s AND state = 'closed'""",
    """INSERT INTO upkeep_workorder (organisation_id, request_id, technician_id, state, ordered_on,
         visit_on, parts, report, because, is_over)
       SELECT %(o)s, id, %(user)s, 'sent', reported_on, %(today)s, '', '', '', false
       FROM upkeep_repairrequest WHERE organisation_id = %(o)s AND state = 'open'
       ORDER BY id LIMIT 12""",
]


def _bare(organisation: Organisation, today: date) -> float:
    """The same rows without the page: counted, then the first of them (ms)."""
    with working_for(organisation):
        actor = palier(organisation)
        times = []
        for _ in range(9):
            rows = requests_of(today).rows(actor).order_by("-reported_on", "-pk")
            started = time.perf_counter()
            rows.count()
            list(rows[:PAGE])
            times.append(1000 * (time.perf_counter() - started))
    return statistics.median(times)
