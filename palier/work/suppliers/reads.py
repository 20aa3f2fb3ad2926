"""What is owed to suppliers, and what waits."""

from datetime import date
from decimal import Decimal

from django.db.models import Case, Count, F, Q, QuerySet, Sum, When
from django.db.models.functions import Coalesce

from palier.base.kit.columns import MoneyField
from palier.base.kit.money import NOTHING
from palier.base.ledger.models import Entry
from palier.base.tenancy.actors import Actor
from palier.base.tenancy.models import LegalEntity
from palier.work.suppliers.models import (
    HomeContract,
    Invoice,
    InvoiceLine,
    InvoiceState,
    SupplierAccount,
)

SIGNED = Case(
    When(is_credit=True, then=-F("total")), default=F("total"), output_field=MoneyField()
)
"""What an invoice adds to what we owe (euros): a credit note takes off."""


def due_seen_by(actor: Actor) -> Coalesce:
    """What we owe a supplier (euros), on its account: by the invoices that the actor sees."""
    owed = Q(invoices__state=InvoiceState.APPROVED, invoices__item=None, invoices__line=None)
    if actor.sites is not None:
        owed &= Q(invoices__in=Invoice.objects.visible_to(actor))
    signed = Case(
        When(invoices__is_credit=True, then=-F("invoices__total")),
        default=F("invoices__total"),
        output_field=MoneyField(),
    )
    return Coalesce(Sum(signed, filter=owed), NOTHING)


def to_pay(rows: QuerySet[Invoice]) -> QuerySet[Invoice]:
    """Approved, and not paid yet."""
    return rows.filter(state=InvoiceState.APPROVED, item=None, line=None)


def owed_to(account: SupplierAccount, actor: Actor) -> Decimal:
    """What we owe a supplier today, credit notes taken off (euros): of what the actor sees."""
    rows = to_pay(Invoice.objects.visible_to(actor).filter(account=account))
    told: Decimal | None = rows.aggregate(due=Sum(SIGNED))["due"]
    return told or NOTHING


def waiting(actor: Actor, state: str) -> int:
    """How many invoices that the actor sees are in a state."""
    return Invoice.objects.visible_to(actor).filter(state=state).count()


def due_by(actor: Actor, day: date) -> tuple[int, Decimal]:
    """How many invoices are to be paid by a day, and what they come to (euros)."""
    rows = to_pay(Invoice.objects.visible_to(actor)).filter(due_on__lte=day)
    told = rows.aggregate(count=Count("pk"), due=Sum(SIGNED))
    return told["count"], told["due"] or NOTHING


def unpaid_at(entity: LegalEntity, day: date) -> QuerySet[Invoice]:
    """Invoices of an entity that were owed at the end of a day, by the day of their entries."""
    rows = Invoice.objects.filter(entity=entity, entry__on__lte=day)
    return (
        rows.exclude(item__entry__on__lte=day)
        .exclude(payment_entry__on__lte=day)
        .exclude(
            entry__in=Entry.objects.filter(on__lte=day).exclude(reverses=None).values("reverses")
        )
        .select_related("account__body")
        .order_by("account__body__sort_name", "dated_on", "pk")
    )


def bills_for(actor: Actor, contract: HomeContract) -> "QuerySet[InvoiceLine]":
    """Parts of approved invoices of its supplier that may be tied to a contract, the last first:
    before, an invoice may still be completed and shared out anew."""
    rows = InvoiceLine.objects.visible_to(actor).filter(
        Q(site=None) | Q(site=contract.site_id),
        contract=None,
        invoice__account__body=contract.supplier_id,
        invoice__state=InvoiceState.APPROVED,
    )
    return rows.select_related("invoice__account").order_by("-invoice__dated_on", "-pk")
