"""The mark of a device on which someone came in: theirs is told from a stranger's.

It opens nothing. It says that failures of others are not this device's (a colleague cannot be shut
out by someone who guesses), and that what it sends may be larger than what strangers send.
"""

from django.core import signing
from django.http import HttpRequest, HttpResponse

from palier.base.tenancy.models import User

COOKIE = "palier-appareil"
KEPT = 180 * 24 * 3600
_signer = "palier.device"


def mark(response: HttpResponse, user: User, *, secure: bool) -> None:
    """Leave on a device the mark that `user` came in there, for six months."""
    told = signing.TimestampSigner(salt=_signer).sign(str(user.pk))
    response.set_cookie(COOKIE, told, max_age=KEPT, httponly=True, secure=secure, samesite="Lax")


def user_of(told: str) -> int | None:
    """The number of the user that a mark names; nothing when it is not ours, or too old."""
    try:
        return int(signing.TimestampSigner(salt=_signer).unsign(told, max_age=KEPT))
    except (signing.BadSignature, ValueError):
        return None


def is_known(request: HttpRequest, user: User) -> bool:
    """Whether `user` came in on this device before."""
    return user_of(request.COOKIES.get(COOKIE, "")) == user.pk
