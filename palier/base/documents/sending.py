"""Messages leave: e-mail through Django's backend, text messages through one of ours.

Both write on the console or in files until the association says by which service they go; a message
says then that it went no further.
"""

import logging
from collections import Counter
from datetime import datetime, timedelta
from pathlib import Path
from smtplib import SMTPException, SMTPRecipientsRefused, SMTPResponseException

from django.conf import settings
from django.core.mail import send_mail
from django.utils import timezone

from palier.base.documents.models import Message
from palier.base.tenancy.models import Organisation
from palier.base.tenancy.walls import working_for

MOST = 200
TOO_LATE = timedelta(days=1)
AGAIN = (timedelta(minutes=5), timedelta(minutes=30), timedelta(hours=2))
"""How long one waits before trying again what the service could not take now."""
AWAY = 3
"""So many in a row that may leave later: the service is away, the others wait for the next time."""
LOST = timedelta(minutes=15)
"""After that, a message that was leaving left with a worker that died: nobody knows."""
NOBODY_KNOWS = "l’envoi a été interrompu : on ne sait pas s’il est parti"
logger = logging.getLogger("palier.messages")


def send_text(to: str, body: str) -> None:
    """Give a text message to the service named by `PALIER_SMS` (`console`, or `file`)."""
    if settings.PALIER_SMS == "file":
        folder = Path(settings.MEDIA_ROOT).parent / "outbox"
        folder.mkdir(parents=True, exist_ok=True)
        with (folder / "sms.txt").open("a", encoding="utf-8") as file:
            file.write(f"{timezone.now():%Y-%m-%d %H:%M} {to} : {body}\n")
    else:
        logger.warning("SMS à %s… : %s caractères", to[:4], len(body))


def goes_nowhere(channel: str) -> bool:
    """Whether what is sent by this channel is only written on the console of the server."""
    if channel == Message.Channel.EMAIL:
        return bool(settings.EMAIL_BACKEND.endswith("console.EmailBackend"))
    return bool(settings.PALIER_SMS == "console")


def send_due(organisation: Organisation, now: datetime) -> tuple[int, int]:
    """Send what is due for one association: how many were handed over, how many could not be.

    Each message has its own transaction, and is marked before it leaves: whatever stops the
    worker, nothing leaves twice, and one that cannot leave holds back no other. What should have
    left more than a day ago no longer does.
    """
    states: Counter[str] = Counter()
    away = 0
    for _ in range(MOST):
        with working_for(organisation):
            message = _take(now)
        if message is None:
            break
        state = _send(organisation, message, now)
        states[state] += 1
        away = away + 1 if state == Message.State.QUEUED else 0
        if away == AWAY:
            break
    return states["sent"] + states["console"], states["failed"] + states["queued"]


def _take(now: datetime) -> Message | None:
    """The next message that is due, marked as leaving; those too old are given up."""
    Message.objects.filter(state=Message.State.LEAVING, sent_at__lt=now - LOST).update(
        state=Message.State.FAILED, sent_at=None, failure=NOBODY_KNOWS
    )
    waiting = Message.objects.filter(state=Message.State.QUEUED)
    waiting.filter(send_at__lt=now - TOO_LATE).update(
        state=Message.State.CANCELLED, failure="trop tard pour partir"
    )
    due = waiting.select_for_update(skip_locked=True).filter(send_at__lte=now)
    message = due.order_by("send_at", "pk").first()
    if message is not None:
        message.state, message.sent_at = Message.State.LEAVING, now
        message.tries += 1
        message.save(update_fields=["state", "sent_at", "tries"])
    return message


def _send(organisation: Organisation, message: Message, now: datetime) -> str:
    nowhere = goes_nowhere(message.channel)
    message.state = Message.State.CONSOLE if nowhere else Message.State.SENT
    message.failure = ""
    try:
        if message.channel == Message.Channel.EMAIL:
            send_mail(message.subject, message.body, None, [message.to])
        else:
            send_text(message.to, message.body)
    except Exception as failure:  # whatever one message does, the next ones leave
        logger.warning("Message %s: %s", message.pk, failure)
        _not_gone(message, failure, now)
    with working_for(organisation):
        message.save(update_fields=["state", "failure", "sent_at", "send_at"])
    return str(message.state)


def _not_gone(message: Message, failure: Exception, now: datetime) -> None:
    """It waits for another try when the service may take it later; else it has failed."""
    message.sent_at, message.failure = None, _in_words(failure)[:200]
    if _may_pass(failure) and message.tries <= len(AGAIN):
        message.state = Message.State.QUEUED
        message.send_at = now + AGAIN[message.tries - 1]
    else:
        message.state = Message.State.FAILED


def _may_pass(failure: Exception) -> bool:
    """Whether the same message may leave later: the service is away, or asks to come back."""
    if isinstance(failure, SMTPRecipientsRefused):
        return all(400 <= code < 500 for code, _ in failure.recipients.values())
    if isinstance(failure, SMTPResponseException):
        return 400 <= failure.smtp_code < 500
    return isinstance(failure, OSError)  # no network, no disk, a connection cut


def _in_words(failure: Exception) -> str:
    if isinstance(failure, SMTPRecipientsRefused):
        [(to, (code, told)), *_] = failure.recipients.items()
        words = told.decode("utf-8", "replace") if isinstance(told, bytes) else str(told)
        return f"adresse refusée par le service d’envoi ({to} : {code} {words})"
    if isinstance(failure, SMTPException | OSError):
        return f"le service d’envoi ne l’a pas pris ({failure})"
    return f"ce message ne peut pas être écrit ({failure})"
