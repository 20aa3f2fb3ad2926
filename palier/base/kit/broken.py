"""What a broken constraint of the database means, in the words of a refusal."""

from collections.abc import Iterable

from django.apps import apps
from django.db import DatabaseError, DataError
from django.db.models import ProtectedError
from psycopg import errors

from palier.base.kit.refusals import Refused

BUSY = (errors.LockNotAvailable, errors.DeadlockDetected)
LONG = (*BUSY, errors.QueryCanceled)
TOO_MUCH = (
    "Un texte est trop long, ou un nombre trop grand, pour être gardé. Rien n’a été enregistré : "
    "raccourcissez-le."
)
OTHERS = (
    "Quelqu’un d’autre enregistre la même chose en ce moment. Rien n’a été enregistré : recommencez "
    "dans un instant."
)
MESSAGES: dict[str, str] = {}


def in_words(messages: dict[str, str]) -> None:
    """Declare what the failure of a trigger or an index means, by its constraint's name."""
    MESSAGES.update(messages)


def is_too_long(failure: DatabaseError) -> bool:
    """Whether it failed because the time one may take was over."""
    return isinstance(failure.__cause__, LONG)


def _messages() -> Iterable[tuple[str, str]]:
    for model in apps.get_models():
        for constraint in model._meta.constraints:
            if constraint.violation_error_message:
                yield constraint.name, str(constraint.violation_error_message)


def refusal_of(failure: DatabaseError) -> Refused | None:
    """The French sentence of what the database refused, or None when nobody wrote one."""
    if isinstance(failure, DataError):
        return Refused(TOO_MUCH)
    if isinstance(failure.__cause__, BUSY):
        return Refused(OTHERS)
    if isinstance(failure, ProtectedError):
        users = {str(row._meta.verbose_name) for row in failure.protected_objects}
        return Refused(
            f"Une de ces fiches a déjà servi ({', '.join(sorted(users))}) : rien n’a été retiré."
        )
    diagnostic = getattr(failure.__cause__, "diag", None)
    name = getattr(diagnostic, "constraint_name", None)
    if name is None:
        return None
    message = MESSAGES.get(name) or dict(_messages()).get(name)
    if message is None and name.endswith(("_owned", "_used")):
        message = "Une autre fiche s’y rattache encore : rien n’a été fait."
    return Refused(message.replace("%(name)s", name)) if message else None
