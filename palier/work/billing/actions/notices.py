"""A notice, once issued: undone by its mirror, proved when paid."""

from datetime import date

from palier.base.journal.action import action
from palier.base.kit.money import NOTHING
from palier.base.kit.refusals import Refused
from palier.base.kit.rows import lock
from palier.base.ledger.actions import reverse_entry, take_numbers
from palier.base.tenancy.actors import Actor
from palier.work.billing.allocating import allocate
from palier.work.billing.models import Allocation, NoticeReversal, Payment, Receipt, RentNotice


@action("Annuler un avis d’échéance")
def reverse_notice(notice: RentNotice, *, on: date, reason: str, actor: Actor) -> NoticeReversal:
    """A wrong notice is undone by the mirror of its entry; what had paid it pays others.

    Preparing the month again then computes this contract anew. Refused: already undone, a
    closed month.
    """
    lock(notice.account)
    if NoticeReversal.objects.filter(notice=notice).exists():
        raise Refused("Cet avis est déjà annulé.")
    entry = reverse_entry(notice.entry, on=on, actor=actor)
    reversal = NoticeReversal.objects.create(
        organisation=actor.organisation, notice=notice, entry=entry, on=on, reason=reason
    )
    freed = list(Allocation.objects.filter(notice=notice).order_by("pk"))
    Allocation.objects.bulk_create(
        [
            Allocation(
                organisation=actor.organisation,
                payment_id=given.payment_id,
                notice=notice,
                amount=-given.amount,
            )
            for given in freed
        ]
    )
    payments = Payment.objects.filter(
        pk__in=[given.payment_id for given in freed], reversals__isnull=True
    )
    allocate([_with_spent(payment) for payment in payments.order_by("on", "pk")])
    return reversal


def _with_spent(payment: Payment) -> Payment:
    payment.spent = sum(  # type: ignore[attr-defined]
        payment.allocations.values_list("amount", flat=True), NOTHING
    )
    return payment


@action("Produire une quittance ou un reçu")
def issue_receipt(notice: RentNotice, *, on: date, actor: Actor) -> Receipt:
    """A quittance when the notice is paid in full, a reçu when in part (loi n° 89-462, art. 21).

    Asked again for the same amount, it is the same paper. Refused: nothing paid, undone notice.
    """
    lock(notice.account)
    row = RentNotice.objects.with_paid().get(pk=notice.pk)
    if row.is_reversed:
        raise Refused("Cet avis est annulé : il ne donne ni quittance ni reçu.")
    if row.paid <= 0 and row.net > 0:
        raise Refused("Rien n’a encore été payé sur cet avis : ni quittance ni reçu.")
    kind = Receipt.Kind.FULL if row.paid >= row.net else Receipt.Kind.PARTIAL
    found = Receipt.objects.filter(notice=notice, kind=kind, amount=row.paid).first()
    if found:
        return found
    last = Payment.objects.filter(allocations__notice=notice).order_by("-on").first()
    return Receipt.objects.create(
        organisation=actor.organisation,
        notice=notice,
        number=take_numbers(actor.organisation, "receipts"),
        kind=kind,
        amount=row.paid,
        on=on,
        paid_on=last.on if last else row.due_on,
    )
