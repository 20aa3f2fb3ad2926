"""Invoices received, and those who send them."""

from datetime import date

from django.db.models import Q
from django.urls import reverse

from palier.base.kit.periods import ONE_DAY, last_day
from palier.base.kit.typography import day_in_words
from palier.base.ui.lists import Chip, Column, Empty, Filter, ListPage, by_site
from palier.law.dates import add_months
from palier.work.suppliers.models import HomeContract, Invoice, InvoiceState, SupplierAccount
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


def standing(row: HomeContract, today: date) -> Chip:
    """Whether a contract runs, until when one may leave it, or is over."""
    last = last_day(row.period)
    if today < row.period.lower:
        return Chip(f"à partir du {day_in_words(row.period.lower, short=True)}", "info")
    if last is None:
        return Chip("en cours", "ok")
    said = day_in_words(last, short=True)
    if last < today:
        return Chip(f"fini le {said}")
    last_useful = leave_by(row)
    soon = last_useful is not None and last_useful <= add_months(today, 2)
    why = ""
    if row.notice_months and last_useful is not None:
        told = day_in_words(last_useful, short=True)
        why = f"à dénoncer jusqu’au {told}" if today <= last_useful else f"préavis passé le {told}"
    return Chip(f"jusqu’au {said}", "wait" if soon else "ok", "", why)


def leave_by(row: HomeContract) -> date | None:
    """The last day on which one may say that a contract is left; None when it has no end."""
    if row.period.upper is None:
        return None
    first_out: date = add_months(row.period.upper, -(row.notice_months or 0))
    return first_out - ONE_DAY


def contracts_of(today: date) -> ListPage:
    """Who supplies each home with water, power, insurance…, until when, and what it costs."""
    runs = Q(period__contains=today)
    return ListPage(
        title="Contrats des logements",
        unit=("contrat", "contrats"),
        lead="Eau, énergie, assurance, internet : qui fournit chaque logement, jusqu’à quand.",
        rows=lambda actor: HomeContract.objects.visible_to(actor).select_related(
            "site", "place", "supplier", "meter"
        ),
        columns=[
            Column(
                "Contrat",
                lambda row: f"{row.get_kind_display().capitalize()}, {row.supplier}",
                sort="kind",
                link=lambda row: reverse("suppliers:home_contract", args=[row.pk]),
            ),
            Column("Site", lambda row: row.site.name, sort="site__name"),
            Column("Logement", lambda row: row.place.label if row.place else "tout le site"),
            Column("Numéro", lambda row: row.number, muted=True),
            Column("Compteur", lambda row: row.meter.number if row.meter else "", muted=True),
            Column("Prévu par an (€)", lambda row: row.year_cost, kind="money"),
            Column("Où en est-on", lambda row: standing(row, today), kind="chip"),
        ],
        sort="site__name",
        search=("supplier__sort_name", "number", "place__label", "site__name"),
        search_label="Fournisseur, numéro, lieu",
        filters=[
            by_site(),
            Filter("genre", "Quoi", lambda actor: HomeContract.Kind.choices, lambda v: Q(kind=v)),
            Filter(
                "etat",
                "État",
                lambda actor: [("encours", "en cours"), ("finis", "finis")],
                lambda v: runs if v == "encours" else Q(period__endswith__lte=today),
            ),
        ],
        empty=Empty(
            "Aucun contrat",
            "Un contrat d’eau, d’énergie ou d’assurance, d’un logement ou de tout un site.",
            "Noter un contrat",
            "suppliers:choose_site",
            "suppliers.sign_home_contract",
            "bolt",
        ),
        actions=(
            (
                "Noter un contrat",
                "suppliers:choose_site",
                "plus",
                "suppliers.sign_home_contract",
            ),
        ),
        file_name="contrats-logements",
    )
