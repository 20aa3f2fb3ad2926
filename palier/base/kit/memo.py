"""What a page reads many times and that cannot change while it is drawn: read once.

Open only while a page that changes nothing is drawn; elsewhere (actions, jobs, tests) everything
is read each time.
"""

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, TypeVar

T = TypeVar("T")
_READ: ContextVar[dict[Hashable, Any] | None] = ContextVar("read_once", default=None)


@contextmanager
def reading_once() -> Iterator[None]:
    """From here to the end, what is read by `once` is read once."""
    token = _READ.set({})
    try:
        yield
    finally:
        _READ.reset(token)


def once(key: Hashable, read: Callable[[], T]) -> T:
    """What `read` gives; while a page is drawn, what it gave the first time for this key."""
    held = _READ.get()
    if held is None:
        return read()
    if key not in held:
        held[key] = read()
    value: T = held[key]
    return value
