"""What suppliers do when a transfer comes back."""

from palier.base.bank.events import BatchCancelled, ItemsRejected
from palier.base.journal.events import reacts_to
from palier.work.suppliers.models import Invoice


@reacts_to(ItemsRejected)
def still_owed(event: ItemsRejected) -> None:
    """A transfer that came back paid no invoice."""
    Invoice.objects.filter(item__in=event.items).update(item=None)


@reacts_to(BatchCancelled)
def still_owed_all(event: BatchCancelled) -> None:
    """A file that was not handed over paid none."""
    Invoice.objects.filter(item__in=event.items).update(item=None)
