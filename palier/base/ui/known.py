"""What is not known and what one may not know, said the same way on every page and export.

`None` in a cell or a pair of a page is drawn as unknown; a zero is a figure, an empty text is
nothing to say. `Masked` says that something is there and that one may not read it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

T = TypeVar("T")
V = TypeVar("V")

UNKNOWN = "non connu"
"""How it is written where no page draws it: letters, sentences."""


@dataclass(frozen=True)
class Masked:
    """Something that one may not read: the words that stand in its place."""

    words: str

    def __str__(self) -> str:
        return self.words


def known(value: T | None, say: Callable[[T], str] = str) -> str:
    """In words, for papers and sentences; an empty text is not known either."""
    return UNKNOWN if value is None or value == "" else say(value)


def if_known(value: T | None, say: Callable[[T], V]) -> V | None:
    """For a cell: what is said of a value, or None, which is drawn as unknown."""
    return None if value is None or value == "" else say(value)
