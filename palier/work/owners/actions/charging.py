"""Costs that are the owner's: taken off the rent we owe it, or off what we hold for a principal."""

from datetime import date
from decimal import Decimal

from palier.base.journal.action import action
from palier.base.kit.money import NOTHING, euros
from palier.base.kit.refusals import Refused
from palier.base.kit.rows import lock
from palier.base.ledger.actions import Side, centre_of_site, needed_account, post_entry
from palier.base.ledger.models import Entry
from palier.base.tenancy.actors import Actor
from palier.law.dates import Month
from palier.work.owners.accounts import needed_mandate_account
from palier.work.owners.actions.dues import OWNERS, open_owner_account
from palier.work.owners.actions.mandates import RECHARGED, note_mandate_expense
from palier.work.owners.models import MandateMove, OwnerDue
from palier.work.suppliers.costs import cost_account
from palier.work.suppliers.models import Invoice, InvoiceState
from palier.work.titles.models import Holding
from palier.work.titles.reads import books_of

DEDUCTION = "deduction"


@action("Déduire une dépense du loyer dû au propriétaire")
def deduct_from_rent(
    holding: Holding,
    *,
    amount: Decimal,
    label: str,
    on: date,
    agreed: str,
    invoice: Invoice | None = None,
    actor: Actor,
) -> OwnerDue:
    """What we paid for the owner comes off what we owe it (euros): `D 401 // C the cost`.

    Two debts set against each other must both be certain and due (Code civil, art. 1347-1): the
    owner agreed, in words that are kept. Refused: a mandate, nothing, without the owner's agreement.
    """
    if holding.kind == Holding.Kind.MANDATE:
        raise Refused("Sous mandat, une dépense se prend sur l’argent tenu pour le propriétaire.")
    if amount <= 0:
        raise Refused({"amount": "Une déduction est un montant positif."})
    if not agreed.strip():
        raise Refused({"agreed": "Dites comment le propriétaire l’a accepté : courriel, avenant…"})
    if not label.strip():
        raise Refused({"label": "Dites ce que c’est : le propriétaire le lira."})
    entity = books_of(holding)
    account = open_owner_account(holding.owner, entity=entity, actor=actor)
    costs = (
        _costs_given_back(invoice, amount)
        if invoice
        else [Side(cost_account(entity, RECHARGED), credit=amount)]
    )
    entry = post_entry(
        entity,
        daybook=Entry.Daybook.PURCHASES,
        on=on,
        label=f"Déduit : {label.strip()}"[:120],
        piece=invoice.number if invoice else account.auxiliary.code,
        sides=[
            Side(needed_account(entity, OWNERS), debit=amount, auxiliary=account.auxiliary),
            *costs,
        ],
        actor=actor,
    )
    return OwnerDue.objects.create(
        organisation=actor.organisation,
        holding=holding,
        account=account,
        kind=DEDUCTION,
        label=f"Déduit : {label.strip()}"[:120],
        month=Month.of(on).first,
        due_on=on,
        amount=-amount,
        formula=agreed.strip()[:120],
        entry=entry,
        invoice=invoice,
    )


def _costs_given_back(invoice: Invoice, amount: Decimal) -> list[Side]:
    """The costs of an invoice, part by part and site by site, up to an amount not yet given back."""
    passed, sides = charged_on(invoice), []
    for part in invoice.lines.select_related("site").order_by("pk"):
        skipped = min(passed, part.amount)
        taken = min(part.amount - skipped, amount)
        passed, amount = passed - skipped, amount - taken
        if taken:
            centre = centre_of_site(invoice.entity, part.site) if part.site else None
            cost = cost_account(invoice.entity, part.code)
            sides.append(Side(cost, credit=taken, centre=centre))
    return sides


@action("Déduire une facture du loyer dû au propriétaire")
def deduct_invoice(
    invoice: Invoice, *, amount: Decimal, on: date, agreed: str, actor: Actor
) -> OwnerDue:
    """An invoice that was the owner's to pay, all of it or a part (euros).

    Refused: not approved, for no title, more than what is left of it, what `deduct_from_rent` refuses.
    """
    invoice, holding = _for_an_owner(invoice)
    left = invoice.total - charged_on(invoice)
    if amount > left:
        raise Refused({"amount": f"Il reste {euros(left)} de cette facture à sa charge au plus."})
    return deduct_from_rent(
        holding,
        amount=amount,
        label=f"{invoice.label} ({invoice.number})",
        on=on,
        agreed=agreed,
        invoice=invoice,
        actor=actor,
    )


@action("Imputer une facture au mandant")
def charge_invoice(invoice: Invoice, *, on: date, actor: Actor) -> MandateMove:
    """An invoice for a managed home is taken off what we hold for its principal, who reads it.

    Refused: not approved, for no mandate, charged already, more than is held.
    """
    invoice, holding = _for_an_owner(invoice)
    if holding.kind != Holding.Kind.MANDATE:
        raise Refused("Ce logement n’est pas sous mandat : déduisez-la du loyer dû.")
    if charged_on(invoice):
        raise Refused("Cette facture est déjà imputée au mandant.")
    move = note_mandate_expense(
        needed_mandate_account(holding),
        on=on,
        label=f"{invoice.label} ({invoice.number})"[:200],
        amount=invoice.total,
        is_advanced=True,
        actor=actor,
    )
    move.invoice = invoice
    MandateMove.objects.filter(pk=move.pk).update(invoice=invoice)
    return move


def _for_an_owner(invoice: Invoice) -> tuple[Invoice, Holding]:
    invoice = lock(invoice)
    if invoice.state != InvoiceState.APPROVED or invoice.is_credit:
        raise Refused("Seule une facture approuvée se met à la charge d’un propriétaire.")
    if invoice.holding is None:
        raise Refused(
            "Cette facture n’est pour le logement d’aucun propriétaire : corrigez-la d’abord."
        )
    if invoice.entity != books_of(invoice.holding):
        raise Refused("Cette facture est d’une autre entité que celle qui doit au propriétaire.")
    return invoice, invoice.holding


def charged_on(invoice: Invoice) -> Decimal:
    """What of an invoice its owner already bears (euros)."""
    deducted = sum((due.amount for due in invoice.deductions.filter(undone_on=None)), NOTHING)
    moved = sum((move.amount for move in invoice.mandate_moves.all()), NOTHING)
    return -deducted - moved
