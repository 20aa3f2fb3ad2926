"""Files prepared aside, one after the other; forgotten after a week."""

from django.utils import timezone
from procrastinate.contrib.django import app

from palier.base.tenancy.models import Organisation
from palier.base.ui import errands


@app.task(queue="files", lock="files")
def prepare_file(organisation_id: int, errand_id: int) -> None:
    """Prepare one file as whoever asked for it."""
    organisation = Organisation.objects.get(pk=organisation_id)
    errands.prepare(organisation, errand_id, timezone.now)


@app.periodic(cron="45 2 * * *")
@app.task(queue="night")
def forget_old_files(timestamp: int) -> None:
    """Every night, for every association."""
    for organisation in Organisation.objects.order_by("pk"):
        errands.forget(organisation)
