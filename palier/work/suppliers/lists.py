"""Invoices received, and those who send them."""

from django.db.models import Q
from django.urls import reverse

from palier.base.ui.lists import Chip, Column, Empty, Filter, ListPage
from palier.work.suppliers.models import Invoice, InvoiceState, SupplierAccount
from palier.work.suppliers.reads import due_seen_by

TONES = {
    "to_complete": "wait",
    "received": "wait",
    "approved": "ok",
    "refused": "",
    "cancelled": "",
}


def state_of(row: Invoice) -> Chip:
    """Where an invoice stands; once approved, whether it is paid."""
    if row.is_paid:
        return Chip("Payée", "", "check")
    if row.state == InvoiceState.APPROVED:
        return Chip("À payer", "ok", "banknotes")
    return Chip(row.get_state_display().capitalize(), TONES[row.state], why=row.because)  # type: ignore[arg-type]


INVOICES = ListPage(
    title="Factures reçues",
    unit=("facture", "factures"),
    lead="Déposées ou saisies par l’un, approuvées par un autre, payées d’un seul fichier.",
    rows=lambda actor: Invoice.objects.visible_to(actor).select_related("account__body"),
    columns=[
        Column(
            "Fournisseur",
            lambda row: row.account.body.name if row.account else row.told.get("seller", "À dire"),
            sort="account__body__sort_name",
            link=lambda row: reverse("suppliers:invoice", args=[row.pk]),
        ),
        Column("Numéro", lambda row: row.number or "À dire", sort="number"),
        Column("Objet", lambda row: row.label or row.told.get("file", ""), muted=True),
        Column("Datée du", lambda row: row.dated_on, kind="day", sort="dated_on"),
        Column("À payer le", lambda row: row.due_on, kind="day", sort="due_on"),
        Column("Montant (€)", lambda row: row.signed, kind="money"),
        Column("État", state_of, kind="chip"),
    ],
    sort="-dated_on",
    search=("account__body__sort_name", "number", "label"),
    search_label="Fournisseur, numéro, objet",
    filters=[
        Filter(
            "etat",
            "État",
            lambda actor: [
                ("completer", "À compléter"),
                ("approuver", "À approuver"),
                ("payer", "À payer"),
                ("payees", "Payées"),
                ("ecartees", "Refusées, annulées"),
            ],
            lambda v: {
                "completer": Q(state="to_complete"),
                "approuver": Q(state="received"),
                "payer": Q(state="approved", item=None, line=None),
                "payees": Q(state="approved") & ~Q(item=None, line=None),
                "ecartees": Q(state__in=["refused", "cancelled"]),
            }[v],
        )
    ],
    empty=Empty(
        "Aucune facture reçue",
        "Déposez un PDF : une facture Factur-X se lit seule, les autres se complètent.",
        "Déposer une facture",
        "suppliers:receive_invoice",
        "suppliers.receive_invoice",
        "document-text",
    ),
    actions=(
        ("Fournisseurs", "suppliers:accounts", "building-storefront", ""),
        ("Saisir", "suppliers:enter_invoice", "pencil-square", "suppliers.enter_invoice"),
        ("Déposer", "suppliers:receive_invoice", "arrow-up-tray", "suppliers.receive_invoice"),
        ("Payer", "suppliers:pay_invoices", "banknotes", "suppliers.pay_invoices"),
    ),
    file_name="factures",
)


def _bank(row: SupplierAccount) -> Chip:
    if not row.iban:
        return Chip("Sans IBAN", "wait")
    return Chip("Confirmé", "ok") if row.may_be_paid else Chip("À confirmer", "wait")


ACCOUNTS = ListPage(
    title="Fournisseurs",
    unit=("fournisseur", "fournisseurs"),
    lead="Ce que nous devons à chacun, et où le payer.",
    rows=lambda actor: (
        SupplierAccount.objects.visible_to(actor)
        .select_related("body")
        .annotate(due=due_seen_by(actor))
    ),
    columns=[
        Column(
            "Fournisseur",
            lambda row: row.body.name,
            sort="body__sort_name",
            link=lambda row: reverse("suppliers:account", args=[row.pk]),
        ),
        Column("SIREN", lambda row: row.siren, muted=True),
        Column("Nous lui devons (€)", lambda row: row.due, kind="money", sort="due", total="due"),
        Column("IBAN", _bank, kind="chip"),
    ],
    sort="body__sort_name",
    search=("body__sort_name", "siren"),
    search_label="Fournisseur, SIREN",
    empty=Empty(
        "Aucun fournisseur",
        "Le compte d’un fournisseur s’ouvre avec sa première facture.",
        icon="building-storefront",
    ),
    file_name="fournisseurs",
)
