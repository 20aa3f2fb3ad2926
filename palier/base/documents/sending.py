"""Messages leave: e-mail through Django's backend, text messages through one of ours.

Both write on the console or in files until the association says by which service they go.
"""

import logging
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.core.mail import send_mail
from django.utils import timezone

from palier.base.documents.models import Message
from palier.base.tenancy.models import Organisation
from palier.base.tenancy.walls import working_for

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
    """Send what is due for one association: how many left, how many could not."""
    with working_for(organisation):
        due = Message.objects.select_for_update(skip_locked=True).filter(
            state=Message.State.QUEUED, send_at__lte=now
        )
        states = [_send(message) for message in due.order_by("send_at", "pk")[:200]]
    return states.count(Message.State.SENT), states.count(Message.State.FAILED)


def _send(message: Message) -> str:
    try:
        if message.channel == Message.Channel.EMAIL:
            send_mail(message.subject, message.body, None, [message.to])
        else:
            send_text(message.to, message.body)
    except OSError as failure:  # SMTP and files alike: smtplib's errors are OSErrors
        message.state, message.failure = Message.State.FAILED, str(failure)[:200]
    else:
        message.state, message.sent_at = Message.State.SENT, timezone.now()
    message.save(update_fields=["state", "sent_at", "failure"])
    return str(message.state)
