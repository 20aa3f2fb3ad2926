"""Messages leave every five minutes."""

from django.utils import timezone
from procrastinate.contrib.django import app

from palier.base.documents.sending import send_due
from palier.base.tenancy.models import Organisation


@app.periodic(cron="*/5 * * * *")
@app.task(queue="messages", queueing_lock="messages")
def send_messages(timestamp: int) -> None:
    """For every association, what is due."""
    for organisation in Organisation.objects.order_by("pk"):
        send_due(organisation, timezone.now())
