"""Which notices a payment settles, when a person says otherwise than the law's order."""

from collections.abc import Sequence
from decimal import Decimal

from django.utils import timezone

from palier.base.journal.action import action
from palier.base.kit.money import NOTHING, euros
from palier.base.kit.refusals import Refused
from palier.base.tenancy.actors import Actor
from palier.work.billing.allocating import hold_accounts, settle
from palier.work.billing.models import (
    Allocation,
    Payment,
    RentNotice,
)


@action("Imputer un paiement autrement")
def reallocate(
    payment: Payment, *, notices: Sequence[tuple[RentNotice, Decimal]], actor: Actor
) -> Payment:
    """A person says which notices a payment settles (euros each), in place of the law's order.

    The debtor may say it (Code civil, art. 1342-10); what is left stays an advance. Refused: more
    than the payment or than a notice, a notice of another household or undone, a payment undone.
    """
    hold_accounts([payment.account_id])
    if payment.account_id is None or payment.reverses_id or payment.reversals.exists():
        raise Refused("Ce paiement ne s’impute pas : il est annulé, ou ne vient pas d’un ménage.")
    total = sum((amount for _, amount in notices), NOTHING)
    if any(amount <= 0 for _, amount in notices) or total > payment.amount:
        raise Refused(f"Imputez des montants positifs, {euros(payment.amount)} au plus en tout.")
    given = payment.allocations.filter(refund=None).order_by("pk")
    net: dict[tuple[int | None, int | None], Decimal] = {}
    for each in given:
        key = (each.notice_id, each.opening_id)
        net[key] = net.get(key, NOTHING) + each.amount
    freed = [
        Allocation(
            organisation=actor.organisation,
            payment=payment,
            notice_id=notice_id,
            opening_id=opening_id,
            amount=-amount,
        )
        for (notice_id, opening_id), amount in net.items()
        if amount
    ]
    today = timezone.localdate()
    settle(freed, actor, today)
    living = {
        row.pk: row.net - row.paid
        for row in RentNotice.objects.filter(
            pk__in=[notice.pk for notice, _ in notices], account=payment.account_id
        )
        .living()
        .with_paid()
    }
    for notice, amount in notices:
        if living.get(notice.pk, NOTHING) < amount:
            raise Refused(
                "Il ne reste que "
                f"{euros(max(living.get(notice.pk, NOTHING), NOTHING))} à payer sur "
                f"l’avis {notice.reference}."
            )
    settle(
        [
            Allocation(
                organisation=actor.organisation, payment=payment, notice=notice, amount=amount
            )
            for notice, amount in notices
        ],
        actor,
        today,
    )
    return payment
