"""`palier bench statements`: 10,000 principals rendered their money, and a sample of their PDFs."""

from datetime import date
from decimal import Decimal

from django.db import connection, transaction

from benchmarks import crowd
from benchmarks.common import as_owner, clock, cost, result, say
from config.cluster import Address
from palier.base.tenancy.actors import palier
from palier.base.tenancy.walls import working_for
from palier.work.owners.accounts import needed_mandate_account
from palier.work.owners.actions import NewMove, record_mandate_moves, render_statements
from palier.work.owners.models import MandateAccount, OwnerStatement
from palier.work.owners.papers import statement_pdf
from palier.work.titles.models import Holding

MONTHS = (date(2026, 2, 6), date(2026, 3, 6), date(2026, 4, 6))
LAST, MADE = date(2026, 4, 30), date(2026, 5, 4)
WRITTEN = ("owners_ownerstatement", "owners_mandatemove", "ledger_entry", "ledger_line")
SAMPLE = 100


def run(admin: Address, size: int) -> None:
    """Each mandate has three months of rents cashed; its statement takes the fee, and is frozen."""
    count = size or 10_000
    say(f"{count} mandats…")
    with transaction.atomic():
        organisation = crowd.an_association(date(2026, 1, 1))
    as_owner(admin, *_mandates(organisation.pk, count), "ANALYZE")
    actor = palier(organisation)
    with working_for(organisation):
        accounts = [
            needed_mandate_account(holding)
            for holding in Holding.objects.select_related("owner", "organisation").order_by("pk")
        ]
        record_mandate_moves(
            organisation,
            moves=[
                NewMove(account, on, f"Encaissement {on:%m/%Y}", Decimal(400 + rank % 300), True)
                for rank, account in enumerate(accounts)
                for on in MONTHS
            ],
            actor=actor,
        )
    as_owner(admin, "ANALYZE")
    say("Comptes rendus…")
    with cost() as took, working_for(organisation):
        render_statements(
            organisation,
            accounts=list(MandateAccount.objects.all()),
            last_on=LAST,
            made_on=MADE,
            actor=actor,
        )
    with clock() as drawn, working_for(organisation):
        sample = OwnerStatement.objects.order_by("number")[:SAMPLE]
        pages = [statement_pdf(statement) for statement in sample]
    bare = _bare(admin, organisation.pk)
    result(
        bench="statements",
        statements=count,
        seconds=round(took.wall, 2),
        cpu_seconds=round(took.cpu, 2),
        ms_each=round(took.wall / count * 1000, 2),
        queries_each=round(took.queries / count, 2),
        statements_per_second=round(count / took.wall),
        pdf_sample=len(pages),
        pdfs_per_second=round(len(pages) / drawn[0], 1),
        bare_seconds=round(bare, 3),
        ratio_to_bare_sql=round(took.wall / bare, 2),
    )


def _mandates(organisation: int, count: int) -> list[str]:
    return [
        f"""INSERT INTO people_body (organisation_id, public_id, name, sort_name, kinds, phone,
              email, town)
            SELECT {organisation}, gen_random_uuid(), 'Propriétaire ' || i, 'proprietaire ' || i,
              ARRAY['owner'], '', '', 'Marseille' FROM generate_series(1, {count}) i""",
        f"""INSERT INTO titles_holding (organisation_id, kind, state, owner_id, reference, period,
              signed_on, rent, rent_every, deposit, convention, fee_percent, powers, end_reason)
            SELECT {organisation}, 'mandate', 'signed', b.id, 'M-' || b.id,
              daterange('2026-01-01', NULL), '2025-12-20', 0, 'month', 0, '', 8, 'Gérer', ''
            FROM people_body b WHERE b.organisation_id = {organisation}""",
    ]


def _bare(admin: Address, organisation_id: int) -> float:
    """The same rows by INSERT … SELECT into copies without keys, indexes or triggers."""
    as_owner(admin, *(f"CREATE TABLE bare_{table} (LIKE {table})" for table in WRITTEN))
    with clock() as took, working_for(organisation_id), connection.cursor() as cursor:
        for table in WRITTEN:
            cursor.execute(f"INSERT INTO bare_{table} SELECT * FROM {table}")
    return took[0]
