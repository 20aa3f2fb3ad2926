"""Taking data away: a right of its own, written in the security log."""

from django.core.exceptions import PermissionDenied

from palier.base.journal.security import note_taken
from palier.base.tenancy.actors import Actor, ActorRequest
from palier.base.tenancy.roles import declare_sights
from palier.base.ui.errands import is_prepared_aside

EXPORT = "ui.export"
declare_sights({EXPORT: "les exports : emporter une liste dans un tableur"})


def may_take(actor: Actor) -> bool:
    """Whether the actor may take lists away: a right of some trades, never of volunteers."""
    return actor.sees(EXPORT)


def check_may_take(actor: Actor) -> None:
    """Raises PermissionDenied when the actor may not take lists away."""
    if not may_take(actor):
        raise PermissionDenied("Votre rôle ne permet pas d’emporter des listes.")


def taken(request: ActorRequest, what: str, rows: int | None = None) -> None:
    """Someone takes the file `what` away: allowed, and written. Raises PermissionDenied."""
    check_may_take(request.actor)
    if not is_prepared_aside():  # what the worker prepares is taken later, and written then
        note_taken(request.actor, request, what, rows)
