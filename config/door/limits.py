"""How much, how long, how many: what the door accepts, and from whom.

A guest is *known* when they carry the signed mark of someone who came in once with their password.
"""

import ipaddress
import re
import time
from collections.abc import Mapping

from django.conf import settings

from palier.base.accounts.devices import COOKIE, user_of

KILO, MEGA = 1024, 1024 * 1024
STRANGER = 64 * KILO
"""A body from someone who never came in: an address and a password."""
FORM, FILES = 5 * MEGA, 64 * MEGA
"""A form of words; a form with files (photographs of an inventory, a spreadsheet)."""
LARGER = {"/reprise/documents/": 220 * MEGA}
"""Where more is brought at once: the papers of a whole association in one archive."""
HEAD, BODY, SLOWEST = 10.0, 30.0, 64 * KILO
"""Seconds for a head; seconds for a body, and what it must bring a second beyond them (bytes)."""
CONNECTIONS, FROM_ONE_ADDRESS = 2_000, 120
"""Open at once, in all and from one address."""
TRIES, TRIES_EVERY = 30, 1.0
"""Forms that strangers of one address may send at once, then one in so many seconds."""
VISITS, VISITS_EVERY = 60, 0.1
"""Requests of any kind, likewise: a few browsers that open the door for the first time."""
HELD = 2.0
"""Seconds for which a form too many waits for its refusal: guessing fast gains nothing."""
LONGEST_WAIT = 20.0
"""Seconds for which what strangers only look at waits for its turn, before it is refused."""


MARK = re.compile(rf"(?:^|; ?){re.escape(COOKIE)}=([\w:.-]{{1,120}})(?:;|$)")
SESSION = re.compile(rf"(?:^|; ?){re.escape(settings.SESSION_COOKIE_NAME)}=\w")
COOKIES = 8 * KILO
"""The longest head of cookies: what Python reads slowly is refused before it is read."""


def network_of(address: str) -> str:
    """What one subscriber has: an address, or the half of a newer one that is all theirs."""
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return address
    return str(found) if found.version == 4 else str(ipaddress.ip_network((found, 64), False))


def is_hostile(headers: Mapping[str, str]) -> bool:
    """Cookies that no browser of ours sends, and that take seconds to read."""
    told = headers.get("COOKIE", "")
    return len(told) > COOKIES or "\\" in told


def guest_of(headers: Mapping[str, str]) -> int | None:
    """The user whose mark these headers carry (`COOKIE`), or nothing."""
    found = MARK.search(headers.get("COOKIE", ""))
    return user_of(found[1]) if found else None


def has_session(headers: Mapping[str, str]) -> bool:
    """Whether they say that someone is in, not only that they once were."""
    return bool(SESSION.search(headers.get("COOKIE", "")))


def largest_body(path: str, kind: str, *, is_in: bool) -> int:
    """Bytes that a body may hold, by the address it is for and what it says it is."""
    if not is_in or path.startswith("/entrer/"):
        return STRANGER
    if not kind.startswith("multipart/"):
        return FORM
    return LARGER.get(path, FILES)


def longest(length: int) -> float:
    """Seconds that one may take to send a body of `length` bytes."""
    return BODY + length / SLOWEST


class Pace:
    """How fast strangers come, address by address: so many at once, then one in so many seconds."""

    def __init__(self, most: int, every: float) -> None:
        self.most, self.every = most, every
        self.left: dict[str, tuple[float, float]] = {}

    def wait(self, address: str, *, longest: float, now: float | None = None) -> float | None:
        """Seconds before one more of `address` may go on, 0 for at once; it counts.

        None, and it does not count, when that is more than `longest`.
        """
        now = time.monotonic() if now is None else now
        left, at = self.left.get(address, (float(self.most), now))
        left = min(float(self.most), left + (now - at) / self.every) - 1
        waits = max(0.0, -left * self.every)
        if waits > longest:
            return None
        self.left[address] = (left, now)
        return waits

    def forget(self, now: float | None = None) -> None:
        """Drop the addresses that may come again as at first."""
        now = time.monotonic() if now is None else now
        self.left = {
            who: (left, at)
            for who, (left, at) in self.left.items()
            if left + (now - at) / self.every < self.most
        }
