"""What collecting does when a file is not handed over."""

from palier.base.bank.events import BatchCancelled
from palier.base.bank.models import BatchState, SepaItem
from palier.base.journal.events import reacts_to
from palier.work.collecting.models import SepaMandate


@reacts_to(BatchCancelled)
def it_was_not_presented(event: BatchCancelled) -> None:
    """A mandate was last presented by the file before, if any: its first debit is still to come."""
    told = {item.mandate for item in event.items if item.mandate}
    mandates = SepaMandate.objects.filter(
        organisation=event.batch.organisation_id, reference__in=told
    )
    living = SepaItem.objects.exclude(batch__state=BatchState.CANCELLED).exclude(batch=event.batch)
    last = dict(
        living.filter(organisation=event.batch.organisation_id, mandate__in=told)
        .order_by("batch__on")
        .values_list("mandate", "batch__on")
    )
    for mandate in mandates:
        mandate.last_used_on = last.get(mandate.reference)
    SepaMandate.objects.bulk_update(mandates, ["last_used_on"])
