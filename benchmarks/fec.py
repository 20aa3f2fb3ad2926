"""`palier bench fec`: a year of 5,000,000 lines written, then proved line by line, in flat memory."""

import tempfile
from datetime import date
from pathlib import Path

from django.db import connection, transaction

from benchmarks import crowd
from benchmarks.common import as_owner, clock, result, say
from config.cluster import Address
from palier.base.ledger import fec
from palier.base.ledger.actions import needed_account, needed_year
from palier.base.ledger.models import FiscalYear
from palier.base.tenancy.reads import main_entity
from palier.base.tenancy.walls import working_for

SLICE = 500_000
_ENTRIES = """
INSERT INTO ledger_entry (organisation_id, entity_id, year_id, number, rank, daybook, "on",
  label, piece)
SELECT y.organisation_id, y.entity_id, y.id, i, i, 'VE',
  lower(y.period) + (i * 364 / {entries})::int, 'Avis d’échéance, ménage n° ' || i, 'AV' || i
FROM ledger_fiscalyear y, generate_series({first}, {last}) i WHERE y.id = {year}"""
_LINES = """
INSERT INTO ledger_line (organisation_id, entry_id, account_id, auxiliary_id, "on", debit, credit)
SELECT e.organisation_id, e.id, s.account, s.part, e."on",
  CASE WHEN s.debit THEN e.number % 900 + 1.25 ELSE 0 END,
  CASE WHEN s.debit THEN 0 ELSE e.number % 900 + 1.25 END
FROM ledger_entry e CROSS JOIN (VALUES
  ({debit}, {part}, true), ({credit}, NULL::bigint, false)) s (account, part, debit)
WHERE e.year_id = {year} AND e.number BETWEEN {first} AND {last}"""


def run(admin: Address, size: int) -> None:
    """Write and check; the floors are the bare COPY of as many lines, and reading the bare file."""
    count = size or 5_000_000
    with transaction.atomic():
        organisation = crowd.an_association(date(2026, 1, 1))
    with working_for(organisation):
        year = needed_year(main_entity(organisation), date(2026, 6, 1))
    say(f"{count} lignes…")
    _fill(admin, year, count // 2)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / fec.file_name(year)
        began = _peak()
        with clock() as written, working_for(organisation), path.open("wb") as target:
            lines = fec.write(year, target)
        after_write = _peak()
        say("Preuve…")
        with clock() as checked:
            proof = fec.check(path)
        after_check = _peak()
        bare_written = _bare_copy(year, Path(folder) / "bare.txt")
        with clock() as bare_read, path.open("rb") as source:
            for line in source:
                line.rstrip(b"\r\n").split(b"\t")
        megabytes = path.stat().st_size // 2**20
    result(
        bench="fec",
        lines=lines,
        megabytes=megabytes,
        proved=proof.is_right and proof.lines == lines,
        write_seconds=round(written[0], 2),
        lines_written_per_second=round(lines / written[0]),
        check_seconds=round(checked[0], 2),
        lines_checked_per_second=round(lines / checked[0]),
        memory_grown_writing_mb=round(after_write - began, 1),
        memory_grown_checking_mb=round(after_check - after_write, 1),
        bare_write_seconds=round(bare_written, 2),
        bare_read_seconds=round(bare_read[0], 2),
        ratio_to_bare_write=round(written[0] / bare_written, 2),
        ratio_to_bare_read=round(checked[0] / bare_read[0], 2),
    )


def _peak() -> float:
    """The most memory this process has held, in megabytes."""
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _fill(admin: Address, year: FiscalYear, entries: int) -> None:
    """Balanced entries of two lines, written by sets beside the guards, which have their tests."""
    with working_for(year.organisation):
        debit, credit = (needed_account(year.entity, code).pk for code in ("411", "7061"))
        with connection.cursor() as cursor:
            cursor.execute(
                """INSERT INTO ledger_auxiliary (organisation_id, account_id, code, label)
                   VALUES (%s, %s, 'M0000001', 'Ménage Diallo') RETURNING id""",
                [year.organisation_id, debit],
            )
            part = cursor.fetchone()[0]
    tables = ("ledger_entry", "ledger_line")
    as_owner(admin, *(f"ALTER TABLE {table} DISABLE TRIGGER USER" for table in tables))
    for first in range(1, entries + 1, SLICE // 2):
        known = {
            "entries": entries,
            "first": first,
            "last": min(first + SLICE // 2 - 1, entries),
            "year": year.pk,
            "debit": debit,
            "credit": credit,
            "part": part,
        }
        as_owner(admin, _ENTRIES.format(**known), _LINES.format(**known))
    as_owner(admin, *(f"ALTER TABLE {table} ENABLE TRIGGER USER" for table in tables), "ANALYZE")


def _bare_copy(year: FiscalYear, path: Path) -> float:
    """The lines alone, as PostgreSQL copies them out, straight to a file."""
    with (
        clock() as took,
        working_for(year.organisation),
        path.open("wb") as target,
        connection.cursor() as cursor,
        cursor.copy(
            "COPY (SELECT l.* FROM ledger_line l JOIN ledger_entry e ON e.id = l.entry_id "
            f"WHERE e.year_id = {int(year.pk)} ORDER BY e.number, l.id) TO STDOUT"
        ) as rows,
    ):
        for row in rows:
            target.write(row)
    return took[0]
