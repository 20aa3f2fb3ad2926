from dataclasses import dataclass

from palier.base.tenancy.actors import Actor
from palier.work.suppliers.models import Invoice


@dataclass(frozen=True)
class InvoiceCancelled:
    """An approved invoice was not right. Above: refused while it is set on someone else's money."""

    invoice: Invoice
    actor: Actor
