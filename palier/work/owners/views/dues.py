"""What is due to owners, paid in one file, and what each title brings."""

from django.http import HttpResponse
from django.urls import reverse

from palier.base.bank.target import next_open
from palier.base.kit.money import NOTHING, euros
from palier.base.kit.typography import amount_in_digits, capitalised, month_in_words
from palier.base.tenancy.actors import ActorRequest
from palier.base.tenancy.middleware import needs_sight
from palier.base.ui import lists as ui_lists
from palier.base.ui.books import tabs_of_entities
from palier.base.ui.cards import Card, Table, show_cards
from palier.base.ui.pages import ask, asked_entity
from palier.base.ui.subjects import Subject
from palier.law.dates import Month
from palier.registers.people.models import Body
from palier.work.owners import actions, forms, lists, reads
from palier.work.owners.borne import charged_on
from palier.work.owners.models import OwnerDue, OwnerTerm
from palier.work.suppliers.models import Invoice
from palier.work.titles import finding

DUES = ("Dû aux propriétaires", "/proprietaires/")


@needs_sight("owners.money")
def dues(request: ActorRequest) -> HttpResponse:
    return ui_lists.show(request, lists.DUES)


@needs_sight("owners.money")
def call_owner_dues(request: ActorRequest) -> HttpResponse:
    return ask(
        request,
        forms.CallDues(
            request, initial={"month_on": request.GET.get("mois") or f"{request.today:%Y-%m}"}
        ),
        actions.call_owner_dues,
        request.actor.organisation,
        title="Constater ce qui est dû aux propriétaires",
        submit="Constater ce mois",
        said="Dus constatés et passés en comptabilité.",
        back=DUES[1],
        crumbs=[DUES],
        lead="Au prorata des jours du titre. Le même mois deux fois n’ajoute que ce qui manque.",
    )


@needs_sight("owners.money")
def pay_owner_dues(request: ActorRequest) -> HttpResponse:
    form = forms.PayDues(request, initial={"on": next_open(request.today)})
    form.of(asked_entity(request))
    return ask(
        request,
        form,
        actions.pay_owner_dues,
        form.chosen("bank_account"),
        tabs=tabs_of_entities(request),
        title="Payer les propriétaires",
        submit="Préparer les virements",
        said=lambda batch: f"Remise {batch.reference} prête : téléchargez son fichier.",
        to=lambda batch: reverse("bank:batch", args=[batch.pk]),
        known={"made_on": request.today},
        back=DUES[1],
        crumbs=[DUES],
        lead="Un virement par propriétaire, un fichier pour la banque.",
    )


OWNER_DUE = Subject(
    OwnerDue,
    "dus/<int:pk>/",
    under=(DUES,),
)


OWNER_DUE.verb(
    actions.undo_owner_due,
    forms.UndoDue,
    at="annuler/",
    title=lambda row: f"Annuler : {row.label}, {month_in_words(row.month)}",
    submit="Annuler ce dû",
    said="Dû annulé, son écriture est contre-passée.",
    initial=lambda row, seen: {"on": seen.today},
    danger=True,
)


HOLDING = finding.HOLDING.lent("titres/<int:pk>/")


HOLDING.verb(
    actions.set_owner_term,
    forms.SetTerm,
    at="echeance/",
    title="Ajouter une échéance au propriétaire",
    submit="Fixer cette échéance",
    said="Échéance fixée.",
    lead="Le loyer du titre y est déjà. Ici : annuités d’emprunt, provision pour "
    "gros entretien, charges, taxe…",
    initial=lambda row, seen: {"starts_on": seen.today},
)


HOLDING.verb(
    actions.deduct_from_rent,
    forms.DeductFromRent,
    at="deduire/",
    title="Déduire une dépense du loyer dû",
    submit="Déduire cette dépense",
    said="Déduite : elle viendra en moins du prochain paiement.",
    lead="Ce que nous avons payé à la place du propriétaire, avec son accord (Code civil, "
    "art. 1347-1).",
    initial=lambda row, seen: {"on": seen.today},
)


INVOICE = Subject(
    Invoice,
    "factures/<int:pk>/",
    fetch=("holding__owner", "account__body"),
    page="suppliers:invoice",
    name=lambda row: capitalised(str(row)),
    under=(("Factures reçues", "/factures/"),),
)


def _its_owner(row: Invoice) -> str:
    return row.holding.owner.name if row.holding else "un propriétaire"


INVOICE.verb(
    actions.deduct_invoice,
    forms.DeductInvoice,
    at="deduire/",
    title=lambda row: f"Déduire du loyer dû à {_its_owner(row)}",
    submit="Déduire cette facture",
    said="Déduite : elle viendra en moins du prochain paiement au propriétaire.",
    lead=lambda row: f"{row.label}, {euros(row.total)}.",
    initial=lambda row, seen: {"on": seen.today, "amount": row.total - charged_on(row)},
)
INVOICE.verb(
    actions.charge_invoice,
    forms.ChargeInvoice,
    at="imputer/",
    title=lambda row: f"Imputer au mandant : {_its_owner(row)}",
    submit="Imputer cette facture",
    said="Imputée : elle viendra sur son prochain compte rendu.",
    lead=lambda row: f"{row.label}, {euros(row.total)}.",
    initial=lambda row, seen: {"on": seen.today, "amount": row.total - charged_on(row)},
)


INVOICE.verb(
    actions.give_credit_back,
    forms.GiveCreditBack,
    at="rendre/",
    title=lambda row: f"Rendre cet avoir à {_its_owner(row)}",
    submit="Rendre cet avoir",
    said="Rendu : il viendra en plus de son prochain paiement, ou sur son compte rendu.",
    lead=lambda row: f"{row.label}, {euros(row.total)} : ce qu’il avait supporté lui revient.",
    initial=lambda row, seen: {"on": seen.today, "amount": actions.left_to_give(row)},
)


OWNER_TERM = Subject(
    OwnerTerm,
    "echeances/<int:pk>/",
    page=lambda row: reverse("titles:holding", args=[row.holding_id]),
    under=(DUES,),
)


OWNER_TERM.verb(
    actions.stop_owner_term,
    forms.StopTerm,
    at="arreter/",
    title=lambda row: f"Arrêter : {row.label}",
    submit="Arrêter cette échéance",
    said="Échéance arrêtée.",
)


BODY = Subject(
    Body,
    "structures/<int:pk>/",
    page=lambda row: DUES[1],
    under=(DUES,),
)


BODY.verb(
    actions.set_owner_bank,
    forms.SetBank,
    at="banque/",
    title=lambda row: f"Où payer {row.name}",
    submit="Garder cet IBAN",
    said="IBAN gardé.",
    lead="Vérifiez l’IBAN par un autre moyen que le courriel qui l’annonce.",
    initial=lambda row, seen: {"holder": row.name, "town": row.town},
)


@needs_sight("owners.money")
def margins(request: ActorRequest) -> HttpResponse:
    """What each title brought and cost over twelve months."""
    rows = reads.margins(
        request.actor.organisation, request.today, reads.held_titles(request.actor, request.today)
    )
    rows.sort(key=lambda row: (row.margin, row.holding.pk))
    names = ("called", "cost", "unpaid", "margin")
    totals = [sum((getattr(row, name) for row in rows), NOTHING) for name in names]
    first = Month.of(request.today)
    table = Table(
        ["Titre", "Nature", "Appelé (€)", "Dû au propriétaire (€)", "Impayé (€)", "Marge (€)"],
        [
            (
                (row.holding.owner.name, reverse("titles:holding", args=[row.holding.pk])),
                row.holding.get_kind_display(),
                *(amount_in_digits(getattr(row, name)) for name in names),
            )
            for row in rows
        ],
        ["Total", "", *map(amount_in_digits, totals)],
        numbers=(2, 3, 4, 5),
    )
    return show_cards(
        request,
        title="Marges par titre",
        lead=f"Douze mois jusqu’à {month_in_words(first.first)}. Les plus lourdes d’abord.",
        crumbs=[DUES],
        cards=[
            Card(
                "Ce que chaque logement rapporte et coûte",
                table=table if rows else None,
                empty="Aucun titre en vigueur.",
                icon="chart-bar",
            )
        ],
    )
