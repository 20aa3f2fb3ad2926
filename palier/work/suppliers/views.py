"""Invoices received: from their arrival to the file for the bank."""

from datetime import date
from typing import Any

from django.http import HttpResponse
from django.urls import reverse

from palier.base.bank.models import StatementLine
from palier.base.bank.target import next_open
from palier.base.kit.money import euros
from palier.base.kit.typography import amount_in_digits, capitalised, day_in_words
from palier.base.tenancy.actors import ActorRequest
from palier.base.tenancy.middleware import needs_sight
from palier.base.ui import lists as ui_lists
from palier.base.ui import shell
from palier.base.ui.cards import Card, Line, Table, Verb, show_cards, verb, verbs
from palier.base.ui.pages import ask, asked_entity
from palier.base.ui.subjects import Subject
from palier.work.suppliers import actions, forms, lists
from palier.work.suppliers.costs import costs_of
from palier.work.suppliers.models import Invoice, InvoiceLine, InvoiceState, SupplierAccount
from palier.work.suppliers.reads import owed_to

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


@needs_sight("suppliers.invoices")
def invoices(request: ActorRequest) -> HttpResponse:
    return ui_lists.show(request, lists.INVOICES)


@needs_sight("suppliers.invoices")
def accounts(request: ActorRequest) -> HttpResponse:
    return ui_lists.show(request, lists.ACCOUNTS)


@needs_sight("suppliers.invoices")
def receive_invoice(request: ActorRequest) -> HttpResponse:
    form = forms.ReceiveInvoice(request)
    sent = form.chosen("content") if form.is_bound and form.is_valid() else None
    return ask(
        request,
        form,
        actions.receive_invoice,
        asked_entity(request),
        known=_told_of(sent, request.today) if sent else None,
        title="Déposer une facture reçue",
        submit="Déposer cette facture",
        said="Facture déposée : complétez ce qu’elle ne dit pas.",
        to=lambda row: reverse("suppliers:complete_invoice", args=[row.pk]),
        back=INVOICES[1],
        crumbs=[INVOICES],
        lead="Rien n’est dû tant qu’une autre personne ne l’a pas approuvée.",
    )


def _told_of(sent: Any, today: date) -> dict[str, Any]:
    """What the file that someone sent is, and when."""
    return {"content": sent.read(), "name": sent.name, "received_on": today}


@needs_sight("suppliers.invoices")
def enter_invoice(request: ActorRequest) -> HttpResponse:
    return ask(
        request,
        forms.EnterInvoice(request, initial={"dated_on": request.today}),
        actions.enter_invoice,
        asked_entity(request),
        known={"received_on": request.today},
        title="Saisir une facture reçue",
        submit="Garder cette facture",
        said="Facture gardée : une autre personne l’approuve.",
        to=lambda row: reverse("suppliers:invoice", args=[row.pk]),
        back=INVOICES[1],
        crumbs=[INVOICES],
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


@INVOICE.shown
def invoice(request: ActorRequest, row: Invoice) -> HttpResponse:
    """An invoice: what it asks, which costs it is, who said yes, how it was paid."""
    return show_cards(
        request,
        title=f"{capitalised(str(row))}, {_seller(row)}",
        lead=" · ".join(filter(None, [row.label, euros(row.signed)])),
        crumbs=[INVOICES],
        here=row.number or f"n° {row.pk}",
        chips=[lists.state_of(row)],
        verbs=_verbs(request, row),
        cards=[_told_card(row), _lines_card(request, row), _doubts_card(row), _course_card(row)],
        panels=shell.panels("suppliers.invoice", row, request.actor, request.today),
    )


def _seller(row: Invoice) -> str:
    return str(row.account or row.told.get("seller") or "fournisseur à dire")


def _verbs(request: ActorRequest, row: Invoice) -> list[Verb | None]:
    """What one may do to it where it stands."""

    def may(action: str, label: str, icon: str, *, main: bool = False) -> Verb | None:
        return verb(request, f"suppliers.{action}", label, row, icon, main=main)

    if row.state == InvoiceState.TO_COMPLETE:
        return [
            may("refuse_invoice", "Refuser…", "x-mark"),
            may("complete_invoice", "Compléter", "pencil-square", main=True),
        ]
    if row.state == InvoiceState.RECEIVED:
        mine = row.entered_by_id == request.actor.user_id
        return [
            may("refuse_invoice", "Refuser…", "x-mark"),
            may("complete_invoice", "Corriger", "pencil-square"),
            None if mine else may("approve_invoice", "Approuver…", "check", main=True),
        ]
    if row.state == InvoiceState.REFUSED:
        return [may("complete_invoice", "Reprendre", "pencil-square")]
    if row.is_to_pay:
        return [may("cancel_invoice", "Annuler…", "x-mark")]
    return []


def _told_card(row: Invoice) -> Card:
    pairs: list[tuple[str, Any]] = [
        ("Fournisseur", _seller(row)),
        ("Datée du", day_in_words(row.dated_on) if row.dated_on else "à dire"),
        ("À payer le", day_in_words(row.due_on) if row.due_on else "à dire"),
        ("Total TTC", row.total),
        ("Dont TVA", row.vat),
    ]
    if row.holding:
        pairs.append(("Pour le logement de", row.holding.owner.name))
    return Card("Ce qu’elle demande", pairs=pairs, icon="document-text")


def _lines_card(request: ActorRequest, row: Invoice) -> Card | None:
    """Which costs it is, of which sites; the parts make the total."""
    parts = list(row.lines.select_related("site").order_by("pk"))
    if not parts:
        return None
    known = dict(costs_of(row.entity))
    open_to = row.state == InvoiceState.RECEIVED and request.actor.may("suppliers.share_invoice")
    return Card(
        "Ventilation",
        table=Table(
            ["Charge", "Site", "Quoi", "Montant (€)"],
            [
                (
                    known.get(part.code, part.code),
                    part.site.name if part.site else "sans site",
                    part.label,
                    amount_in_digits(part.amount),
                )
                for part in parts
            ],
            ["Total", "", "", amount_in_digits(sum(part.amount for part in parts))],
            numbers=(3,),
        ),
        verbs=[
            Verb(
                f"Ventiler « {known.get(part.code, part.code)} »…",
                reverse("suppliers:share_invoice", args=[part.pk]),
            )
            for part in parts
            if open_to
        ],
    )


def _doubts_card(row: Invoice) -> Card | None:
    """What the file says that does not agree with what we know."""
    told = list(row.told.get("doubts", []))
    kept = row.account.iban if row.account else ""
    said = row.told.get("iban", "")
    if said and kept and said != kept:
        told.append(
            f"L’IBAN écrit sur la facture (…{said[-4:]}) n’est pas celui gardé (…{kept[-4:]}) : "
            "téléphonez au fournisseur avant d’en changer."
        )
    if not told:
        return None
    return Card(
        "À regarder",
        [Line(words, icon="exclamation-triangle") for words in told],
        tone="wait",
        side=True,
    )


def _course_card(row: Invoice) -> Card:
    """Who entered it, who decided, how it was paid."""
    steps = [Line(f"Saisie par {row.entered_by or 'Palier'}", icon="pencil-square")]
    if row.decided_on and row.decided_by:
        word = "Refusée" if row.state == InvoiceState.REFUSED else "Approuvée"
        steps.append(
            Line(
                f"{word} par {row.decided_by}",
                f"Le {day_in_words(row.decided_on)} : {row.because}"
                if word == "Refusée"
                else f"Passée en comptabilité au {day_in_words(row.decided_on)}",
                icon="check" if word == "Approuvée" else "x-mark",
            )
        )
    if row.state == InvoiceState.CANCELLED:
        steps.append(Line("Annulée, son écriture contre-passée", row.because, icon="x-mark"))
    if row.item:
        batch = row.item.batch
        steps.append(
            Line(
                f"Payée par la remise {batch.reference}",
                f"Le {day_in_words(batch.on)}",
                reverse("bank:batch", args=[batch.pk]),
                "banknotes",
            )
        )
    if row.line:
        steps.append(
            Line(
                "Payée par une ligne de banque",
                f"Le {day_in_words(row.line.on)}",
                reverse("bank:line", args=[row.line_id]),
                "banknotes",
            )
        )
    return Card("Son parcours", steps, icon="arrow-path", side=True)


def _read_in(row: Invoice) -> list[str]:
    """What was read in the file, and where its own figures do not agree."""
    seller = row.told.get("seller")
    return [*([f"Lue dans le fichier : {seller}."] if seller else []), *row.told.get("doubts", [])]


@INVOICE.asks("completer/")
def complete_invoice(request: ActorRequest, row: Invoice) -> HttpResponse:
    first = row.lines.order_by("pk").first()
    usual = row.account.usual_account if row.account else ""
    initial = {
        "body": row.account.body_id if row.account else None,
        "number": row.number,
        "dated_on": row.dated_on,
        "due_on": row.due_on,
        "label": row.label,
        "total": row.total or None,
        "vat": row.vat,
        "code": first.code if first else usual,
        "site": first.site_id if first else None,
        "holding": row.holding_id,
        "is_credit": row.is_credit,
    }
    return ask(
        request,
        forms.CompleteInvoice(request, subject=row, initial=initial),
        actions.complete_invoice,
        row,
        title="Compléter la facture",
        submit="Garder cette facture",
        said="Facture gardée : une autre personne l’approuve.",
        back=reverse("suppliers:invoice", args=[row.pk]),
        crumbs=INVOICE.crumbs(row),
        lead=" ".join(_read_in(row)),
    )


INVOICE.verb(
    actions.approve_invoice,
    forms.ApproveInvoice,
    at="approuver/",
    title=lambda row: f"Approuver : {row}",
    submit="Approuver cette facture",
    said="Facture approuvée : son coût est passé, elle est à payer.",
    lead=lambda row: f"{_seller(row)}, {euros(row.signed)}. {row.label}.",
    initial=lambda row, seen: {"on": min(row.dated_on or seen.today, seen.today)},
)
INVOICE.verb(
    actions.refuse_invoice,
    forms.RefuseInvoice,
    at="refuser/",
    title=lambda row: f"Refuser : {row}",
    submit="Refuser cette facture",
    said="Facture refusée : rien n’est dû.",
    known=lambda row, seen: {"on": seen.today},
    danger=True,
)
INVOICE.verb(
    actions.cancel_invoice,
    forms.CancelInvoice,
    at="annuler/",
    title=lambda row: f"Annuler : {row}",
    submit="Annuler cette facture",
    said="Facture annulée, son écriture est contre-passée.",
    initial=lambda row, seen: {"on": seen.today},
    danger=True,
)
LINE.verb(
    actions.share_invoice,
    forms.ShareInvoice,
    at="ventiler/",
    title=lambda row: f"Ventiler {euros(row.amount)}",
    submit="Séparer cette part",
    said="Part séparée.",
    lead="La part que vous dites quitte cette ligne ; le reste y demeure.",
)


@ACCOUNT.shown
def account(request: ActorRequest, row: SupplierAccount) -> HttpResponse:
    """A supplier: what we owe it, where it is paid, its last invoices."""
    rows = row.invoices.select_related("account__body").order_by("-dated_on", "-pk")[:20]
    return show_cards(
        request,
        title=row.body.name,
        lead=f"{row.entity.name}. Nous lui devons {euros(owed_to(row))}.",
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
            ("IBAN", row.iban),
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
STATEMENT_LINE.verb(
    actions.settle_invoices,
    forms.SettleInvoices,
    at="payer/",
    title=lambda row: f"Factures payées par cette ligne de {euros(-row.amount)}",
    submit="Dire ces factures payées",
    said="Factures payées, ligne affectée.",
    initial=lambda row, seen: {"on": row.on},
)
STATEMENT_LINE.verb(
    actions.undo_settlement,
    forms.UndoSettlement,
    at="annuler/",
    title="Cette ligne n’a pas payé ces factures",
    submit="Annuler ce paiement",
    said="Les factures sont de nouveau dues, la ligne attend.",
    initial=lambda row, seen: {"on": row.on},
    danger=True,
)
