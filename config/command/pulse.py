"""Whether a server that runs still answers: alive and mute, it is as good as dead."""

import http.client
import threading
from collections.abc import Callable

EVERY = 20.0
"""Seconds between two questions."""
LONGEST_ANSWER = 30.0
"""Seconds that an answer may take: more than a page may last, and its wait before it."""
MOST_MISSES = 4
"""So many unanswered in a row, and it is mute: a busy hour is no death."""


class Pulse:
    """Asks from time to time, beside what watches; tells when nobody answers any more."""

    def __init__(
        self, ask: Callable[[], bool], *, every: float = EVERY, most: int = MOST_MISSES
    ) -> None:
        self.ask, self.every, self.most = ask, every, most
        self.misses = 0
        self._over = threading.Event()
        threading.Thread(target=self._beat, daemon=True, name="pulse").start()

    @property
    def is_mute(self) -> bool:
        return self.misses >= self.most

    def forget(self) -> None:
        """What was started again is given its time."""
        self.misses = 0

    def stop(self) -> None:
        self._over.set()

    def _beat(self) -> None:
        while not self._over.wait(self.every):
            self.misses = 0 if self.ask() else self.misses + 1


def answers(host: str, port: int, *, within: float = LONGEST_ANSWER) -> bool:
    """Whether a page comes, whatever it says: a refusal is an answer, a silence is not."""
    connection = http.client.HTTPConnection(host, port, timeout=within)
    try:
        connection.request("GET", "/entrer/", headers={"User-Agent": "palier-pulse"})
        return bool(connection.getresponse().status)
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()
