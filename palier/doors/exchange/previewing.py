"""What a file would become, before anything is written: which sheet, which columns, which rows."""

from dataclasses import dataclass
from datetime import date

from palier.base.documents.actions import content_of
from palier.base.kit.refusals import Refused
from palier.base.kit.sheets import Sheet, open_file
from palier.base.tenancy.actors import Actor
from palier.doors.exchange import documents
from palier.doors.exchange.models import KnownHeading, SheetImport
from palier.doors.exchange.recipes import RECIPES, Context, Reading, Recipe
from palier.doors.exchange.tables import Column, Head, find_head, match, read_table
from palier.doors.exchange.values import plain


@dataclass(frozen=True)
class Guess:
    """What a file most likely is: a recipe, the sheet that fits it best, how columns are read."""

    recipe: Recipe
    sheet: Sheet
    head: Head
    columns: list[Column]


def guess(sheets: list[Sheet], organisation_id: int, wanted: str = "") -> Guess:
    """The recipe and sheet of which most columns are recognised; `wanted` limits the recipes.

    Refused: nothing recognised, a document known but not brought over row by row.
    """
    best, most = None, 0.0
    for recipe in [RECIPES[wanted]] if wanted else RECIPES.values():
        remembered = remembered_for(organisation_id, recipe.code)
        for sheet in sheets:
            head = find_head(sheet, recipe.codes)
            if head is None:
                continue
            columns = match(head, recipe.codes, remembered)
            had = {column.code for column in columns if column.code}
            score = len(had) + (10 if not recipe.missing(had) else 0) + len(sheet.rows) / 1e6
            if score > most:
                best, most = Guess(recipe, sheet, head, columns), score
    _check_known(sheets, best)
    if best is None:
        raise Refused(
            "Aucun titre de colonne n’est reconnu dans ce fichier. Rien n’a été importé. Vérifiez "
            "que la première ligne du tableau porte des titres comme « Lot », « Titulaire », "
            "« Entrée », « Loyer »."
        )
    return best


def _check_known(sheets: list[Sheet], best: Guess | None) -> None:
    """Say what a document is when it is one that is not brought over row by row."""
    read = {plain(c.said) for c in best.columns if c.code} if best else set()
    for sheet in sheets:
        for row in sheet.rows[:30]:
            found = documents.named([cell for cell in row if isinstance(cell, str)], read)
            if found:
                raise Refused(
                    f"Ce fichier ressemble à {found[0]}. Rien n’a été importé. {found[1]}"
                )


def remembered_for(organisation_id: int, recipe: str) -> dict[str, str]:
    """Headings that someone has read for us once: heading, code (empty: nothing)."""
    rows = KnownHeading.objects.filter(organisation=organisation_id, recipe=recipe)
    return dict(rows.values_list("said", "code"))


@dataclass(frozen=True)
class Preview:
    """A file as it would be imported now."""

    recipe: Recipe
    reading: Reading
    missing: list[str]
    context: Context

    @property
    def obstacles(self) -> int:
        return len(self.missing) + len(self.reading.errors)

    @property
    def is_ready(self) -> bool:
        return not self.obstacles and bool(self.reading.items)


def preview(row: SheetImport, actor: Actor) -> Preview:
    """Read the kept file again, as its columns are now read. Refused: the file is gone."""
    if row.file is None:
        raise Refused("Le fichier de cette reprise n’est plus là.")
    sheets = open_file(content_of(row.file))
    recipe = RECIPES[row.recipe]
    sheet = next((each for each in sheets if each.name == row.sheet), sheets[0])
    head = find_head(sheet, recipe.codes)
    if head is None:
        raise Refused("Aucun titre de colonne n’est reconnu dans cette feuille.")
    columns = [
        Column(column.index, column.said, code, column.is_near and code == column.code)
        for column in match(head, recipe.codes, remembered_for(row.organisation_id, recipe.code))
        for code in [row.columns.get(str(column.index), column.code)]
    ]
    table = read_table(sheet, head, columns)
    context = Context(
        row.organisation, actor, _day(row.on), row.regime, row.site, dict(row.answers)
    )
    missing = recipe.missing(table.codes)
    reading = Reading(table) if missing else recipe.read(table, context)
    return Preview(recipe, reading, missing, context)


def _day(on: date | str) -> date:
    return date.fromisoformat(on) if isinstance(on, str) else on
