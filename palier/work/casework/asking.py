"""What this room asks by name of the rooms above."""

from collections.abc import Iterable

from palier.base.ui import shell


def followed_by(user_ids: Iterable[int]) -> list[int]:
    """The households that these colleagues accompany, for whichever room knows."""
    return [
        household
        for told in shell.ask("casework.followed_by", list(user_ids))
        for household in told
    ]
