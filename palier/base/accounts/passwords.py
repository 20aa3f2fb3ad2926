"""Passwords: which are strong enough, and who is hashing one now."""

import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from zxcvbn import zxcvbn

from palier.base.kit.refusals import Refused

SHORTEST, LONGEST = 12, 128
LOOKED_AT = 72
"""Signs that are weighed: what comes after makes a password no weaker."""
STRONG = 4
"""Of zxcvbn's 0 to 4: out of reach of whoever stole the database too."""
PLAIN_WORDS = (
    "palier", "association", "accueil", "logement", "hebergement", "residence", "menage", "loyer",
    "motdepasse", "bonjour", "bienvenue", "soleil", "azertyuiop", "qsdfghjklm", "wxcvbn", "marseille",
    "doudou", "chouchou", "loulou", "janvier", "fevrier", "printemps", "automne", "toulouse", "france",
)  # fmt: skip
_hashing = threading.BoundedSemaphore(2)
PATIENCE = 3.0


def check_new_password(password: str, *, about: Sequence[str] = ()) -> None:
    """Refused: too short, too long, or too easy to guess, for whom `about` tells of (names…)."""
    if len(password) < SHORTEST:
        raise Refused(
            {
                "password": f"Douze signes au moins : celui-ci en a {len(password)}. Une phrase convient."
            }
        )
    if len(password) > LONGEST:
        raise Refused({"password": "Cent vingt-huit signes au plus."})
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


@contextmanager
def turn_to_hash() -> Iterator[None]:
    """Two at a time: hashing takes a hundred megabytes and a processor, on purpose.

    Refused when one’s turn does not come within three seconds.
    """
    if not _hashing.acquire(timeout=PATIENCE):
        raise Refused("Beaucoup de personnes entrent en ce moment. Recommencez dans un instant.")
    try:
        yield
    finally:
        _hashing.release()
