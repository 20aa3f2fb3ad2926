"""Who opened which file: one row per user, file and day."""

from datetime import date

from django.db.models import QuerySet

from palier.base.journal.models import Opening
from palier.base.kit.rows import name_of
from palier.base.tenancy.actors import Actor


def note_opening(row: object, *, actor: Actor, on: date) -> None:
    """Remember that `actor` opened the file of `row` on that day."""
    if actor.user_id is None:
        return
    Opening.objects.bulk_create(
        [
            Opening(
                organisation=actor.organisation,
                user_id=actor.user_id,
                file=name_of(row),  # type: ignore[arg-type]
                on=on,
            )
        ],
        ignore_conflicts=True,
    )


def openings_of(row: object, *, actor: Actor) -> QuerySet[Opening]:
    """Who opened the file of `row`, latest first."""
    return (
        Opening.objects.visible_to(actor)
        .filter(file=name_of(row))  # type: ignore[arg-type]
        .select_related("user")
        .order_by("-on", "-pk")
    )
