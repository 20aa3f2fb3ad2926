"""Transfers to owners and principals that come back, and invoices that they bear."""

from collections import defaultdict

from palier.base.bank.actions import keep_what_they_settled
from palier.base.bank.events import BatchCancelled, ItemsRejected, RejectUndone
from palier.base.bank.models import SepaItem
from palier.base.journal.events import reacts_to
from palier.base.kit.refusals import Refused
from palier.base.ledger.models import Entry
from palier.base.tenancy.actors import Actor
from palier.work.owners.borne import charged_on
from palier.work.owners.models import MandateMove, OwnerDue
from palier.work.suppliers.events import InvoiceCancelled


@reacts_to(InvoiceCancelled)
def refuse_while_the_owner_bears_it(event: InvoiceCancelled) -> None:
    """What is cancelled is nobody's to pay: take it back from the owner first."""
    if event.invoice.is_credit and charged_on(event.invoice):
        raise Refused("Cet avoir a été rendu au propriétaire : annulez d’abord ce qui lui est dû.")
    if charged_on(event.invoice):
        settled = OwnerDue.objects.filter(
            invoice=event.invoice, undone_on=None, item__isnull=False
        )
        if due := settled.select_related("item__batch").first():
            raise Refused(
                f"Cette facture est réglée avec le propriétaire, remise {due.item.batch.reference} : "
                "si elle ne vaut plus, saisissez l’avoir du fournisseur, puis rendez-le-lui."
            )
        raise Refused(
            "Cette facture est à la charge du propriétaire : annulez d’abord sa déduction, ou son "
            "imputation au mandant."
        )


@reacts_to(ItemsRejected)
def still_owed(event: ItemsRejected) -> None:
    """A transfer that came back did not pay its owner; which dues is kept beside it."""
    dues: dict[int, list[int]] = defaultdict(list)
    for item, pk in OwnerDue.objects.filter(item__in=event.items).values_list("item", "pk"):
        dues[item or 0].append(pk)
    keep_what_they_settled("owners.dues", dues)
    _undo(event.items, event.actor)


@reacts_to(RejectUndone)
def it_paid_them_after_all(event: RejectUndone) -> None:
    """The owner's dues are paid by it again, or what was paid to the principal is paid.

    Refused: a due paid otherwise, or undone, since.
    """
    item = event.item
    wanted = item.settled.get("owners.dues", [])
    dues = OwnerDue.objects.filter(pk__in=wanted, item=None, undone_on=None)
    if dues.update(item=item) != len(wanted):
        raise Refused(
            "Ce que cet ordre payait a été payé autrement, ou annulé : ce rejet reste noté."
        )
    undone = MandateMove.objects.filter(item=item, undoes=None, undone_by__isnull=False)
    for move in undone.order_by("-pk")[:1]:
        MandateMove.objects.create(
            organisation=event.actor.organisation,
            account_id=move.account_id,
            kind=move.kind,
            on=item.entry.on,
            label=move.label,
            amount=move.amount,
            entry=item.entry,
            item=item,
        )


@reacts_to(BatchCancelled)
def still_owed_all(event: BatchCancelled) -> None:
    """A file that was not handed over paid no owner."""
    _undo(event.items, event.actor)


def _undo(items: list[SepaItem], actor: Actor) -> None:
    OwnerDue.objects.filter(item__in=items).update(item=None)
    mirrors = {
        entry.reverses_id: entry
        for entry in Entry.objects.filter(reverses__in=[item.entry_id for item in items])
    }
    moves = MandateMove.objects.filter(item__in=items, undoes=None, undone_by=None)
    MandateMove.objects.bulk_create(
        [
            MandateMove(
                organisation=actor.organisation,
                account_id=move.account_id,
                kind=move.kind,
                on=mirrors[move.entry_id].on,
                label=f"Revenu : {move.label}"[:200],
                amount=-move.amount,
                entry=mirrors[move.entry_id],
                item=move.item,
                undoes=move,
            )
            for move in moves
        ]
    )
