"""Moving what points to one row over to another, and exactly back."""

from collections.abc import Iterable
from typing import Any

from django.apps import apps
from django.db import IntegrityError, connection, models, transaction

from palier.base.kit.owned import OwnedForeignKey
from palier.base.kit.rows import check_deferred

Moved = dict[str, list[int]]


def move_references(row: models.Model, to: models.Model, *, but: Iterable[str] = ()) -> Moved:
    """Point to `to` whatever pointed to `row`, in every room; gives the ids moved, by field.

    A row that would then stand twice (a unique or exclusion constraint) stays where it is, and so
    do rows that the application may not change. Fields named in `but` are left alone.
    """
    moved: Moved = {}
    for relation in _pointing_to(row):
        field: Any = relation.field
        model: Any = relation.related_model
        name = f"{model._meta.label_lower}.{field.name}"
        if not isinstance(field, OwnedForeignKey) or name in but or not _may_update(model):
            continue
        ids = list(
            model._base_manager.filter(**{field.name: row})
            .order_by("pk")
            .values_list("pk", flat=True)
        )
        if done := _point(model, field.name, ids, to):
            moved[name] = done
    return moved


def _pointing_to(row: models.Model) -> list[Any]:
    """Every key to its table, those without a way back (`related_name="+"`) included."""
    found = row._meta.get_fields(include_hidden=True)
    return [each for each in found if isinstance(each, models.ManyToOneRel)]


def move_back(moved: Moved, *, away_from: models.Model, to: models.Model) -> None:
    """Undo `move_references`: rows that someone has pointed elsewhere since stay there."""
    for name, ids in moved.items():
        label, _, field = name.rpartition(".")
        model: Any = apps.get_model(label)
        model._base_manager.filter(pk__in=ids, **{field: away_from}).update(**{field: to})


def _point(model: Any, field: str, ids: list[int], to: models.Model) -> list[int]:
    """All at once; one by one when a constraint stops some of them."""
    if not ids:
        return []
    if _try(model, field, ids, to):
        return ids
    return [pk for pk in ids if _try(model, field, [pk], to)]


def _try(model: Any, field: str, ids: list[int], to: models.Model) -> bool:
    try:
        with transaction.atomic():
            model._base_manager.filter(pk__in=ids).update(**{field: to})
            check_deferred()
    except IntegrityError:
        return False
    return True


def _may_update(model: Any) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT has_table_privilege(current_user, %s, 'UPDATE')", [model._meta.db_table]
        )
        return bool(cursor.fetchone()[0])
