"""Worlds played once, in the template of the tests, and taken instead of played again.

An example declared with `@played_once` is played by `tests/worlds.py` for an association of its
own, which is named after it. A test that asks for that example first thing, as it stands, is
given that one: the association it holds *becomes* the one where all of it happened. Whoever did
anything else before, or asks for something particular, has it played for them as ever. What a
test read of its association before that example is not of the one it becomes: read it after.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

from django.db import connection, models

from palier.base.kit.rows import find_row, name_of
from palier.base.tenancy.models import LegalEntity, Organisation
from palier.base.tenancy.walls import stand_in

R = TypeVar("R", bound=models.Model)

PLAYED: dict[str, Callable[[Organisation], models.Model]] = {}
READY = "prêt : "
"""How the street of a world begins, before the name of the example and of what it gave."""

UNTOUCHED = """SELECT (SELECT count(*) FROM journal_record) = %s
    AND NOT EXISTS (SELECT FROM tenancy_membership) AND NOT EXISTS (SELECT FROM tenancy_site)"""


def played_once(example: Callable[..., R]) -> Callable[..., R]:
    """Declare an example whose world waits in the template of the tests."""
    name = f"{example.__module__.split('.')[2]}.{example.__name__}"

    @wraps(example)
    def take(organisation: Organisation, *args: Any, **given: Any) -> R:
        as_it_stands = not args and not given
        world = _find(name) if as_it_stands and _is_untouched(organisation) else None
        if world is None:
            return example(organisation, *args, **given)
        pk, row_name = world
        _become(organisation, pk)
        return find_row(row_name)  # type: ignore[return-value]

    PLAYED[name] = example
    return take


def an_empty_world(name: str) -> Organisation | None:
    """An association with its books open, never used; renamed, and the test works for it."""
    world = _find("")
    if world is None:
        return None
    organisation = Organisation(pk=world[0])
    organisation.name = name
    _become(organisation, world[0])
    organisation.records = int(world[1])  # type: ignore[attr-defined]
    return organisation


def _find(name: str) -> tuple[int, str] | None:
    """The association of a world that no test has taken yet, and what its example gave."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT id, street FROM tenancy_organisation WHERE street LIKE %s ORDER BY id LIMIT 1",
            [f"{READY}{name}=%"],
        )
        found = cursor.fetchone()
    return (found[0], found[1].rpartition("=")[2]) if found else None


def _is_untouched(organisation: Organisation) -> bool:
    """Whether it was just handed out: nothing done, nobody in, no place."""
    known = getattr(organisation, "records", None)
    if known is None:
        return False
    stand_in(organisation.pk)
    with connection.cursor() as cursor:
        cursor.execute(UNTOUCHED, [known])
        return bool(cursor.fetchone()[0])


def _become(organisation: Organisation, pk: int) -> None:
    """From now on `organisation` is that one, under its own name."""
    name = organisation.name
    stand_in(pk)
    Organisation.objects.filter(pk=pk).update(name=name, street="")
    LegalEntity.objects.update(name=name)
    vars(organisation).clear()
    vars(organisation).update(vars(Organisation.objects.get(pk=pk)))


def told(row: models.Model | int) -> str:
    """How a world says what it gave: the name of a row, or how much its journal holds."""
    return name_of(row) if isinstance(row, models.Model) else str(row)
