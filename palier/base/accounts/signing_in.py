"""Checking a password, and slowing down whoever guesses, without shutting out whom they guess at.

Failures are counted apart: those of devices on which the person came in before, and those of all
others. Who guesses from elsewhere closes elsewhere; the person's own device goes on. The answer is
the same sentence, and takes the same time, whether the account exists, is closed, or not.
"""

from datetime import datetime, timedelta

from django.db import transaction
from django.http import HttpRequest

from palier.base.accounts.devices import is_known
from palier.base.accounts.passwords import LONGEST, is_right
from palier.base.journal import security
from palier.base.kit.refusals import Refused
from palier.base.tenancy.models import User

MOST_FAILURES = 5
CLOSED_FOR = timedelta(minutes=15)
WRONG = (
    "L’adresse ou le mot de passe n’est pas juste, ou trop d’essais ont été faits depuis un quart "
    "d’heure. Vérifiez les deux, attendez un peu, ou choisissez « Mot de passe oublié »."
)


def check_password(
    email: str, password: str, *, now: datetime, request: HttpRequest | None = None
) -> User:
    """The user of that address and password; `request` says on which device.

    Refused: wrong, no longer active, or closed for a quarter of an hour after five failures in a
    row (CNIL, délibération 2022-100). The failure is kept even though sign-in fails.
    """
    user = User.objects.filter(email=email.strip().lower(), is_active=True).first()
    own = request is not None and user is not None and is_known(request, user)
    right = is_right(user, password[:LONGEST])
    if user is None:
        raise Refused(WRONG)
    with transaction.atomic():
        user = User.objects.select_for_update().get(pk=user.pk)
        kind = _count(user, right=right, own=own, now=now)
    if kind:
        security.note_at_the_door(user, kind, request, now=now)
        raise Refused(WRONG)
    return user


def _count(user: User, *, right: bool, own: bool, now: datetime) -> str:
    """What happened, as the security log says it; nothing when the person may come in."""
    failures, until = (
        ("device_failures", "device_locked_until") if own else ("failed_attempts", "locked_until")
    )
    closed_until = getattr(user, until)
    if closed_until and closed_until > now:
        return str(security.Kind.FAILED)
    if right:
        if getattr(user, failures) or closed_until:
            setattr(user, failures, 0)
            setattr(user, until, None)
            user.save(update_fields=[failures, until])
        return ""
    setattr(user, failures, getattr(user, failures) + 1)
    closes = getattr(user, failures) >= MOST_FAILURES
    if closes:
        setattr(user, failures, 0)
        setattr(user, until, now + CLOSED_FOR)
    user.save(update_fields=[failures, until])
    return str(security.Kind.CLOSED_AWHILE if closes else security.Kind.FAILED)
