"""`palier bench caseload`: the worker's and the team's pages, with 10,000 and 1,000,000 notes."""

from datetime import date, timedelta
from typing import Any

from django.db import transaction

from benchmarks import crowd
from benchmarks.common import as_owner, result, say
from benchmarks.pages import measure, one_query, sign_in
from config.cluster import OWNER, Address
from palier.base.accounts.actions import add_member
from palier.base.tenancy.actors import palier
from palier.base.tenancy.models import Organisation
from palier.base.tenancy.walls import working_for
from palier.registers.people.models import Household
from palier.registers.programmes.actions import add_programme

WORKERS, HOUSEHOLDS, FOLLOWED, YEARS = 20, 1500, 500, 6
BENCH = "palier_bench"


def run(admin: Address, size: int) -> None:
    """The same caseloads in two associations: one has written little, the other for years."""
    large = size or 1_000_000
    figures: dict[str, dict[int, dict[str, Any]]] = {}
    floor = 0.0
    for count in (10_000, large):
        say(f"{count} interventions…")
        organisation = _fill(admin, count)
        as_owner(admin, "VACUUM ANALYZE")
        client = sign_in(organisation)
        for name, url in _urls(organisation).items():
            figures.setdefault(name, {})[count] = measure(client, url)
        floor = one_query(organisation)
    growth = {
        name: round(sizes[large]["median_ms"] / sizes[10_000]["median_ms"], 2)
        for name, sizes in figures.items()
    }
    result(
        bench="caseload",
        interventions=[10_000, large],
        workers=WORKERS,
        open_measures=FOLLOWED,
        pages={name: sizes[large] for name, sizes in figures.items()},
        growth_by_page=growth,
        growth_of_worker_and_team=max(growth["mes-menages"], growth["equipe"]),
        query_counts_equal=all(
            len({each["queries"] for each in sizes.values()}) == 1 for sizes in figures.values()
        ),
        team_page_to_one_query_view=round(
            figures["equipe"][large]["median_ms"] / (floor * 1000), 1
        ),
    )


def _fill(admin: Address, count: int) -> Organisation:
    today = date.today()  # noqa: DTZ011 -- a measure, not a rule
    with transaction.atomic():
        organisation = crowd.an_association(today)
    since = today - timedelta(days=365 * YEARS)
    crowd.households(admin, organisation, HOUSEHOLDS, on=since, contracts=False)
    statements, given = social_work_of(organisation, count, today=today, since=since)
    with admin.as_role(OWNER, BENCH).connect(autocommit=True) as owner:
        for statement in statements:
            owner.execute(statement, given)
    return organisation


def social_work_of(
    organisation: Organisation, count: int, *, today: date, since: date
) -> tuple[list[str], dict[str, Any]]:
    """Workers, and the statements that give their households measures, rights and notes."""
    with working_for(organisation):
        actor = palier(organisation)
        programme = add_programme(organisation, name="AVDL", starts_on=since, actor=actor)
        workers = [
            add_member(
                organisation,
                email=f"mesure{count}-{rank}@example.org",
                first_name=f"Mesure{rank:02}",
                last_name="X",
                job="mesure",
                roles=["supervisor"],
                starts_on=since,
                team=f"Équipe {rank % 3}",
                actor=actor,
            ).user_id
            for rank in range(WORKERS)
        ]
    return _SOCIAL, {
        "o": organisation.pk,
        "n": count,
        "p": programme.pk,
        "w": workers,
        "today": today,
        "days": 365 * YEARS,
        "followed": FOLLOWED,
    }


_HOUSEHOLDS = """(SELECT id, row_number() OVER (ORDER BY id) r FROM people_household
                  WHERE organisation_id = %(o)s)"""
_SOCIAL = [
    f"""INSERT INTO support_measure (organisation_id, household_id, programme_id, caseworker_id,
          service, goal, mandate_number, mandated_months, intensity, state, period, planned_end_on,
          end_reason, destination, residual_need, review)
        SELECT %(o)s, h.id, %(p)s, (%(w)s::bigint[])[1 + h.r %% {WORKERS}], 'measure', '', '', 12,
          (ARRAY['light','usual','strong'])[1 + h.r %% 3], 'active',
          daterange(%(today)s - 200, NULL), %(today)s + (h.r %% 300)::int - 20, '', '', '', ''
        FROM {_HOUSEHOLDS} h WHERE h.r <= %(followed)s""",
    f"""INSERT INTO casework_right (organisation_id, person_id, household_id, kind, number,
          granted_on, expires_on, remind_days, assignee_id, state, closed_because, is_health)
        SELECT %(o)s, m.person_id, h.id, k.kind, '', %(today)s - 300,
          %(today)s + (h.r * 7 %% 400)::int - 10, 30, (%(w)s::bigint[])[1 + h.r %% {WORKERS}],
          'open', '', false
        FROM {_HOUSEHOLDS} h JOIN people_householdmember m ON m.household_id = h.id
        CROSS JOIN (VALUES ('rsa'), ('residence_permit')) k (kind)""",
    f"""INSERT INTO support_note (organisation_id, household_id, author_id, "on", kind, minutes,
          is_face_to_face, title, text, is_secret)
        SELECT %(o)s, h.id, (%(w)s::bigint[])[1 + i %% {WORKERS}],
          %(today)s - (i::bigint * 7919 %% %(days)s)::int,
          (ARRAY['office','home','phone','writing'])[1 + i %% 4], 30 + i %% 60, i %% 4 < 2,
          'Entretien', 'Factures regardées ensemble, courrier écrit au fournisseur.', false
        FROM generate_series(1, %(n)s) i JOIN {_HOUSEHOLDS} h ON h.r = 1 + i %% {HOUSEHOLDS}""",
]


def _urls(organisation: Organisation) -> dict[str, str]:
    with working_for(organisation):
        household = Household.objects.order_by("pk")[20]
    return {
        "mes-menages": "/accompagnements/mes-menages/",
        "equipe": "/accompagnements/equipe/",
        "journee": "/",
        "menage": f"/menages/{household.pk}/",
        "droits": "/accompagnements/droits/",
        "temps": "/accompagnements/equipe/temps/",
    }
