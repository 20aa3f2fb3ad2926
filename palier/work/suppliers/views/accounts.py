"""Suppliers: what we owe each, and where it is paid."""

from typing import Any

from django.http import HttpResponse
from django.urls import reverse

from palier.base.kit.money import euros
from palier.base.kit.typography import capitalised, day_in_words, in_fours
from palier.base.tenancy.actors import ActorRequest
from palier.base.tenancy.middleware import needs_sight
from palier.base.ui import lists as ui_lists
from palier.base.ui.cards import Card, Line, show_cards, verb, verbs
from palier.work.suppliers import actions, forms, lists
from palier.work.suppliers.finding import ACCOUNT, ACCOUNTS, INVOICES
from palier.work.suppliers.models import Invoice, SupplierAccount
from palier.work.suppliers.reads import owed_to


@needs_sight("suppliers.invoices")
def accounts(request: ActorRequest) -> HttpResponse:
    return ui_lists.show(request, lists.ACCOUNTS)


@ACCOUNT.shown
def account(request: ActorRequest, row: SupplierAccount) -> HttpResponse:
    """A supplier: what we owe it, where it is paid, its last invoices."""
    seen = Invoice.objects.visible_to(request.actor).filter(account=row)
    rows = seen.select_related("account__body").order_by("-dated_on", "-pk")[:20]
    part = ", pour vos sites" if request.actor.sites is not None else ""
    return show_cards(
        request,
        title=row.body.name,
        lead=f"{row.entity.name}. Nous lui devons {euros(owed_to(row, request.actor))}{part}.",
        crumbs=[INVOICES, ACCOUNTS],
        cards=[
            Card(
                "Ses factures",
                [
                    Line(
                        capitalised(str(each)),
                        " · ".join(filter(None, [each.label, euros(each.signed)])),
                        reverse("suppliers:invoice", args=[each.pk]),
                        "document-text",
                        lists.state_of(each),
                    )
                    for each in rows
                ],
                empty="Aucune facture.",
            ),
            _bank_card(request, row),
        ],
    )


def _bank_card(request: ActorRequest, row: SupplierAccount) -> Card:
    """Where it is paid, who said so, who checked."""
    mine = row.bank_told_by_id == request.actor.user_id
    pairs: list[tuple[str, Any]] = []
    if row.iban:
        pairs = [
            ("Titulaire", row.holder),
            ("IBAN", in_fours(row.iban)),
            ("Noté par", f"{row.bank_told_by}, le {day_in_words(row.bank_told_on)}"),  # type: ignore[arg-type]
            ("Confirmé par", str(row.bank_confirmed_by or "personne encore")),
        ]
    waits = bool(row.iban) and not row.may_be_paid and not mine
    return Card(
        "Où le payer",
        pairs=pairs,
        empty="Aucun IBAN : ses factures ne peuvent pas être virées.",
        verbs=verbs(
            verb(request, "suppliers.set_supplier_bank", "Noter un IBAN…", row, "pencil-square"),
            verb(request, "suppliers.confirm_supplier_bank", "Confirmer…", row, "check")
            if waits
            else None,
        ),
        icon="banknotes",
        side=True,
    )


ACCOUNT.verb(
    actions.set_supplier_bank,
    forms.SetBank,
    at="banque/",
    title=lambda row: f"Où payer {row.body.name}",
    submit="Garder cet IBAN",
    said="IBAN gardé : une autre personne le confirme avant tout virement.",
    lead="Un courrier qui annonce un nouvel IBAN est la fraude la plus courante.",
    initial=lambda row, seen: {"holder": row.holder or row.body.name, "town": row.town},
    known=lambda row, seen: {"told_on": seen.today},
)
ACCOUNT.verb(
    actions.confirm_supplier_bank,
    forms.ConfirmBank,
    at="confirmer/",
    title=lambda row: f"Confirmer l’IBAN de {row.body.name}",
    submit="Confirmer cet IBAN",
    said="IBAN confirmé.",
    lead=lambda row: f"Noté par {row.bank_told_by}. Appelez le fournisseur à un numéro connu.",
)
