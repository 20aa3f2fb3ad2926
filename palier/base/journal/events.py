"""What a room announces, and what the rooms above do about it.

Calls go down the house; announcements go up. Reactions run at once, in the same transaction:
if one refuses, nothing has happened.
"""

from collections import defaultdict
from collections.abc import Callable
from typing import Any, TypeVar

E = TypeVar("E")
Reaction = Callable[[Any], None]

REACTIONS: dict[type, list[Reaction]] = defaultdict(list)


def reacts_to(event: type[E]) -> Callable[[Callable[[E], None]], Callable[[E], None]]:
    """Declare that a function reacts to an event of a room below."""

    def register(reaction: Callable[[E], None]) -> Callable[[E], None]:
        REACTIONS[event].append(reaction)
        return reaction

    return register


def announce(event: object) -> None:
    """Tell the rooms above, which react at once."""
    for reaction in REACTIONS.get(type(event), []):
        reaction(event)
