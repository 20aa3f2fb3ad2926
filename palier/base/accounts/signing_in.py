"""Checking a password, and slowing down whoever guesses."""

from datetime import datetime, timedelta

from django.contrib.auth.hashers import make_password
from django.db import transaction

from palier.base.kit.refusals import Refused
from palier.base.kit.typography import time_in_words
from palier.base.tenancy.models import User

MOST_FAILURES = 5
LOCKED_FOR = timedelta(minutes=15)
WRONG = "L’adresse ou le mot de passe n’est pas juste. Vérifiez les deux, puis recommencez."


def check_password(email: str, password: str, *, now: datetime) -> User:
    """The user of that address and password.

    Refused: wrong, no longer active, or locked for a quarter of an hour after five failures in
    a row (CNIL, délibération 2022-100). The failure count is kept even though sign-in fails.
    """
    with transaction.atomic():
        user = User.objects.select_for_update().filter(email=email.strip().lower()).first()
        refusal = _verdict(user, password, now)
    if refusal is not None:
        raise refusal
    assert user is not None  # noqa: S101 -- no user is a refusal
    return user


def _verdict(user: User | None, password: str, now: datetime) -> Refused | None:
    if user is None or not user.is_active:
        make_password(password)  # as long as a real check: an address cannot be guessed by time
        return Refused(WRONG)
    if user.locked_until and user.locked_until > now:
        return Refused(
            "Trop d’essais : ce compte est fermé un moment. "
            f"Recommencez après {time_in_words(_local(user.locked_until))}."
        )
    if not user.check_password(password):
        user.failed_attempts += 1
        if user.failed_attempts >= MOST_FAILURES:
            user.failed_attempts, user.locked_until = 0, now + LOCKED_FOR
        user.save(update_fields=["failed_attempts", "locked_until"])
        return Refused(WRONG)
    if user.failed_attempts or user.locked_until:
        user.failed_attempts, user.locked_until = 0, None
        user.save(update_fields=["failed_attempts", "locked_until"])
    return None


def _local(moment: datetime) -> datetime:
    from django.utils import timezone

    return timezone.localtime(moment)
