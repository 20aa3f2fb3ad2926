"""States a row may be in, and the moves allowed between them."""

from collections.abc import Mapping, Sequence
from typing import Any

from palier.base.kit.refusals import Refused


class Moves:
    """The whole life of a row, as one readable table: from each state, where to."""

    def __init__(self, table: Mapping[str, Sequence[str]]) -> None:
        self.table = table

    def allows(self, row: Any, to: str) -> bool:
        return to in self.table.get(row.state, ())

    def go(self, row: Any, to: str) -> None:
        """Move `row` to state `to`, or refuse in words a user understands."""
        if not self.allows(row, to):
            raise Refused(f"Impossible : {row} est « {row.get_state_display()} ».")
        row.state = to
