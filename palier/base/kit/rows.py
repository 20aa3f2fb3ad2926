"""Rows: holding one until the end, knowing whether it has changed, naming it, finding it."""

from functools import cache
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
    """Rows of which a field contains a text, whatever its accents and capitals.

    A name kept to be found (`sort_name`) has none. A path that leads to several rows joins none of
    them, so that no row is doubled.
    """
    model: Any = rows.model
    told = name.endswith("sort_name")
    words = {f"{name}__contains": folded(text)} if told else {f"{name}__unaccent__icontains": text}
    said = models.Q(**words)
    if name.partition("__")[0] in rows.query.annotations or not is_plural(model, name):
        return said
    return models.Q(pk__in=model._default_manager.filter(said).values("pk"))


def steps_of(model: type[models.Model], path: str) -> list[Any]:
    """The fields and relations that a path of keys goes through."""
    steps: list[Any] = []
    here: Any = model
    for name in path.split("__"):
        step = here._meta.pk if name == "pk" else here._meta.get_field(name)
        steps.append(step)
        here = getattr(step, "related_model", None) or here
    return steps


@cache
def is_plural(model: type[models.Model], path: str) -> bool:
    """Whether a row may be led to several by that path."""
    return any(
        step.many_to_many or (step.auto_created and not step.concrete)
        for step in steps_of(model, path)
    )
