"""`palier bench tonight`: who is where in 700 homes of five houses, then in 20,000 of a hundred."""

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
from palier.work.residences.tonight import homes_tonight, houses_of
from palier.work.residences.views.tonight import MOST_DRAWN

BENCH = "palier_bench"
PAGES = {
    "plan": "/residences/",
    "liste": "/residences/?vue=liste",
    # A page that shows nothing: what the door, the menu and the shell cost by themselves.
    "shell": "/residences/presences/",
}


def run(admin: Address, size: int) -> None:
    """The page of every home at once, beside the query it shows."""
    told: dict[int, dict[str, Any]] = {}
    large = size or 20_000
    for homes, houses in ((700, 5), (large, 100)):
        say(f"{homes} lieux, {houses} maisons…")
        organisation = _fill(admin, homes, houses)
        as_owner(admin, "VACUUM ANALYZE")
        client = sign_in(organisation)
        told[homes] = {
            "bare_ms": _bare(organisation),
            **{name: measure(client, url) for name, url in PAGES.items()},
        }
    result(
        bench="tonight",
        homes=list(told),
        # Beyond a few thousand the page gives the sums of each house, and the house draws its homes.
        homes_drawn={homes: homes if homes <= MOST_DRAWN else 0 for homes in told},
        bare_query_ms={homes: round(each["bare_ms"], 1) for homes, each in told.items()},
        page_ms={homes: each["plan"]["median_ms"] for homes, each in told.items()},
        page_to_bare_query={
            homes: round(each["plan"]["median_ms"] / each["bare_ms"], 2)
            for homes, each in told.items()
        },
        drawing_to_bare_query={
            homes: round(
                (each["plan"]["median_ms"] - each["shell"]["median_ms"]) / each["bare_ms"], 2
            )
            for homes, each in told.items()
        },
        shell_ms={homes: each["shell"]["median_ms"] for homes, each in told.items()},
        list_to_bare_query={
            homes: round(each["liste"]["median_ms"] / each["bare_ms"], 2)
            for homes, each in told.items()
        },
        query_counts_equal=len({each["plan"]["queries"] for each in told.values()}) == 1,
    )


def _fill(admin: Address, homes: int, houses: int) -> Organisation:
    """Nine homes in ten lived in for a year; one in thirty in works, one in fifty promised."""
    today = date.today()  # noqa: DTZ011 -- a measure, not a rule
    with transaction.atomic():
        organisation = crowd.an_association(today.replace(day=1))
    crowd.households(admin, organisation, homes, on=today - timedelta(days=400))
    with working_for(organisation):
        add_member(
            organisation,
            email=f"soir{homes}@example.org",
            first_name="Mesure",
            last_name="X",
            job="mesure",
            roles=["host"],
            starts_on=today - timedelta(days=400),
            everywhere=True,
            actor=palier(organisation),
        )
    given = {"o": organisation.pk, "houses": houses, "today": today}
    with admin.as_role(OWNER, BENCH).connect(autocommit=True) as owner:
        for statement in _HOUSES:
            owner.execute(statement, given)
    return organisation


_HOUSES = [
    """INSERT INTO tenancy_site (organisation_id, name, kind, street, postcode, town, admission)
       SELECT %(o)s, 'Maison ' || n, 'social_residence', '', '', '', ''
       FROM generate_series(1, %(houses)s) n""",
    """WITH house AS (
         SELECT id, row_number() OVER (ORDER BY id) - 1 AS rank FROM tenancy_site
         WHERE organisation_id = %(o)s AND kind = 'social_residence' AND name LIKE 'Maison %%'
       ), home AS (
         SELECT id, row_number() OVER (ORDER BY id) AS rank FROM housing_place
         WHERE organisation_id = %(o)s
       )
       UPDATE housing_place p SET site_id = house.id FROM home JOIN house
         ON house.rank = home.rank %% %(houses)s
       WHERE p.id = home.id""",
    """UPDATE leases_occupancy o SET site_id = p.site_id FROM housing_place p
       WHERE p.id = o.main_place_id AND o.organisation_id = %(o)s""",
    """UPDATE leases_occupancy SET state = 'ended', end_reason = 'own_home',
         period = daterange(lower(period), %(today)s - (id %% 90)::int)
       WHERE organisation_id = %(o)s AND id %% 10 = 0""",
    """UPDATE leases_occupancyplace p SET period = o.period FROM leases_occupancy o
       WHERE o.id = p.occupancy_id AND o.state = 'ended' AND p.organisation_id = %(o)s""",
    """INSERT INTO leases_vacancy (organisation_id, place_id, kind, period, words)
       SELECT %(o)s, main_place_id, 'works', daterange(upper(period), NULL), ''
       FROM leases_occupancy WHERE organisation_id = %(o)s AND state = 'ended' AND id %% 30 = 0""",
    """INSERT INTO residences_absence (organisation_id, occupancy_id, left_on, is_announced)
       SELECT %(o)s, id, %(today)s - 3, true FROM leases_occupancy
       WHERE organisation_id = %(o)s AND state = 'active' AND id %% 40 = 1""",
]


def _bare(organisation: Organisation) -> float:
    """The rows of the page without the page (ms)."""
    today = date.today()  # noqa: DTZ011 -- a measure, not a rule
    with working_for(organisation):
        actor = palier(organisation)
        sites = houses_of(actor)
        times = []
        for _ in range(9):
            started = time.perf_counter()
            homes_tonight(actor, sites, today)
            times.append(1000 * (time.perf_counter() - started))
    return statistics.median(times)
