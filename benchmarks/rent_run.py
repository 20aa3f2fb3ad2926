"""`palier bench rent-run`: a month of rent for 100,000 contracts, against the bare rows."""

from datetime import date

from django.db import connection, transaction

from benchmarks import crowd
from benchmarks.common import as_owner, clock, result, say
from config.cluster import Address
from palier.base.tenancy.actors import palier
from palier.base.tenancy.walls import working_for
from palier.work.billing.actions import issue_rent_run, prepare_rent_run
from palier.work.billing.models import RentNotice

WRITTEN = ("billing_draft", "billing_rentnotice", "ledger_entry", "ledger_line")
MONTH = date(2026, 5, 1)


def run(admin: Address, size: int) -> None:
    """From nothing prepared to posted and recorded, then the same rows into bare copies."""
    count = size or 100_000
    say(f"{count} contrats…")
    with transaction.atomic():
        organisation = crowd.an_association(MONTH)
    crowd.households(admin, organisation, count, on=date(2025, 1, 1))
    as_owner(admin, "ANALYZE")
    actor = palier(organisation)
    say("Quittancement…")
    with clock() as prepared, working_for(organisation):
        rent_run = prepare_rent_run(organisation, month_on=MONTH, actor=actor)
    with clock() as issued, working_for(organisation):
        issue_rent_run(rent_run, actor=actor)
    with working_for(organisation):
        notices = RentNotice.objects.count()
    bare = _bare(admin, organisation.pk)
    seconds = prepared[0] + issued[0]
    result(
        bench="rent-run",
        leases=count,
        notices=notices,
        seconds=round(seconds, 2),
        prepare_seconds=round(prepared[0], 2),
        issue_seconds=round(issued[0], 2),
        leases_per_second=round(count / seconds),
        bare_seconds=round(bare, 2),
        ratio_to_bare_sql=round(seconds / bare, 2),
    )


def _bare(admin: Address, organisation_id: int) -> float:
    """The same rows by INSERT … SELECT into copies without keys, indexes or triggers."""
    as_owner(
        admin,
        *(f"CREATE TABLE bare_{table} (LIKE {table})" for table in WRITTEN),
    )
    with clock() as took, working_for(organisation_id), connection.cursor() as cursor:
        for table in WRITTEN:
            cursor.execute(f"INSERT INTO bare_{table} SELECT * FROM {table}")
    return took[0]
