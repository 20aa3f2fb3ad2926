"""What this room asks by name of the rooms above."""

from collections.abc import Iterable
from datetime import date

from palier.base.tenancy.actors import Actor
from palier.base.ui import shell


def followed_by(user_ids: Iterable[int]) -> list[int]:
    """The households that these colleagues accompany, for whichever room knows."""
    return [
        household
        for told in shell.ask("casework.followed_by", list(user_ids))
        for household in told
    ]


def seen_to_by(actor: Actor, on: date) -> list[int]:
    """The households that the actor sees to on a day, those of a colleague away included."""
    told = shell.ask("casework.seen_to_by", actor, on)
    return [household for households in told for household in households]


def acting_for(actor: Actor, on: date) -> list[int]:
    """For whom the actor acts on a day: oneself, and whoever lent them their caseload."""
    told = shell.ask("casework.acting_for", actor, on)
    return sorted({user for users in told for user in users} | {actor.user_id or 0})
