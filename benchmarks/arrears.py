"""`palier bench arrears`: the nightly pass over 100,000 accounts and 5,000,000 ledger lines."""

from datetime import date

from django.db import connection, transaction

from benchmarks import crowd
from benchmarks.common import as_owner, clock, result, say
from config.cluster import Address
from palier.base.ledger.actions import needed_account
from palier.base.tenancy.actors import palier
from palier.base.tenancy.models import Organisation
from palier.base.tenancy.reads import main_entity
from palier.base.tenancy.walls import working_for
from palier.work.arrears.actions import adopt_usual_rules
from palier.work.arrears.jobs import look_tonight

MONTHS = 25
FIRST, TONIGHT = date(2024, 6, 1), date(2026, 6, 20)
# Each month: a rent called on the 1st, a payment on the 8th. One household in eight stops paying,
# some of them one, two… twelve months ago.
_ENTRY = """
INSERT INTO ledger_entry (organisation_id, entity_id, year_id, number, rank, daybook, "on", label,
  piece)
VALUES ({organisation}, {entity}, {year}, 1, 1, 'VE', '2026-01-01', 'Mesure', 'M1')
RETURNING id"""
_LINES = """
INSERT INTO ledger_line (organisation_id, entry_id, account_id, auxiliary_id, "on", debit, credit)
SELECT a.organisation_id, {entry}, {account}, a.auxiliary_id,
  ('{first}'::date + make_interval(months => m))::date + CASE WHEN paid THEN 7 ELSE 0 END,
  CASE WHEN paid THEN 0 ELSE 212 END, CASE WHEN paid THEN 212 ELSE 0 END
FROM billing_householdaccount a
CROSS JOIN generate_series({from_month}, {to_month}) m
CROSS JOIN (VALUES (false), (true)) way (paid)
WHERE a.organisation_id = {organisation}
  AND NOT (paid AND a.id % 8 = 0 AND m >= {months} - 1 - (a.id / 8) % 12)
ORDER BY a.id, m"""


def run(admin: Address, size: int) -> None:
    """The first night, then the next one; the floor is what each account comes to, by the ledger."""
    count = size or 100_000
    with transaction.atomic():
        organisation = crowd.an_association(FIRST)
    say(f"{count} comptes…")
    crowd.households(admin, organisation, count, on=FIRST)
    lines = _fill(admin, organisation)
    with working_for(organisation):
        adopt_usual_rules(organisation, actor=palier(organisation))
    bare = min(_bare(organisation) for _ in range(3))
    say("Première nuit…")
    with clock() as first:
        night = look_tonight(organisation, TONIGHT)
    as_owner(admin, "ANALYZE")
    say("Nuit suivante…")
    with clock() as second:
        next_night = look_tonight(organisation, date(2026, 6, 21))
    bare = min(bare, *(_bare(organisation) for _ in range(2)))
    result(
        bench="arrears",
        accounts=count,
        lines=lines,
        cases_found=night.found,
        found_the_next_night=next_night.found,
        first_night_seconds=round(first[0], 2),
        night_seconds=round(second[0], 2),
        bare_seconds=round(bare, 2),
        first_ratio_to_bare_sql=round(first[0] / bare, 2),
        ratio_to_bare_sql=round(second[0] / bare, 2),
    )


def _fill(admin: Address, organisation: Organisation) -> int:
    """The lines, written by sets beside the guards, which have their tests."""
    from palier.base.ledger.actions import needed_year

    with working_for(organisation):
        entity = main_entity(organisation)
        account, year = needed_account(entity, "411").pk, needed_year(entity, TONIGHT).pk
    tables = ("ledger_entry", "ledger_line")
    as_owner(
        admin,
        *(f"ALTER TABLE {table} DISABLE TRIGGER USER" for table in tables),
        _ENTRY.format(organisation=organisation.pk, entity=entity.pk, year=year),
    )
    with working_for(organisation), connection.cursor() as cursor:
        cursor.execute("SELECT max(id) FROM ledger_entry")
        entry = cursor.fetchone()[0]
    known = {
        "organisation": organisation.pk,
        "entry": entry,
        "account": account,
        "first": FIRST,
        "months": MONTHS,
    }
    for month in range(0, MONTHS, 5):
        told = _LINES.format(**known, from_month=month, to_month=min(month + 4, MONTHS - 1))
        as_owner(admin, told)
    as_owner(
        admin, *(f"ALTER TABLE {table} ENABLE TRIGGER USER" for table in tables), "VACUUM ANALYZE"
    )
    with working_for(organisation), connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM ledger_line")
        return int(cursor.fetchone()[0])


def _bare(organisation: Organisation) -> float:
    """What each account comes to, and nothing else."""
    with working_for(organisation), connection.cursor() as cursor, clock() as took:
        cursor.execute(
            """SELECT a.id, sum(l.debit - l.credit) FROM billing_householdaccount a
               JOIN ledger_line l ON l.auxiliary_id = a.auxiliary_id
               WHERE a.organisation_id = %s AND l."on" <= %s GROUP BY a.id""",
            [organisation.pk, TONIGHT],
        )
        cursor.fetchall()
    return took[0]
