"""Rows: holding one until the end, knowing whether it has changed, naming it."""

from typing import Any, TypeVar

from django.db import connection, models

from palier.base.kit.typography import folded

R = TypeVar("R", bound=models.Model)


def lock(row: R) -> R:
    """Read `row` again and hold it until the transaction ends."""
    return type(row)._default_manager.select_for_update(of=("self",)).get(pk=row.pk)


def check_deferred() -> None:
    """Check now what the database checks at the end: a page drawn afterwards tells the truth."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED")


def version_of(row: models.Model) -> str:
    """The row's version: PostgreSQL's own mark of the transaction that last wrote it."""
    table = connection.ops.quote_name(row._meta.db_table)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT xmin::text FROM {table} WHERE id = %s", [row.pk])  # noqa: S608
        found = cursor.fetchone()
    return str(found[0]) if found else ""


def name_of(row: models.Model) -> str:
    """`people.household:12`: how the journal names a row."""
    return f"{row._meta.app_label}.{row._meta.model_name}:{row.pk}"


def find_row(name: str) -> models.Model | None:
    """The row of such a name, or None when it is gone or out of sight."""
    from django.apps import apps

    label, _, pk = name.partition(":")
    model: Any = apps.get_model(label)
    found: models.Model | None = model._default_manager.filter(pk=pk).first()
    return found


def says(rows: models.QuerySet[Any], name: str, text: str) -> models.Q:
    """Rows of which a field contains a text; a name kept to be found (`sort_name`) has no accents.

    A path that leads to several rows joins none of them, so that no row is doubled.
    """
    wanted = folded(text) if name.endswith("sort_name") else text
    said, first = models.Q(**{f"{name}__icontains": wanted}), name.partition("__")[0]
    if first in rows.query.annotations or not rows.model._meta.get_field(first).one_to_many:
        return said
    return models.Q(pk__in=rows.model._default_manager.filter(said).values("pk"))
