"""What suppliers do when a transfer comes back, or did not after all."""

from collections import defaultdict

from palier.base.bank.actions import keep_what_they_settled
from palier.base.bank.events import BatchCancelled, ItemsRejected, RejectUndone
from palier.base.journal.events import reacts_to
from palier.base.kit.refusals import Refused
from palier.work.suppliers.models import Invoice, InvoiceState


@reacts_to(ItemsRejected)
def still_owed(event: ItemsRejected) -> None:
    """A transfer that came back paid no invoice; which ones is kept beside it."""
    paid = Invoice.objects.filter(item__in=event.items)
    invoices: dict[int, list[int]] = defaultdict(list)
    for item, pk in paid.values_list("item", "pk"):
        invoices[item or 0].append(pk)
    keep_what_they_settled("suppliers.invoices", invoices)
    paid.update(item=None)


@reacts_to(RejectUndone)
def it_paid_them_after_all(event: RejectUndone) -> None:
    """The invoices are paid by it again. Refused: one paid otherwise, or cancelled, since."""
    wanted = event.item.settled.get("suppliers.invoices", [])
    rows = Invoice.objects.filter(pk__in=wanted, item=None, state=InvoiceState.APPROVED)
    if rows.update(item=event.item) != len(wanted):
        raise Refused(
            "Une facture que cet ordre payait a été payée autrement, ou annulée : ce rejet reste noté."
        )


@reacts_to(BatchCancelled)
def still_owed_all(event: BatchCancelled) -> None:
    """A file that was not handed over paid none."""
    Invoice.objects.filter(item__in=event.items).update(item=None)
