"""Which rooms have something to say of the row a page shows: asked of all of them at once.

A room that lends a panel or a source to a page may declare `has=`: rows without which it would have
nothing to say. The shell asks, in one statement, which of all these rows exist, and calls only those
that have some. What is declared may be wider than what is shown in the end (a wall, a state, a day):
the source itself decides; never narrower, which a house test watches.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.db import connection, models
from django.db.models import Value

from palier.base.kit.memo import once

PLACE = -987_654_321
"""Stands in a compiled statement for the key that is not known yet."""


def _pk(row: models.Model) -> Any:
    return row.pk


@dataclass(frozen=True)
class Rows:
    """Rows of a model that belong to the row of a page: `path` leads from them to it; without path,
    any of the association (one's day is of no row).

    `by` says what of it they hold, when that is not its key; `only` narrows them.
    """

    model: type[models.Model]
    path: str = ""
    by: Callable[[Any], Any] = _pk
    only: tuple[tuple[str, Any], ...] = ()


@cache
def _statement(rows: Rows) -> tuple[str, tuple[Any, ...]]:
    """The statement that says whether there is one, compiled once; the tenant's wall is the
    database's own."""
    of = {rows.path: PLACE} if rows.path else {}
    found = rows.model._base_manager.filter(**of, **dict(rows.only)).order_by()
    asked, parameters = found.values_list(Value(1))[:1].query.sql_with_params()
    return f"EXISTS ({asked})", parameters


def having(page: str, row: models.Model | None, asked: Iterable[Rows]) -> set[Rows]:
    """Those of these rows that exist for the row of a page, asked once while it is drawn."""
    return once(("having", page, row and row.pk), lambda: _ask(row, list(dict.fromkeys(asked))))


def _ask(row: models.Model | None, asked: list[Rows]) -> set[Rows]:
    if not asked:
        return set()
    parts, parameters = [], []
    for rows in asked:
        part, given = _statement(rows)
        parts.append(part)
        parameters += [rows.by(row) if str(each) == str(PLACE) else each for each in given]
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {', '.join(parts)}", parameters)
        found = cursor.fetchone() or ()
    return {rows for rows, is_there in zip(asked, found, strict=True) if is_there}
