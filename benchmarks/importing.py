"""`palier bench import`: a table of 20,000 homes read, previewed and carried out, against bare rows."""

import resource
from datetime import date

from django.db import connection, transaction

from benchmarks import crowd
from benchmarks.common import as_owner, clock, result, say
from config.cluster import Address
from palier.base.tenancy.actors import palier
from palier.base.tenancy.walls import working_for
from palier.doors.exchange.actions import carry_out_import, receive_sheet
from palier.doors.exchange.previewing import preview

ON = date(2026, 4, 30)
WRITTEN = (
    "people_person",
    "people_household",
    "people_householdmember",
    "housing_place",
    "titles_holding",
    "titles_holdingplace",
    "leases_occupancy",
    "leases_occupancyplace",
    "leases_occupancyparty",
    "billing_term",
    "ledger_auxiliary",
    "billing_householdaccount",
    "billing_openingbalance",
    "exchange_importedrow",
    "ui_searchrow",
)


def run(admin: Address, size: int) -> None:
    """A tenth first, to see what memory grows by; then the whole, then the same rows bare."""
    count = size or 20_000
    with transaction.atomic():
        organisation = crowd.an_association(ON)
    actor = palier(organisation)
    say(f"{count // 10} lignes…")
    _bring(organisation, actor, table(count // 10, "petit"))
    small = _peak()
    content = table(count, "grand")
    say(f"{count} lignes, {len(content) // 1024} Ko…")
    read, previewed, carried = _bring(organisation, actor, content)
    seconds = read + previewed + carried
    bare = _bare(admin, organisation.pk)
    result(
        bench="import",
        rows=count,
        seconds=round(seconds, 2),
        read_seconds=round(read, 2),
        preview_seconds=round(previewed, 2),
        carry_out_seconds=round(carried, 2),
        rows_per_second=round(count / seconds),
        ms_per_row=round(seconds / count * 1000, 2),
        kb_per_row=round((_peak() - small) * 1024 / (count * 0.9), 1),
        peak_mb=round(_peak()),
        bare_seconds=round(bare, 2),
        ratio_to_bare_sql=round(carried / bare, 2),
    )


def table(count: int, site: str) -> bytes:
    """A rental follow-up table as a spreadsheet saves it as text."""
    lines = ["Site;Lot;Adresse;Type;Propriétaire;Prise à bail;Loyer propriétaire;Dispositif;Titulaire;Entrée;Loyer;Charges;Aide;DG;Solde"]  # fmt: skip  # noqa: E501
    for rank in range(count):
        name, first = crowd.NAMES[rank % 13], crowd.FIRST[rank % 12]
        word = letters(rank)
        lines.append(
            f"{site} {rank % 40};L{rank};{rank} rue du Four;T{rank % 4 + 1};SCI {rank % 300};01/01/2024;"
            f"420,00;Sous-location;{name.upper()}{word.upper()} {first};0{rank % 9 + 1}/02/2025;"
            f"{400 + rank % 90},50;42,00;{200 + rank % 60},00;400,00;{rank % 7 * 12},30"
        )
    return "\n".join(lines).encode("cp1252")


def letters(number: int) -> str:
    """A number as letters, so that names are names."""
    return str(number).translate(str.maketrans("0123456789", "abcdefghij"))


def _bring(organisation, actor, content: bytes) -> tuple[float, float, float]:  # type: ignore[no-untyped-def]
    with clock() as read, working_for(organisation):
        row = receive_sheet(organisation, content=content, name="t.csv", on=ON, actor=actor)
    with clock() as previewed, working_for(organisation):
        preview(row, actor)
    with clock() as carried, working_for(organisation):
        carry_out_import(row, actor=actor)
    return read[0], previewed[0], carried[0]


def _peak() -> float:
    """The most memory that this process has had, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _bare(admin: Address, organisation_id: int) -> float:
    """The same rows by INSERT … SELECT into copies without keys, indexes or triggers."""
    as_owner(admin, *(f"CREATE TABLE bare_{name} (LIKE {name})" for name in WRITTEN))
    with clock() as took, working_for(organisation_id), connection.cursor() as cursor:
        for name in WRITTEN:
            cursor.execute(f"INSERT INTO bare_{name} SELECT * FROM {name}")
    return took[0]
