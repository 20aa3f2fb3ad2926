"""How much, how long, how many: what the door accepts, and from whom.

A guest is *known* when they carry the signed mark of someone who came in once with their password.
"""

import time
from collections.abc import Mapping
from http.cookies import CookieError, SimpleCookie

from palier.base.accounts.devices import COOKIE, user_of

KILO, MEGA = 1024, 1024 * 1024
STRANGER = 64 * KILO
"""A body from someone who never came in: an address and a password."""
FORM, FILES = 5 * MEGA, 64 * MEGA
"""A form of words; a form with files (photographs of an inventory, a spreadsheet)."""
LARGER = {"/encaissements/": 220 * MEGA}
"""Where more is brought at once: a year of bank statements in one archive."""
HEAD, BODY, SLOWEST = 10.0, 30.0, 64 * KILO
"""Seconds for a head; seconds for a body, and what it must bring a second beyond them (bytes)."""
CONNECTIONS, FROM_ONE_ADDRESS = 2_000, 120
"""Open at once, in all and from one address."""
TRIES, EVERY = 30, 1.0
"""Forms that strangers of one address may send at once, then one in so many seconds."""
HELD = 2.0
"""Seconds for which a form too many waits for its refusal: guessing fast gains nothing."""


def guest_of(headers: Mapping[str, str]) -> int | None:
    """The user whose mark these headers carry (`COOKIE`), or nothing."""
    told = headers.get("COOKIE", "")
    if COOKIE not in told:
        return None
    try:
        mark = SimpleCookie(told).get(COOKIE)
    except CookieError:
        return None
    return user_of(mark.value) if mark else None


def largest_body(path: str, kind: str, *, is_known: bool) -> int:
    """Bytes that a body may hold, by the address it is for and what it says it is."""
    if not is_known:
        return STRANGER
    if not kind.startswith("multipart/"):
        return FORM
    return next((most for start, most in LARGER.items() if path.startswith(start)), FILES)


def longest(length: int) -> float:
    """Seconds that one may take to send a body of `length` bytes."""
    return BODY + length / SLOWEST


class Tries:
    """How many forms strangers sent lately, address by address: a bucket that refills with time."""

    def __init__(self, most: int = TRIES, every: float = EVERY) -> None:
        self.most, self.every = most, every
        self.left: dict[str, tuple[float, float]] = {}

    def takes(self, address: str, now: float | None = None) -> bool:
        """Whether one more is accepted from `address`; it counts."""
        now = time.monotonic() if now is None else now
        left, at = self.left.get(address, (float(self.most), now))
        left = min(float(self.most), left + (now - at) / self.every)
        self.left[address] = (left - 1 if left >= 1 else left, now)
        return left >= 1

    def forget(self, now: float | None = None) -> None:
        """Drop the addresses whose bucket is full again."""
        now = time.monotonic() if now is None else now
        whole = self.most * self.every
        self.left = {who: told for who, told in self.left.items() if now - told[1] < whole}
