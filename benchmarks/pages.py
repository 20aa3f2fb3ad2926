"""`palier bench pages`: the ten most used pages over 1,000 and 50,000 households."""

import time
from datetime import date, timedelta
from typing import Any

from django.db import connection, reset_queries, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from benchmarks import crowd
from benchmarks.common import as_owner, percentile, result, say
from config.cluster import Address
from palier.base.accounts.actions import add_member
from palier.base.tenancy.actors import palier
from palier.base.tenancy.models import Organisation, User
from palier.base.tenancy.walls import working_for
from palier.registers.people.models import Household
from palier.work.billing.actions import issue_rent_run, prepare_rent_run
from palier.work.billing.models import RentNotice
from palier.work.leases.models import Occupancy

ROUNDS = 25
ROLES = ["supervisor", "rental_manager", "accountant", "reception"]


def run(admin: Address, size: int) -> None:
    """Each page asked many times, at both sizes, in one run."""
    large = size or 50_000
    figures: dict[str, dict[int, dict[str, Any]]] = {}
    floor: dict[int, float] = {}
    for count in (1000, large):
        say(f"{count} ménages…")
        organisation = _fill(admin, count)
        as_owner(admin, "ANALYZE")
        client = sign_in(organisation)
        for name, url in _urls(organisation).items():
            figures.setdefault(name, {})[count] = measure(client, url)
        floor[count] = one_query(organisation)
    growth = {
        name: round(sizes[large]["median_ms"] / sizes[1000]["median_ms"], 2)
        for name, sizes in figures.items()
    }
    same = {
        name: len({each["queries"] for each in sizes.values()}) == 1
        for name, sizes in figures.items()
    }
    result(
        bench="pages",
        households=[1000, large],
        pages={name: sizes[large] for name, sizes in figures.items()},
        growth_by_page=growth,
        growth=max(growth.values()),
        query_counts_equal=all(same.values()),
        household_page_to_one_query_view=round(
            figures["menage"][large]["median_ms"] / (floor[large] * 1000), 2
        ),
    )


def _fill(admin: Address, count: int) -> Organisation:
    today = date.today()  # noqa: DTZ011 -- a measure, not a rule
    month = today.replace(day=1)
    with transaction.atomic():
        organisation = crowd.an_association(month)
    crowd.households(admin, organisation, count, on=month - timedelta(days=60))
    with working_for(organisation):
        actor = palier(organisation)
        issue_rent_run(prepare_rent_run(organisation, month_on=month, actor=actor), actor=actor)
        later = month + timedelta(days=40)
        prepare_rent_run(organisation, month_on=later, actor=actor)
        add_member(
            organisation,
            email=f"mesure{count}@example.org",
            first_name="Mesure",
            last_name="X",
            job="mesure",
            roles=ROLES,
            starts_on=month,
            everywhere=True,
            actor=actor,
        )
    return organisation


def sign_in(organisation: Organisation) -> Client:
    """A browser in which the last user made has come in."""
    client = Client()
    user = User.objects.latest("pk")
    client.force_login(user)
    session = client.session
    session["organisation"] = organisation.pk
    session.save()
    return client


def _urls(organisation: Organisation) -> dict[str, str]:
    with working_for(organisation):
        household = Household.objects.order_by("pk")[500]
        occupancy = Occupancy.objects.get(household=household)
        notice = RentNotice.objects.get(occupancy=occupancy)
        run = occupancy.organisation.rentrun_set.latest("pk")
    return {
        "journee": "/",
        "accueil": "/accueil/",
        "menages": "/menages/",
        "menage": f"/menages/{household.pk}/",
        "contrats": "/contrats/",
        "contrat": f"/contrats/{occupancy.pk}/",
        "quittancement": f"/quittancement/{run.pk}/",
        "avis": f"/quittancement/avis/{notice.pk}/",
        "compte": f"/quittancement/comptes/{notice.account_id}/",
        "recherche": "/recherche/?q=dial",
    }


def measure(client: Client, url: str) -> dict[str, Any]:
    """Median and 95th percentile of a page (ms), and its queries."""
    for _ in range(3):
        answer = client.get(url)
        if answer.status_code != 200:
            raise RuntimeError(f"{url} answers {answer.status_code}")
    with CaptureQueriesContext(connection) as captured:
        client.get(url)
    queries = len(captured)
    reset_queries()
    took = []
    for _ in range(ROUNDS):
        started = time.perf_counter()
        client.get(url)
        took.append(time.perf_counter() - started)
    return {
        "median_ms": round(percentile(took, 0.5) * 1000, 1),
        "p95_ms": round(percentile(took, 0.95) * 1000, 1),
        "queries": queries,
    }


def one_query(organisation: Organisation) -> float:
    """The floor: what one query behind the same wall costs, with its transaction."""
    took = []
    for _ in range(ROUNDS):
        started = time.perf_counter()
        with working_for(organisation):
            Household.objects.filter(organisation=organisation).order_by("sort_name", "pk").first()
        took.append(time.perf_counter() - started)
    return percentile(took, 0.5)
