"""Where invoices, suppliers and the bank lines that pay them are found."""

from django.urls import reverse

from palier.base.bank.models import StatementLine
from palier.base.kit.typography import capitalised
from palier.base.ui.subjects import Subject
from palier.work.suppliers.models import Invoice, InvoiceLine, SupplierAccount

INVOICES = ("Factures reçues", "/factures/")
ACCOUNTS = ("Fournisseurs", "/factures/fournisseurs/")

INVOICE = Subject(
    Invoice,
    "<int:pk>/",
    fetch=(
        "account__body",
        "entity",
        "holding__owner",
        "entered_by",
        "decided_by",
        "item__batch",
        "line",
        "entry",
    ),
    page="suppliers:invoice",
    name=lambda row: capitalised(str(row)),
    under=(INVOICES,),
)
LINE = Subject(
    InvoiceLine,
    "parts/<int:pk>/",
    fetch=("invoice__entity", "invoice__account__body"),
    page=lambda row: reverse("suppliers:invoice", args=[row.invoice_id]),
    under=lambda row: INVOICE.crumbs(row.invoice),
)
ACCOUNT = Subject(
    SupplierAccount,
    "fournisseurs/<int:pk>/",
    fetch=("body", "entity", "auxiliary", "bank_told_by", "bank_confirmed_by"),
    page="suppliers:account",
    name=lambda row: row.body.name,
    under=(INVOICES, ACCOUNTS),
)
STATEMENT_LINE = Subject(
    StatementLine,
    "lignes/<int:pk>/",
    fetch=("statement__bank_account",),
    page="bank:line",
    under=(INVOICES,),
)
