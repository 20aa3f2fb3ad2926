"""How invoices are paid: in a file for the bank, or by a line seen there."""

from django.http import HttpResponse
from django.urls import reverse

from palier.base.bank.target import next_open
from palier.base.kit.money import euros
from palier.base.tenancy.actors import ActorRequest
from palier.base.tenancy.middleware import needs_sight
from palier.base.ui.pages import ask
from palier.work.suppliers import actions, forms
from palier.work.suppliers.finding import (
    INVOICES,
    STATEMENT_LINE,
)


@needs_sight("suppliers.invoices")
def pay_invoices(request: ActorRequest) -> HttpResponse:
    form = forms.PayInvoices(request, initial={"on": next_open(request.today)})
    return ask(
        request,
        form,
        actions.pay_invoices,
        form.chosen("bank_account"),
        title="Payer des factures",
        submit="Préparer les virements",
        said=lambda batch: f"Remise {batch.reference} prête : téléchargez son fichier.",
        to=lambda batch: reverse("bank:batch", args=[batch.pk]),
        known={"made_on": request.today},
        back=INVOICES[1],
        crumbs=[INVOICES],
        lead="Un virement par fournisseur, ses avoirs déduits. Un IBAN nouveau attend qu’une autre "
        "personne l’ait confirmé.",
    )


STATEMENT_LINE.verb(
    actions.settle_invoices,
    forms.SettleInvoices,
    at="payer/",
    title=lambda row: f"Factures payées par cette ligne de {euros(-row.amount)}",
    submit="Dire ces factures payées",
    said="Factures payées, ligne affectée.",
    initial=lambda row, seen: {"on": row.held_on},
)
STATEMENT_LINE.verb(
    actions.undo_settlement,
    forms.UndoSettlement,
    at="annuler/",
    title="Cette ligne n’a pas payé ces factures",
    submit="Annuler ce paiement",
    said="Les factures sont de nouveau dues, la ligne attend.",
    initial=lambda row, seen: {"on": row.held_on},
    danger=True,
)
