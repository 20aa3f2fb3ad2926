"""Costs that are the owner's: taken off the rent we owe it, or off what we hold for a principal."""

from datetime import date
from decimal import Decimal

from palier.base.journal.action import action
from palier.base.kit.money import NOTHING, euros
from palier.base.kit.refusals import Refused
from palier.base.kit.rows import lock
from palier.base.kit.typography import day_in_words
from palier.base.ledger.actions import Side, needed_account, post_entry
from palier.base.ledger.models import Entry
from palier.base.tenancy.actors import Actor
from palier.law.dates import Month
from palier.work.owners.accounts import needed_mandate_account
from palier.work.owners.actions.dues import OWNERS, open_owner_account
from palier.work.owners.actions.fund import give_mandate_back
from palier.work.owners.actions.mandates import RECHARGED, note_mandate_expense
from palier.work.owners.borne import borne_of_supplier, charged_on, cost_sides
from palier.work.owners.models import DEDUCTION, MandateMove, OwnerDue
from palier.work.suppliers.costs import cost_account
from palier.work.suppliers.models import Invoice, InvoiceState
from palier.work.titles.models import Holding
from palier.work.titles.reads import books_of


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
        cost_sides(invoice, amount)
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


@action("Déduire une facture du loyer dû au propriétaire")
def deduct_invoice(
    invoice: Invoice, *, amount: Decimal, on: date, agreed: str, actor: Actor
) -> OwnerDue:
    """An invoice that was the owner's to pay, all of it or a part (euros).

    Refused: not approved, for no title, more than what is left of it, what `deduct_from_rent` refuses.
    """
    invoice, holding = _for_an_owner(invoice, on)
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
def charge_invoice(invoice: Invoice, *, amount: Decimal, on: date, actor: Actor) -> MandateMove:
    """An invoice for a managed home, all of it or a part (euros), is taken off what we hold for its
    principal, who reads it.

    Refused: not approved, for no mandate, more than what is left of it, more than is held.
    """
    invoice, holding = _for_an_owner(invoice, on)
    if holding.kind != Holding.Kind.MANDATE:
        raise Refused("Ce logement n’est pas sous mandat : déduisez-la du loyer dû.")
    left = invoice.total - charged_on(invoice)
    if not left:
        raise Refused("Cette facture est déjà imputée au mandant.")
    if amount > left:
        raise Refused({"amount": f"Il reste {euros(left)} de cette facture à sa charge au plus."})
    return note_mandate_expense(
        needed_mandate_account(holding),
        on=on,
        label=f"{invoice.label} ({invoice.number})"[:200],
        amount=amount,
        is_advanced=True,
        invoice=invoice,
        actor=actor,
    )


@action("Rendre un avoir au propriétaire")
def give_credit_back(
    invoice: Invoice, *, amount: Decimal, on: date, actor: Actor
) -> OwnerDue | MandateMove:
    """What a supplier takes off an invoice that the owner bore is the owner's (euros): due to it
    with its next rent, or held again for a principal: `D the cost // C 401 or 467`.

    Refused: no credit note, not approved, for no title, nothing, more than is left of it or than
    the owner bears of that supplier's invoices for the home.
    """
    invoice, holding = _for_an_owner(invoice, on, is_credit=True)
    most = left_to_give(invoice)
    if not 0 < amount <= most:
        raise Refused({"amount": _no_more_than(invoice, most)})
    label = f"Avoir : {invoice.label} ({invoice.number})"
    if holding.kind == Holding.Kind.MANDATE:
        return give_mandate_back(
            needed_mandate_account(holding),
            on=on,
            label=label[:200],
            amount=amount,
            invoice=invoice,
            actor=actor,
        )
    account = open_owner_account(holding.owner, entity=invoice.entity, actor=actor)
    owed = needed_account(invoice.entity, OWNERS)
    entry = post_entry(
        invoice.entity,
        daybook=Entry.Daybook.PURCHASES,
        on=on,
        label=label[:120],
        piece=invoice.number,
        sides=[
            *cost_sides(invoice, amount),
            Side(owed, credit=amount, auxiliary=account.auxiliary),
        ],
        actor=actor,
    )
    return OwnerDue.objects.create(
        organisation=actor.organisation,
        holding=holding,
        account=account,
        kind=DEDUCTION,
        label=label[:120],
        month=Month.of(on).first,
        due_on=on,
        amount=amount,
        entry=entry,
        invoice=invoice,
    )


def left_to_give(credit: Invoice) -> Decimal:
    """How much of a credit note may still go to the owner (euros): never more than it bears."""
    of_it: Decimal = credit.total + charged_on(credit)
    return max(min(of_it, borne_of_supplier(credit)), NOTHING)


def _no_more_than(credit: Invoice, most: Decimal) -> str:
    if most:
        return (
            f"Entre 0,01 € et {euros(most)} : ce qui reste de cet avoir et de ce qu’il a supporté."
        )
    if credit.total + charged_on(credit) <= 0:
        return "Tout cet avoir lui est déjà rendu."
    return (
        "Le propriétaire ne supporte rien des factures de ce fournisseur pour ce logement : "
        "l’avoir est pour nous."
    )


def _for_an_owner(
    invoice: Invoice, on: date, *, is_credit: bool = False
) -> tuple[Invoice, Holding]:
    invoice = lock(invoice)
    if invoice.is_credit != is_credit:
        raise Refused(
            "Seul un avoir se rend au propriétaire."
            if is_credit
            else "Un avoir se rend au propriétaire : il ne se met pas à sa charge."
        )
    if invoice.state != InvoiceState.APPROVED:
        raise Refused("Seule une facture approuvée se met à la charge d’un propriétaire.")
    if invoice.entry and on < invoice.entry.on:
        day = day_in_words(invoice.entry.on)
        raise Refused({"on": f"Passée le {day} : rien ne s’en impute avant."})
    if invoice.holding is None:
        raise Refused(
            "Cette facture n’est pour le logement d’aucun propriétaire : corrigez-la d’abord."
        )
    if invoice.entity != books_of(invoice.holding):
        raise Refused("Cette facture est d’une autre entité que celle qui doit au propriétaire.")
    return invoice, invoice.holding
