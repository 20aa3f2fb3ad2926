"""What the journal forgets by itself, at night."""

from datetime import timedelta

from django.utils import timezone
from procrastinate.contrib.django import app

from palier.base.journal.models import Opening, SecurityEvent, SpentToken
from palier.base.tenancy.models import Organisation
from palier.base.tenancy.walls import today_in, working_for

OPENINGS_KEPT = timedelta(days=365)  # CNIL, délibération 2021-122 : six mois à un an
TOKENS_KEPT = timedelta(days=7)


def forget(organisation: Organisation) -> tuple[int, int, int]:
    """Delete openings and security events older than a year, forms spent a week ago: how many."""
    with working_for(organisation):
        old = Opening.objects.filter(on__lt=today_in(organisation) - OPENINGS_KEPT)
        spent = SpentToken.objects.filter(at__lt=timezone.now() - TOKENS_KEPT)
        events = SecurityEvent.objects.filter(at__lt=timezone.now() - OPENINGS_KEPT)
        return old.delete()[0], spent.delete()[0], events.delete()[0]


@app.periodic(cron="30 2 * * *")
@app.task(queue="night")
def forget_old_openings(timestamp: int) -> None:
    """Every night, for every association."""
    for organisation in Organisation.objects.order_by("pk"):
        forget(organisation)
