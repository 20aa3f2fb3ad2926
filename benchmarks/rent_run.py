"""`palier bench rent-run`: a month of rent for 100,000 contracts, against the bare rows."""

import contextlib
import io
from datetime import date
from typing import Any

from django.db import connection, transaction

from benchmarks import crowd
from benchmarks.common import as_owner, clock, cost, result, say
from config.cluster import Address
from palier.base.tenancy.actors import Actor, palier
from palier.base.tenancy.models import Organisation
from palier.base.tenancy.walls import working_for
from palier.work.billing.actions import issue_rent_run, prepare_rent_run
from palier.work.billing.models import RentNotice, RentRun

WRITTEN = ("billing_draft", "ledger_entry", "ledger_line", "billing_rentnotice")
FIRST = ("ledger_fiscalyear", "ledger_account", "ledger_costcentre", "ledger_auxiliary")
"""What the first month opens as it goes: there before the same rows are measured."""
MONTH = date(2026, 5, 1)


def run(admin: Address, size: int) -> None:
    """From nothing prepared to posted and recorded; then the same rows, bare and real."""
    count = size or 100_000
    say(f"{count} contrats…")
    with transaction.atomic():
        organisation = crowd.an_association(MONTH)
    crowd.households(admin, organisation, count, on=date(2025, 1, 1))
    as_owner(
        admin,
        "ANALYZE",
        *(f"CREATE TABLE bare_{table} (LIKE {table})" for table in FIRST + WRITTEN),
    )
    actor = palier(organisation)
    say("Quittancement…")
    with cost() as prepared, working_for(organisation):
        rent_run = prepare_rent_run(organisation, month_on=MONTH, actor=actor)
    say("Les mêmes lignes, dans les mêmes tables…")
    real = _real(admin, organisation, rent_run, actor)
    say("Émission…")
    with cost() as issued, working_for(organisation):
        issue_rent_run(rent_run, actor=actor)
    with working_for(organisation):
        notices = RentNotice.objects.count()
    bare = _bare(admin, organisation.pk)
    seconds = prepared.wall + issued.wall
    result(
        bench="rent-run",
        leases=count,
        notices=notices,
        seconds=round(seconds, 2),
        cpu_seconds=round(prepared.cpu + issued.cpu, 2),
        prepare_seconds=round(prepared.wall, 2),
        issue_seconds=round(issued.wall, 2),
        leases_per_second=round(count / seconds),
        bare_seconds=round(bare, 2),
        ratio_to_bare_sql=round(seconds / bare, 2),
        real_tables_seconds=round(real, 2),
        ratio_to_real_tables=round(seconds / real, 2),
    )


def _bare(admin: Address, organisation_id: int) -> float:
    """The same rows by INSERT … SELECT into copies without keys, indexes or triggers."""
    as_owner(admin, *(f"TRUNCATE bare_{table}" for table in WRITTEN))
    with clock() as took, working_for(organisation_id), connection.cursor() as cursor:
        for table in WRITTEN:
            cursor.execute(f"INSERT INTO bare_{table} SELECT * FROM {table}")
    return took[0]


class _Undone(Exception):
    """What was written to be measured is undone."""


def _real(admin: Address, organisation: Organisation, rent_run: RentRun, actor: Actor) -> float:
    """The same rows into the real tables, with their keys, their indexes and their guards: issued
    once and undone, then inserted, one statement a table, and undone."""
    kept = {table: io.BytesIO() for table in FIRST + WRITTEN}
    with contextlib.suppress(_Undone), working_for(organisation), connection.cursor() as cursor:
        _drain(cursor, "billing_draft", kept)
        issue_rent_run(rent_run, actor=actor)
        for table in FIRST + WRITTEN[1:]:
            _drain(cursor, table, kept)
        raise _Undone
    with working_for(organisation), connection.cursor() as cursor:
        for table in FIRST + WRITTEN:
            with cursor.copy(f"COPY bare_{table} FROM STDIN") as copy:
                copy.write(kept.pop(table).getvalue())
    _sweep(admin)
    took = [0.0]
    with contextlib.suppress(_Undone), working_for(organisation), connection.cursor() as cursor:
        cursor.execute("DELETE FROM billing_draft")
        for table in FIRST:
            cursor.execute(
                f"INSERT INTO {table} SELECT * FROM bare_{table} ON CONFLICT DO NOTHING"
            )
        with clock() as took:
            for table in WRITTEN:
                cursor.execute(f"INSERT INTO {table} SELECT * FROM bare_{table}")
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        raise _Undone
    _sweep(admin)
    return took[0]


def _sweep(admin: Address) -> None:
    """What was undone leaves no dead row that the next measure would walk through."""
    as_owner(admin, *(f"VACUUM {table}" for table in FIRST + WRITTEN), "ANALYZE")


def _drain(cursor: Any, table: str, kept: dict[str, io.BytesIO]) -> None:
    with cursor.copy(f"COPY {table} TO STDOUT") as copy:
        for part in copy:
            kept[table].write(part)
