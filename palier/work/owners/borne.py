"""What of suppliers' invoices an owner bears, and which of our costs it is."""

from collections import defaultdict
from decimal import Decimal

from django.db.models import Q, Sum

from palier.base.kit.money import NOTHING
from palier.base.kit.refusals import Refused
from palier.base.ledger.actions import Side, centre_of_site
from palier.base.ledger.models import Line
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
    passed, sides = _passed_on(invoice), []
    for part in invoice.lines.select_related("site").order_by("pk"):
        centre = centre_of_site(invoice.entity, part.site) if part.site else None
        account = cost_account(invoice.entity, part.code)
        key = (account.pk, centre.pk if centre else None)
        skipped = min(max(passed[key], NOTHING), part.amount)
        passed[key] -= skipped
        taken = min(part.amount - skipped, amount)
        amount -= taken
        if taken:
            given = {"debit" if invoice.is_credit else "credit": taken}
            sides.append(Side(account, centre=centre, **given))
    return sides


def _passed_on(invoice: Invoice) -> dict[tuple[int, int | None], Decimal]:
    """What was passed on of an invoice and stands, by cost and section (euros), as the books have it."""
    entries = [
        *OwnerDue.objects.filter(invoice=invoice, undone_on=None).values_list("entry", flat=True),
        *MandateMove.objects.filter(invoice=invoice).values_list("entry", flat=True),
    ]
    found: dict[tuple[int, int | None], Decimal] = defaultdict(Decimal)
    sign = -1 if invoice.is_credit else 1
    for account, centre, debit, credit in Line.objects.filter(
        entry__in=entries, account__code__startswith="6"
    ).values_list("account", "centre", "debit", "credit"):
        found[account, centre] += sign * (credit - debit)
    return found
