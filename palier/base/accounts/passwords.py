"""Passwords: which are strong enough, and who is hashing one now."""

import os
import sys
import threading
import unicodedata
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from django.contrib.auth.hashers import Argon2PasswordHasher, check_password, make_password

from palier.base.kit.refusals import Refused
from palier.base.tenancy.models import User

T = TypeVar("T")

SHORTEST, LONGEST = 12, 128
LOOKED_AT = 40
"""Signs that are weighed: what comes after makes a password no weaker."""
STRONG = 4
"""Of zxcvbn's 0 to 4: out of reach of whoever stole the database too."""
PLAIN_WORDS = (
    "palier", "association", "accueil", "logement", "hebergement", "residence", "menage", "loyer",
    "motdepasse", "bonjour", "bienvenue", "soleil", "azertyuiop", "qsdfghjklm", "wxcvbn", "marseille",
    "doudou", "chouchou", "loulou", "janvier", "fevrier", "printemps", "automne", "toulouse", "france",
)  # fmt: skip
MOST_WAITING = 8
_waiting = threading.BoundedSemaphore(MOST_WAITING)


def one_form(password: str) -> str:
    """A password typed on any keyboard: an é is one sign, however the machine sends it."""
    return unicodedata.normalize("NFC", password)


def check_new_password(password: str, *, about: Sequence[str] = ()) -> None:
    """Refused: too short, too long, or too easy to guess, for whom `about` tells of (names…)."""
    password = one_form(password)
    if len(password) < SHORTEST:
        raise Refused(
            {
                "password": f"Douze signes au moins : celui-ci en a {len(password)}. Une phrase convient."
            }
        )
    if len(password) > LONGEST:
        raise Refused({"password": "Cent vingt-huit signes au plus."})
    from zxcvbn import zxcvbn  # its lists of words are heavy: read when a password is chosen

    told = zxcvbn(password[:LOOKED_AT], user_inputs=[*PLAIN_WORDS, *_words(about)])
    if told["score"] < STRONG:
        raise Refused(
            {
                "password": "Ce mot de passe se devine : un mot connu, un nom, une suite de touches "
                "ou de chiffres. Prenez quatre mots sans lien entre eux, ou une phrase à vous."
            }
        )


def _words(about: Sequence[str]) -> list[str]:
    """Names and addresses, and each of their parts."""
    parts = [part for each in about for part in each.replace("@", " ").replace(".", " ").split()]
    return [each.lower() for each in (*about, *parts) if len(each) > 2]


class OneCore(Argon2PasswordHasher):
    """argon2id (RFC 9106) on one core: 64 MiB, three passes. The default takes eight threads at
    once, which everybody else’s pages would wait for."""

    time_cost, memory_cost, parallelism = 3, 65_536, 1


def _give_way() -> None:
    """Hashing lets pages go first, where a thread may have a priority of its own."""
    if sys.platform == "linux":
        os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), 10)


_aside = ThreadPoolExecutor(1, "hash", _give_way)


def _hash(work: Callable[[], T]) -> T:
    """Hash in the one thread that does: in a row, giving way. Refused when too many wait."""
    if not _waiting.acquire(blocking=False):
        raise Refused("Beaucoup de personnes entrent en ce moment. Recommencez dans un instant.")
    try:
        return _aside.submit(work).result()
    finally:
        _waiting.release()


def is_right(user: User | None, password: str) -> bool:
    """Whether that is the user’s password; as much work when there is no such user, so that nobody
    is found by time. A hash of older settings is made anew."""
    password, kept = one_form(password), user.password if user else ""
    fresh: list[str] = []

    def check() -> bool:
        if user is None:
            make_password(password)
            return False
        return check_password(password, kept, setter=lambda raw: fresh.append(make_password(raw)))

    right = _hash(check)
    if right and fresh and user is not None:
        user.password = fresh[0]
        user.save(update_fields=["password"])
    return right


def choose_password(user: User, password: str) -> None:
    """A password that someone chose for themselves; what others failed to guess is forgotten.

    Refused as `check_new_password` refuses: then nothing is saved.
    """
    check_new_password(password, about=[user.email, user.first_name, user.last_name])
    user.password = _hash(lambda: make_password(one_form(password)))
    user.failed_attempts = user.device_failures = 0
    user.locked_until = user.device_locked_until = None
    user.save()
