"""The yes or the no of another person: what an invoice costs is posted, or nothing is owed."""

from datetime import date

from palier.base.journal.action import action
from palier.base.journal.events import announce
from palier.base.kit.money import NOTHING
from palier.base.kit.refusals import Refused
from palier.base.kit.rows import lock
from palier.base.kit.typography import capitalised, day_in_words
from palier.base.ledger.actions import (
    Side,
    centre_of_site,
    check_not_before,
    hold_books,
    needed_account,
    post_entry,
    reverse_entry,
)
from palier.base.ledger.models import Entry
from palier.base.tenancy.actors import Actor
from palier.work.suppliers.costs import SUPPLIERS, cost_account
from palier.work.suppliers.events import InvoiceCancelled
from palier.work.suppliers.models import INVOICE_MOVES, Invoice, InvoiceLine, InvoiceState


@action("Approuver une facture")
def approve_invoice(invoice: Invoice, *, on: date, actor: Actor) -> Invoice:
    """It is right and ours: its cost is posted, and we owe it: `D costs // C 401`.

    `on` is the day of the entry. Refused: by whoever entered it, lines that do not make its total,
    a day before its own, a closed month.
    """
    invoice = lock(invoice)
    INVOICE_MOVES.go(invoice, InvoiceState.APPROVED)
    if invoice.entered_by_id == actor.user_id:
        raise Refused("Vous avez saisi cette facture : une autre personne l’approuve.")
    account = invoice.account
    assert account is not None  # noqa: S101 -- a constraint of the table says so
    lines = list(invoice.lines.select_related("site").order_by("pk"))
    if sum((line.amount for line in lines), NOTHING) != invoice.total:
        raise Refused(
            "La ventilation ne fait pas le total de la facture : complétez-la à nouveau."
        )
    if invoice.dated_on and on < invoice.dated_on:
        day = day_in_words(invoice.dated_on)
        raise Refused({"on": f"Cette facture est du {day} : elle ne se passe pas avant."})
    hold_books(invoice.entity)
    owed = Side(
        needed_account(invoice.entity, SUPPLIERS),
        credit=NOTHING if invoice.is_credit else invoice.total,
        debit=invoice.total if invoice.is_credit else NOTHING,
        auxiliary=account.auxiliary,
    )
    invoice.entry = post_entry(
        invoice.entity,
        daybook=Entry.Daybook.PURCHASES,
        on=on,
        label=invoice.label or capitalised(str(invoice)),
        piece=invoice.number,
        piece_on=invoice.dated_on,
        sides=[*(_cost(invoice, line) for line in lines), owed],
        actor=actor,
    )
    invoice.decided_by_id, invoice.decided_on, invoice.because = actor.user_id, on, ""
    invoice.save(update_fields=["state", "entry", "decided_by", "decided_on", "because"])
    return invoice


def _cost(invoice: Invoice, line: InvoiceLine) -> Side:
    centre = centre_of_site(invoice.entity, line.site) if line.site else None
    given = {"credit" if invoice.is_credit else "debit": line.amount}
    return Side(cost_account(invoice.entity, line.code), centre=centre, **given)


@action("Refuser une facture")
def refuse_invoice(invoice: Invoice, *, because: str, on: date, actor: Actor) -> Invoice:
    """It is not ours, or not right: nothing is owed. Refused: without a reason, approved already."""
    invoice = lock(invoice)
    INVOICE_MOVES.go(invoice, InvoiceState.REFUSED)
    if not because.strip():
        raise Refused({"because": "Dites pourquoi : le fournisseur le demandera."})
    invoice.decided_by_id, invoice.decided_on = actor.user_id, on
    invoice.because = because.strip()
    invoice.save(update_fields=["state", "decided_by", "decided_on", "because"])
    return invoice


@action("Annuler une facture approuvée")
def cancel_invoice(invoice: Invoice, *, on: date, because: str, actor: Actor) -> Invoice:
    """It was not owed after all: its mirror is posted on `on`.

    Refused: paid, without a reason, a closed month; rooms above refuse one that they charged on.
    """
    invoice = lock(invoice)
    if invoice.is_paid:
        raise Refused("Ce qui est payé ne s’annule pas : annulez d’abord son paiement.")
    INVOICE_MOVES.go(invoice, InvoiceState.CANCELLED)
    if not because.strip():
        raise Refused({"because": "Dites pourquoi."})
    entry = invoice.entry
    assert entry is not None  # noqa: S101 -- a constraint of the table says so
    check_not_before(entry, on)
    reverse_entry(entry, on=on, actor=actor)
    invoice.because = because.strip()
    invoice.save(update_fields=["state", "because"])
    announce(InvoiceCancelled(invoice, actor))
    return invoice
