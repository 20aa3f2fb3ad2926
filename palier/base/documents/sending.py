"""Messages leave: e-mail through Django's backend, text messages through one of ours.

Both write on the console or in files until the association says by which service they go.
"""

import logging
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.core.mail import send_mail
from django.utils import timezone

from palier.base.documents.models import Message
from palier.base.tenancy.models import Organisation
from palier.base.tenancy.walls import working_for

MOST = 200
TOO_LATE = timedelta(days=1)
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


def send_due(organisation: Organisation, now: datetime) -> tuple[int, int]:
    """Send what is due for one association: how many left, how many could not.

    Each message has its own transaction, and is marked before it leaves: whatever stops the
    worker, nothing leaves twice. What should have left more than a day ago no longer does.
    """
    states = []
    for _ in range(MOST):
        with working_for(organisation):
            message = _take(now)
        if message is None:
            break
        states.append(_send(organisation, message))
    return states.count(Message.State.SENT), states.count(Message.State.FAILED)


def _take(now: datetime) -> Message | None:
    """The next message that is due, marked as sent; those too old are given up."""
    waiting = Message.objects.filter(state=Message.State.QUEUED)
    waiting.filter(send_at__lt=now - TOO_LATE).update(
        state=Message.State.CANCELLED, failure="trop tard pour partir"
    )
    due = waiting.select_for_update(skip_locked=True).filter(send_at__lte=now)
    message = due.order_by("send_at", "pk").first()
    if message is not None:
        message.state, message.sent_at = Message.State.SENT, now
        message.save(update_fields=["state", "sent_at"])
    return message


def _send(organisation: Organisation, message: Message) -> str:
    try:
        if message.channel == Message.Channel.EMAIL:
            send_mail(message.subject, message.body, None, [message.to])
        else:
            send_text(message.to, message.body)
    except OSError as failure:  # SMTP and files alike: smtplib's errors are OSErrors
        with working_for(organisation):
            message.state, message.failure = Message.State.FAILED, str(failure)[:200]
            message.sent_at = None
            message.save(update_fields=["state", "failure", "sent_at"])
    return str(message.state)
