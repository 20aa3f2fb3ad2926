"""`palier bench pages`: the ten most used pages over 1,000 and 50,000 households."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from typing import Any

from django.conf import settings
from django.db import connection, reset_queries, transaction
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext

from benchmarks import crowd
from benchmarks.common import as_owner, cost, percentile, result, say
from config.cluster import Address
from palier.base.accounts.actions import add_member
from palier.base.accounts.devices import COOKIE, mark
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
    organisation = Organisation()
    for count in (1000, large):
        say(f"{count} ménages…")
        organisation = _fill(admin, count)
        as_owner(admin, "ANALYZE")
        client = sign_in(organisation)
        for name, url in _urls(organisation).items():
            figures.setdefault(name, {})[count] = measure(client, url)
        floor[count] = one_query(organisation)
    say("Quatre lecteurs à la fois…")
    at_four = _read_by_four(organisation)
    growth = {
        name: round(sizes[large]["cpu_ms"] / sizes[1000]["cpu_ms"], 2)
        for name, sizes in figures.items()
    }
    household, day = figures["menage"][large], figures["journee"][large]
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
        household_queries=household["queries"],
        household_cpu_ms=household["cpu_ms"],
        day_queries=day["queries"],
        day_cpu_ms=day["cpu_ms"],
        **at_four,
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
        "reunions": "/reunions/",
        "temps-equipe": "/temps/equipe/",
        "resultats": "/resultats/",
        "resultats-logements": f"/resultats/sites/{occupancy.site_id}/",
    }


def measure(client: Client, url: str) -> dict[str, Any]:
    """Median and 95th percentile of a page (ms), its CPU (ms, process and backend), its queries."""
    for _ in range(3):
        answer = client.get(url)
        if answer.status_code != 200:
            raise RuntimeError(f"{url} answers {answer.status_code}")
    with CaptureQueriesContext(connection) as captured:
        client.get(url)
    queries = len(captured)
    reset_queries()
    took = []
    with cost() as all_of_them:
        for _ in range(ROUNDS):
            started = time.perf_counter()
            client.get(url)
            took.append(time.perf_counter() - started)
    return {
        "cpu_ms": round(all_of_them.cpu / ROUNDS * 1000, 1),
        "median_ms": round(percentile(took, 0.5) * 1000, 1),
        "p95_ms": round(percentile(took, 0.95) * 1000, 1),
        "queries": queries,
    }


def _read_by_four(organisation: Organisation) -> dict[str, float]:
    """Household pages, four readers at once, each over fifty households, through a true server."""
    with working_for(organisation):
        keys = list(Household.objects.order_by("pk").values_list("pk", flat=True)[400:450])
    cookies = [_reader(organisation, rank) for rank in range(4)]
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    process = subprocess.Popen(
        [sys.executable, "-m", "config.door.server", "--port", str(port)],
        env={**os.environ, "PALIER_POOL": "1", "PALIER_HOSTS": "127.0.0.1"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )

    def read(cookie: str) -> list[float]:
        return [_ask(f"http://127.0.0.1:{port}/menages/{key}/", cookie) for key in keys]

    try:
        _wait_for(port)
        with ThreadPoolExecutor(4) as readers:
            list(readers.map(read, cookies))
            started = time.perf_counter()
            took = [each for one in readers.map(read, cookies) for each in one]
            seconds = time.perf_counter() - started
    finally:
        process.terminate()
        process.wait(20)
    return {
        "p50_ms_at_4": round(percentile(took, 0.5) * 1000),
        "p95_ms_at_4": round(percentile(took, 0.95) * 1000),
        "pages_per_second_at_4": round(len(took) / seconds, 1),
    }


def _reader(organisation: Organisation, rank: int) -> str:
    """The cookies of one more reader, on a device of theirs: four persons, not one in a hurry."""
    with working_for(organisation):
        add_member(
            organisation,
            email=f"lecture{rank}.{organisation.pk}@example.org",
            first_name="Lecture",
            last_name="X",
            job="mesure",
            roles=ROLES,
            starts_on=date(2020, 1, 1),
            everywhere=True,
            actor=palier(organisation),
        )
    session = sign_in(organisation).cookies[settings.SESSION_COOKIE_NAME].value
    known = HttpResponse()
    mark(known, User.objects.latest("pk"), secure=False)
    return f"{settings.SESSION_COOKIE_NAME}={session}; {COOKIE}={known.cookies[COOKIE].value}"


def _ask(url: str, cookie: str) -> float:
    started = time.perf_counter()
    page = urllib.request.Request(url, headers={"Cookie": cookie})  # noqa: S310 -- our own server
    with urllib.request.urlopen(page, timeout=60) as answer:  # noqa: S310 -- our own server
        if "/entrer/" in answer.url:
            raise RuntimeError("the reader was sent back to the door")
        answer.read()
    return time.perf_counter() - started


def _wait_for(port: int) -> None:
    for _ in range(300):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise RuntimeError("the server did not start")


def one_query(organisation: Organisation) -> float:
    """The floor: what one query behind the same wall costs, with its transaction."""
    took = []
    for _ in range(ROUNDS):
        started = time.perf_counter()
        with working_for(organisation):
            Household.objects.filter(organisation=organisation).order_by("sort_name", "pk").first()
        took.append(time.perf_counter() - started)
    return percentile(took, 0.5)
