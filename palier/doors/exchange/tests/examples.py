"""Example imports: the files of `examples/`, and tables written in a test."""

from datetime import date
from pathlib import Path

from palier.base.tenancy.actors import Actor
from palier.base.tenancy.models import Organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.doors.exchange.actions import carry_out_import, receive_sheet
from palier.doors.exchange.models import SheetImport
from palier.doors.exchange.previewing import Preview, preview

EXAMPLES = Path(__file__).parents[4] / "examples"
APRIL_30 = date(2026, 4, 30)


def a_migrator(organisation: Organisation) -> Actor:
    return someone_as(organisation, "data_migrator")


def a_read_file(
    organisation: Organisation, name: str, content: bytes | None = None, recipe: str = ""
) -> SheetImport:
    """A file of `examples/`, or one given, read and waiting for a yes."""
    return receive_sheet(
        organisation,
        content=(EXAMPLES / name).read_bytes() if content is None else content,
        name=name,
        recipe=recipe,
        on=APRIL_30,
        actor=a_migrator(organisation),
    )


def a_read_table(organisation: Organisation, text: str, recipe: str = "") -> SheetImport:
    """A table written as text, its cells cut by semicolons."""
    return a_read_file(organisation, "table.csv", text.strip().encode(), recipe)


def seen(row: SheetImport) -> Preview:
    return preview(row, a_migrator(row.organisation))


def a_brought_file(organisation: Organisation, name: str = "suivi-locatif.xlsx") -> SheetImport:
    """The same, carried out."""
    row = a_read_file(organisation, name)
    return carry_out_import(row, actor=a_migrator(organisation))
