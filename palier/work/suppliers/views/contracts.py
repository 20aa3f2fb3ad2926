"""Contracts of water, power, insurance… of homes, their bills, what is asked of occupants."""

from collections.abc import Sequence

from django.http import HttpResponse
from django.urls import reverse

from palier.base.kit.money import euros
from palier.base.kit.periods import last_day
from palier.base.kit.typography import capitalised, day_in_words, plural
from palier.base.tenancy.actors import ActorRequest
from palier.base.tenancy.middleware import needs_sight
from palier.base.tenancy.models import Site
from palier.base.tenancy.reads import workplaces
from palier.base.ui import lists as ui_lists
from palier.base.ui import shell
from palier.base.ui.cards import Card, Line, Table, show_cards, verb, verbs
from palier.base.ui.subjects import Subject
from palier.work.suppliers import actions, forms, lists
from palier.work.suppliers.finding import INVOICES, LINE
from palier.work.suppliers.models import HomeContract, InvoiceLine
from palier.work.suppliers.recharging import YearOfCosts, years_of

CONTRACTS = ("Contrats des logements", "/factures/contrats/")


@needs_sight("suppliers.contracts")
def home_contracts(request: ActorRequest) -> HttpResponse:
    return ui_lists.show(request, lists.contracts_of(request.today))


@needs_sight("suppliers.contracts")
def choose_site(request: ActorRequest) -> HttpResponse:
    """Of which site the new contract is."""
    lines = [
        Line(site.name, site.town, reverse("suppliers:sign_home_contract", args=[site.pk]), "home")
        for site in workplaces(request.actor)
    ]
    return show_cards(
        request,
        title="De quel site est ce contrat ?",
        crumbs=[INVOICES, CONTRACTS],
        cards=[Card("Sites", lines, empty="Aucun site où vous travaillez.", icon="home")],
    )


SITE = Subject(
    Site,
    "contrats/sites/<int:pk>/",
    page=lambda row: reverse("housing:site", args=[row.pk]),
    under=[INVOICES, CONTRACTS],
)
CONTRACT = Subject(
    HomeContract,
    "contrats/<int:pk>/",
    fetch=("site", "place", "supplier", "meter__place"),
    page="suppliers:home_contract",
    name=lambda row: f"{row.get_kind_display().capitalize()}, {row.supplier}",
    under=[INVOICES, CONTRACTS],
)
SITE.verb(
    actions.sign_home_contract,
    forms.SignHomeContract,
    at="noter/",
    title=lambda row: f"Noter un contrat, {row.name}",
    submit="Noter ce contrat",
    said="Contrat noté.",
    lead="Eau, énergie, assurance, internet : d’un logement, ou de tout le site.",
    initial=lambda row, seen: {"starts_on": seen.today},
    to=lambda made: reverse("suppliers:home_contract", args=[made.pk]),
)


@CONTRACT.shown
def home_contract(request: ActorRequest, row: HomeContract) -> HttpResponse:
    """Its supplier, meter and dates; its bills; a year of the home beside what is asked for it."""
    bills = list(
        InvoiceLine.objects.visible_to(request.actor)
        .filter(contract=row)
        .select_related("invoice")
        .order_by("-invoice__dated_on", "-pk")
    )
    where = f"{row.site.name}, {row.place.label if row.place else 'tout le site'}"
    sees_money = request.actor.sees("billing.accounts")
    return show_cards(
        request,
        title=f"{row.get_kind_display().capitalize()}, {row.supplier}",
        lead=where,
        crumbs=CONTRACT.crumbs(row)[:-1],
        chips=[lists.standing(row, request.today)],
        verbs=[
            verb(request, "suppliers.attach_bills", "Rattacher des factures…", row, "plus"),
            verb(request, "suppliers.correct_home_contract", "Corriger…", row, "pencil"),
            verb(request, "suppliers.end_home_contract", "Mettre fin…", row),
            verb(request, "suppliers.remove_home_contract", "Retirer…", row),
        ],
        panels=shell.panels("suppliers.homecontract", row, request.actor, request.today),
        cards=[
            _bills(request, bills) if request.actor.sees("suppliers.invoices") else None,
            years_card(years_of(row.site, row.place), row) if sees_money else None,
            _terms(row),
        ],
    )


def _terms(row: HomeContract) -> Card:
    last = last_day(row.period)
    return Card(
        "Le contrat",
        text=row.words,
        pairs=[
            ("Numéro", row.number or None),
            ("Compteur", f"{row.meter.place.label}, {row.meter}" if row.meter else None),
            ("Depuis le", day_in_words(row.period.lower)),
            ("Jusqu’au", day_in_words(last) if last else "sans fin dite"),
            (
                "Préavis",
                plural(row.notice_months, "mois", "mois") if row.notice_months else None,
            ),
            ("Prévu par an", euros(row.year_cost) if row.year_cost is not None else None),
        ],
        side=True,
    )


def _bills(request: ActorRequest, bills: Sequence[InvoiceLine]) -> Card:
    lines = [
        Line(
            f"{capitalised(str(line.invoice))} : {euros(-line.amount if line.invoice.is_credit else line.amount)}",
            ", ".join(
                filter(
                    None,
                    [
                        f"du {day_in_words(line.invoice.dated_on)}"
                        if line.invoice.dated_on
                        else "",
                        lists.state_of(line.invoice).text.lower(),
                        line.label,
                    ],
                )
            ),
            reverse("suppliers:invoice", args=[line.invoice_id]),
            "document-text",
            verbs=verbs(
                verb(request, "suppliers.detach_bill", "Détacher…", line, about=str(line.invoice))
            ),
        )
        for line in bills
    ]
    return Card(
        "Ses factures", lines, empty="Aucune facture n’y est rattachée.", icon="document-text"
    )


def years_card(years: Sequence[YearOfCosts], row: HomeContract) -> Card:
    """What the contracts of the home cost, beside the charges asked of those who live there."""
    whole = row.place is None
    return Card(
        "Facturé, et demandé aux occupants",
        table=Table(
            ["Année", "Facturé", "Charges demandées", "Écart"],
            [[str(y.year), euros(y.billed), euros(y.asked), euros(y.gap)] for y in years],
            numbers=(1, 2, 3),
        )
        if years
        else None,
        empty="Ni facture rattachée ni charges appelées.",
        note=(
            "Tous les contrats du site et de ses logements"
            if whole
            else "Les contrats de ce logement, sans ceux de tout le site"
        )
        + ", contre les charges des avis : provisions, forfaits, relevés, régularisations. "
        "Sous zéro, l’association en porte une part.",
        icon="scale",
    )


CONTRACT.verb(
    actions.correct_home_contract,
    forms.SignHomeContract,
    at="corriger/",
    title=lambda row: f"Corriger le contrat, {row.supplier}",
    submit="Enregistrer ces corrections",
    said="Contrat corrigé.",
    initial=lambda row, seen: {
        "place": row.place_id,
        "kind": row.kind,
        "supplier": row.supplier_id,
        "number": row.number,
        "meter": row.meter_id,
        "starts_on": row.period.lower,
        "ends_on": row.period.upper,
        "notice_months": row.notice_months,
        "year_cost": row.year_cost,
        "words": row.words,
    },
)
CONTRACT.verb(
    actions.end_home_contract,
    forms.EndHomeContract,
    at="fin/",
    title=lambda row: f"Mettre fin au contrat, {row.supplier}",
    submit="Noter cette fin",
    said="Fin notée.",
)
CONTRACT.verb(
    actions.remove_home_contract,
    at="retirer/",
    title=lambda row: f"Retirer le contrat, {row.supplier}",
    submit="Retirer ce contrat",
    said="Contrat retiré.",
    lead="Noté par erreur. Un contrat qui a vécu prend fin, il ne se retire pas.",
    to=lambda made: CONTRACTS[1],
    danger=True,
)
CONTRACT.verb(
    actions.attach_bills,
    forms.AttachBills,
    at="factures/",
    title=lambda row: f"Rattacher des factures de {row.supplier}",
    submit="Rattacher ces factures",
    said="Factures rattachées.",
)
BILL = LINE.lent("contrats/factures/<int:pk>/")
BILL.verb(
    actions.detach_bill,
    at="detacher/",
    title=lambda row: f"Détacher {row.invoice} de son contrat",
    submit="Détacher cette facture",
    said="Facture détachée.",
    to=lambda made: reverse("suppliers:home_contract", args=[made.pk]),
)
