"""Invoices received: from their arrival to the yes of another."""

from datetime import date
from typing import Any

from django.http import HttpResponse
from django.urls import reverse

from palier.base.kit.money import euros
from palier.base.kit.typography import amount_in_digits, capitalised, day_in_words
from palier.base.tenancy.actors import ActorRequest
from palier.base.tenancy.middleware import needs_sight
from palier.base.ui import lists as ui_lists
from palier.base.ui import shell
from palier.base.ui.books import tabs_of_entities
from palier.base.ui.cards import Card, Line, Table, Verb, show_cards, verb
from palier.base.ui.pages import ask, asked_entity
from palier.base.ui.waiting import next_step
from palier.work.suppliers import actions, forms, lists
from palier.work.suppliers.costs import costs_of
from palier.work.suppliers.finding import (
    INVOICE,
    INVOICES,
    LINE,
)
from palier.work.suppliers.models import Invoice, InvoiceState


@needs_sight("suppliers.invoices")
def invoices(request: ActorRequest) -> HttpResponse:
    return ui_lists.show(request, lists.INVOICES)


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
        tabs=tabs_of_entities(request),
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
        tabs=tabs_of_entities(request),
        title="Saisir une facture reçue",
        submit="Garder cette facture",
        said="Facture gardée : une autre personne l’approuve.",
        to=lambda row: reverse("suppliers:invoice", args=[row.pk]),
        back=INVOICES[1],
        crumbs=[INVOICES],
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
        cards=[
            _next(request, row),
            _told_card(row),
            _lines_card(request, row),
            _doubts_card(row),
            _course_card(row),
        ],
        panels=shell.panels("suppliers.invoice", row, request.actor, request.today),
    )


def _next(request: ActorRequest, row: Invoice) -> Card | None:
    """Who has it now, and what comes after."""
    if row.state == InvoiceState.TO_COMPLETE:
        return next_step(
            request.actor,
            "suppliers.complete_invoice",
            mine="À compléter : ce que le fichier ne dit pas.",
            theirs="À compléter par",
            then="Une autre personne l’approuve ensuite.",
            on=row,
        )
    if row.state == InvoiceState.RECEIVED:
        return next_step(
            request.actor,
            "suppliers.approve_invoice",
            mine="Votre accord est demandé : une autre personne l’a saisie.",
            theirs="Il manque l’accord d’une autre personne",
            then="Approuvée, elle entre dans les comptes et attend d’être payée.",
            on=row,
            but=[row.entered_by_id],
        )
    if row.is_to_pay:
        return next_step(
            request.actor,
            "suppliers.pay_invoices",
            mine="À payer par virement, avec les autres de la même échéance.",
            theirs="À payer par",
            on=row,
        )
    return None


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
    said=lambda row: (
        "Avoir approuvé : il vient en déduction de ce qui est dû à ce fournisseur."
        if row.is_credit
        else "Facture approuvée : son coût est passé, elle est à payer."
    ),
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
