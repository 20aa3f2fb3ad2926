"""What is held of security deposits, on a day."""

from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from palier.work.leases.models import DepositReceipt, DepositSettlementUndone


def receipts_held(on: date) -> QuerySet[DepositReceipt]:
    """The receipts that are held at the end of a day: received by then, neither undone nor given back
    by then, nor given back then and held again since."""
    given_back = DepositSettlementUndone.objects.filter(
        deposit=OuterRef("deposit"), settled_on__lte=on, on__gt=on
    )
    return DepositReceipt.objects.filter(
        ~Exists(given_back),
        Q(undoings=None) | Q(undoings__on__gt=on),
        Q(deposit__settled_on=None) | Q(deposit__settled_on__gt=on),
        on__lte=on,
    )
