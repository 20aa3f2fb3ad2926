"""`palier bench invoices`: what suppliers ask, from the PDF to the transfer, and the month-end."""

import os
import time
from datetime import date

from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from benchmarks import crowd
from benchmarks.common import as_owner, result, say
from benchmarks.pages import measure, one_query, sign_in
from config.cluster import Address
from palier.base.accounts.actions import add_member
from palier.base.bank.tests.examples import a_bank_account
from palier.base.tenancy.actors import palier
from palier.base.tenancy.tests.examples import someone_as
from palier.base.tenancy.walls import working_for
from palier.work.suppliers.actions import approve_invoice, pay_invoices
from palier.work.suppliers.invoicing import read_invoice
from palier.work.suppliers.tests.examples import a_paid_supplier, a_pdf, an_invoice, figures

MAY_5, JUNE_2 = date(2026, 5, 5), date(2026, 6, 2)
SUPPLIERS, READ = 20, 20
WRITTEN = ("suppliers_invoice", "ledger_entry", "ledger_line", "bank_sepaitem")
PAGES = {
    "invoices": "/factures/",
    "suppliers": "/factures/fournisseurs/",
    "month_end": "/comptabilite/fin-de-mois/",
    # A page that shows nothing: what the door, the menu and the shell cost by themselves.
    "shell": "/residences/presences/",
}


def _cpu() -> float:
    """Seconds of processor of this process and of those that it waited for (the kitchen)."""
    told = os.times()
    return told.user + told.system + told.children_user + told.children_system


class _Step:
    """What a step cost: seconds by the wall and of processor."""

    def __enter__(self) -> "_Step":
        self.wall, self.cpu = time.perf_counter(), _cpu()
        return self

    def __exit__(self, *_: object) -> None:
        self.wall = time.perf_counter() - self.wall
        self.cpu = _cpu() - self.cpu

    def told(self, count: int) -> dict[str, float]:
        return {
            "ms_per_item": round(self.wall * 1000 / count, 2),
            "cpu_ms_per_item": round(self.cpu * 1000 / count, 2),
        }


def run(admin: Address, size: int) -> None:
    """Each is entered by one, approved by another, paid in one file; then the pages that show it."""
    count = size or 500
    with transaction.atomic():
        organisation = crowd.an_association(date(2026, 1, 1))
    say(f"{READ} PDF lus, {count} factures…")
    content = a_pdf(figures())
    with _Step() as read:
        for _ in range(READ):
            read_invoice(content)
    with working_for(organisation):
        ours = a_bank_account(organisation)
        accounts = [a_paid_supplier(organisation, f"Fournisseur {i}") for i in range(SUPPLIERS)]
        with _Step() as entered:
            invoices = [
                an_invoice(organisation, accounts[i % SUPPLIERS], number=f"F-{i}")
                for i in range(count)
            ]
        director = someone_as(organisation, "director")
        with CaptureQueriesContext(connection) as asked:
            invoices[0] = approve_invoice(invoices[0], on=MAY_5, actor=director)
            queries = len(asked)
        with _Step() as approved:
            invoices[1:] = [approve_invoice(row, on=MAY_5, actor=director) for row in invoices[1:]]
        accountant = someone_as(organisation, "accountant")
        with CaptureQueriesContext(connection) as to_pay, _Step() as paid:
            pay_invoices(ours, invoices=invoices, on=JUNE_2, made_on=MAY_5, actor=accountant)
            paying = len(to_pay)
    as_owner(admin, "VACUUM ANALYZE")
    with transaction.atomic(), working_for(organisation):
        add_member(
            organisation,
            email="comptable@mesure.invalid",
            first_name="Ada",
            last_name="Mesure",
            job="comptable",
            roles=["accountant", "director"],
            starts_on=date(2026, 1, 1),
            everywhere=True,
            actor=palier(organisation),
        )
    client = sign_in(organisation)
    pages = {name: measure(client, url) for name, url in PAGES.items()}
    floor = one_query(organisation) * 1000
    bare = _bare(admin, organisation.pk)
    result(
        bench="invoices",
        invoices=count,
        read=read.told(READ),
        entered=entered.told(count),
        approved={**approved.told(count - 1), "queries": queries},
        paid={**paid.told(count), "queries_in_all": paying},
        bare_rows_ms_per_item=round(bare * 1000 / count, 3),
        pages=pages,
        one_query_ms=round(floor, 2),
        month_end_to_shell=round(pages["month_end"]["median_ms"] / pages["shell"]["median_ms"], 2),
    )


def _bare(admin: Address, organisation_id: int) -> float:
    """The same rows by INSERT … SELECT into copies without keys, indexes or triggers (seconds)."""
    as_owner(admin, *(f"CREATE TABLE bare_{table} (LIKE {table})" for table in WRITTEN))
    started = time.perf_counter()
    with working_for(organisation_id), connection.cursor() as cursor:
        for table in WRITTEN:
            cursor.execute(f"INSERT INTO bare_{table} SELECT * FROM {table}")
    return time.perf_counter() - started
