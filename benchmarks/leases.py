"""`palier bench leases`: keys handed over, empty homes, reviews due, with 1,000 and 100,000 leases."""

import statistics
import time
from datetime import date, timedelta
from typing import Any

from django.db import connection, transaction
from django.db.models import F

from benchmarks import crowd
from benchmarks.common import as_owner, result, say
from benchmarks.pages import measure, sign_in
from config.cluster import OWNER, Address
from palier.base.accounts.actions import add_member
from palier.base.tenancy.actors import palier
from palier.base.tenancy.models import Organisation, Site
from palier.base.tenancy.walls import working_for
from palier.law.pieces import pieces_of
from palier.registers.housing.actions import NewPlace, add_places
from palier.registers.housing.models import Place
from palier.registers.people.models import Household
from palier.work.leases.actions import activate_occupancy, draft_occupancy, receive_pieces
from palier.work.leases.reads import vacant_places
from palier.work.sliding.models import SlidingLease

BENCH, ENTRIES, PAGE = "palier_bench", 30, 25
LISTS = {"vacances": "/contrats/vacances/", "glissants": "/contrats/glissants/"}


def run(admin: Address, size: int) -> None:
    """The same acts in two associations, one a hundred times the other."""
    large = size or 100_000
    told: dict[int, dict[str, Any]] = {}
    for count in (1000, large):
        say(f"{count} contrats…")
        organisation = _fill(admin, count)
        as_owner(admin, "VACUUM ANALYZE")
        client = sign_in(organisation)
        told[count] = {
            "activation": _activate(organisation),
            **{name: measure(client, url) for name, url in LISTS.items()},
            "bare": _bare(organisation),
        }
    pages = {name: told[large][name] for name in LISTS}
    result(
        bench="leases",
        leases=[1000, large],
        activation_ms={count: each["activation"]["median_ms"] for count, each in told.items()},
        activation_growth=round(
            told[large]["activation"]["median_ms"] / told[1000]["activation"]["median_ms"], 2
        ),
        activation_to_bare_insert=told[large]["activation"]["to_bare_insert"],
        pages=pages,
        page_to_bare_query={
            name: round(page["median_ms"] / told[large]["bare"][name], 2)
            for name, page in pages.items()
        },
        query_counts_equal=all(
            told[1000][name]["queries"] == told[large][name]["queries"] for name in LISTS
        ),
    )


def _fill(admin: Address, count: int) -> Organisation:
    today = date.today()  # noqa: DTZ011 -- a measure, not a rule
    with transaction.atomic():
        organisation = crowd.an_association(today.replace(day=1))
    crowd.households(admin, organisation, count, on=today - timedelta(days=400))
    with working_for(organisation):
        add_member(
            organisation,
            email=f"mesure{count}@example.org",
            first_name="Mesure",
            last_name="X",
            job="mesure",
            roles=["rental_manager"],
            starts_on=today - timedelta(days=400),
            everywhere=True,
            actor=palier(organisation),
        )
    statements, given = leases_of(organisation, today=today)
    with admin.as_role(OWNER, BENCH).connect(autocommit=True) as owner:
        for statement in statements:
            owner.execute(statement, given)
    return organisation


def leases_of(organisation: Organisation, *, today: date) -> tuple[list[str], dict[str, Any]]:
    """One lease in thirty has ended, and one sublease in three slides."""
    return _LEASES, {"o": organisation.pk, "today": today}


_LEASES = [
    """UPDATE leases_occupancy SET state = 'ended', end_reason = 'own_home',
         period = daterange(lower(period), %(today)s - (id %% 90)::int)
       WHERE organisation_id = %(o)s AND id %% 30 = 0""",
    """UPDATE leases_occupancyplace p SET period = o.period FROM leases_occupancy o
       WHERE o.id = p.occupancy_id AND o.state = 'ended' AND p.organisation_id = %(o)s""",
    """INSERT INTO sliding_slidinglease (organisation_id, occupancy_id, state, sublease_signed_on,
         tripartite_on, conditions, review_months, next_review_on, outcome, lessor)
       SELECT %(o)s, id, 'running', lower(period), lower(period), '', 6,
         %(today)s + (id %% 180)::int - 5, '', ''
       FROM leases_occupancy
       WHERE organisation_id = %(o)s AND regime = 'art8_sublease' AND state = 'active'""",
]


def _activate(organisation: Organisation) -> dict[str, float]:
    """The median of some entries, and its ratio to the bare insert of the place they take."""
    today = date.today()  # noqa: DTZ011 -- a measure, not a rule
    with working_for(organisation):
        actor = palier(organisation)
        site = Site.objects.get(organisation=organisation)
        places = add_places(
            organisation,
            places=[NewPlace(site, f"entrée {n}") for n in range(ENTRIES)],
            actor=actor,
        )
        codes = [piece.code for piece in pieces_of("logement_foyer")]
        household = Household.objects.order_by("pk").first()
        assert household is not None  # noqa: S101 -- the crowd is there
        times, last = [], 0
        for place in places:
            draft = draft_occupancy(
                place, household=household, regime="logement_foyer", starts_on=today, actor=actor
            )
            receive_pieces(draft, pieces=codes, on=today, actor=actor)
            started = time.perf_counter()
            activate_occupancy(draft, starts_on=today, actor=actor)
            times.append(1000 * (time.perf_counter() - started))
            last = draft.pk
        bare = _bare_inserts(organisation, places, last)
    return {
        "median_ms": round(statistics.median(times), 2),
        "to_bare_insert": round(statistics.median(times) / bare, 1),
    }


def _bare_inserts(organisation: Organisation, places: list[Place], occupancy_id: int) -> float:
    """The median of one insert under the exclusion, each undone (ms)."""
    times = []
    with connection.cursor() as cursor:
        for place in places:
            started = time.perf_counter()
            with transaction.atomic():
                cursor.execute(
                    "INSERT INTO leases_occupancyplace"
                    " (organisation_id, occupancy_id, place_id, period, is_firm)"
                    " VALUES (%s, %s, %s, '[2001-01-01,2001-02-01)', true)",
                    [organisation.pk, occupancy_id, place.pk],
                )
                times.append(1000 * (time.perf_counter() - started))
                transaction.set_rollback(True)
    return statistics.median(times)


def _bare(organisation: Organisation) -> dict[str, float]:
    """The same rows without the page: counted, then the first of them (ms)."""
    today = date.today()  # noqa: DTZ011 -- a measure, not a rule
    with working_for(organisation):
        actor = palier(organisation)
        rows: dict[str, Any] = {
            "vacances": _empty(actor, today),
            "glissants": SlidingLease.objects.visible_to(actor)
            .select_related(
                "occupancy__household",
                "occupancy__main_place__site",
                "occupancy__holding__owner",
            )
            .order_by("next_review_on", "pk"),
        }
        return {name: _median(queryset) for name, queryset in rows.items()}


def _empty(actor: Any, today: date) -> Any:
    rows: Any = vacant_places(Place.objects.visible_to(actor), today)
    return rows.order_by(F("since"), F("pk"))


def _median(rows: Any) -> float:
    times = []
    for _ in range(9):
        started = time.perf_counter()
        rows.count()
        list(rows[:PAGE])
        times.append(1000 * (time.perf_counter() - started))
    return statistics.median(times)
