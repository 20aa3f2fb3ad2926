"""What of suppliers' invoices an owner bears, and which of our costs it is."""

from decimal import Decimal

from django.db.models import Q, Sum

from palier.base.kit.money import NOTHING
from palier.base.kit.refusals import Refused
from palier.base.ledger.actions import Side, centre_of_site
from palier.work.owners.models import MandateMove, OwnerDue
from palier.work.suppliers.costs import cost_account
from palier.work.suppliers.models import Invoice


def charged_on(invoice: Invoice) -> Decimal:
    """What of an invoice its owner bears (euros); negative, what of a credit note it was given."""
    return _borne(Q(invoice=invoice))


def borne_of_supplier(invoice: Invoice) -> Decimal:
    """What the owner of a home bears of all the invoices of a supplier for it (euros), what it was
    given back of its credit notes taken off."""
    return _borne(Q(invoice__account=invoice.account, invoice__holding=invoice.holding))


def check_credits_stay_borne(invoice: Invoice, amount: Decimal) -> None:
    """Refused: an owner would keep a credit note of what it no longer bears (euros)."""
    if borne_of_supplier(invoice) < amount:
        raise Refused(
            "Un avoir de ce fournisseur lui a été rendu sur cette somme : annulez d’abord celui-ci."
        )


def _borne(of: Q) -> Decimal:
    deducted = OwnerDue.objects.filter(of, undone_on=None).aggregate(sum=Sum("amount"))["sum"]
    moved = MandateMove.objects.filter(of).aggregate(sum=Sum("amount"))["sum"]
    return -(deducted or NOTHING) - (moved or NOTHING)


def cost_sides(invoice: Invoice, amount: Decimal) -> list[Side]:
    """The costs of an invoice, part by part and site by site, up to `amount` (euros) not yet
    passed on: taken off ours; of a credit note, they are ours again."""
    passed, sides = abs(charged_on(invoice)), []
    for part in invoice.lines.select_related("site").order_by("pk"):
        skipped = min(passed, part.amount)
        taken = min(part.amount - skipped, amount)
        passed, amount = passed - skipped, amount - taken
        if taken:
            centre = centre_of_site(invoice.entity, part.site) if part.site else None
            given = {"debit" if invoice.is_credit else "credit": taken}
            sides.append(Side(cost_account(invoice.entity, part.code), centre=centre, **given))
    return sides
