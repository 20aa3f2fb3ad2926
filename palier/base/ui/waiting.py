"""Who decides what waits, and what comes next: the same card on every page that waits."""

from collections.abc import Collection

from palier.base.kit.typography import plural
from palier.base.tenancy.actors import Actor
from palier.base.tenancy.reads import who_may
from palier.base.tenancy.rows import OwnedBase
from palier.base.ui.cards import Card

NAMED = 3
"""So many colleagues are called by their name; the others are counted."""


def deciders(
    actor: Actor, action: str, *, on: OwnedBase | None = None, but: Collection[int | None] = ()
) -> list[str]:
    """The names of the colleagues who may do an action on a row, but for some (their ids)."""
    return [user.short_name for user in who_may(actor, action, on=on) if user.pk not in but]


def next_step(
    actor: Actor,
    action: str,
    *,
    mine: str,
    theirs: str,
    then: str = "",
    on: OwnedBase | None = None,
    but: Collection[int | None] = (),
) -> Card:
    """What is awaited and from whom, then what comes: `mine` for whoever may do it, `theirs` for the
    others, followed by their names. `on`: the row, for who works where it is; `but`: who may not,
    having asked (ids)."""
    if actor.may(action) and actor.user_id not in but:
        said = mine
    else:
        names = deciders(actor, action, on=on, but=but)
        more = len(names) - NAMED
        shown = [*names[:NAMED], *([plural(more, "autre")] if more > 0 else [])]
        called = ", ".join(shown[:-1]) + (" ou " if shown[1:] else "") + "".join(shown[-1:])
        nobody = "personne ne le peut encore, voyez qui donne les accès"
        said = f"{theirs} : {called or nobody}".rstrip(".") + "."
    return Card("Et maintenant", text=f"{said} {then}".strip(), icon="arrow-right")
