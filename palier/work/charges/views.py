"""A year of charges: gathered, looked at as it would be shared, settled."""

from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.urls import reverse

from palier.base.documents.drawing import pdf_response
from palier.base.kit.money import NOTHING, euros
from palier.base.kit.periods import ONE_DAY
from palier.base.kit.refusals import Refused
from palier.base.kit.typography import amount_in_digits, day_in_words, plural
from palier.base.tenancy.actors import ActorRequest
from palier.base.tenancy.middleware import needs_sight
from palier.base.ui import lists as ui_lists
from palier.base.ui.cards import Card, Line, Table, Verb, show_cards, verb
from palier.base.ui.forms import Confirm
from palier.base.ui.lists import Chip
from palier.base.ui.pages import ask
from palier.base.ui.subjects import Subject
from palier.law.charges import is_late
from palier.law.dates import Month, add_months
from palier.registers.people.reads import may_see_home
from palier.work.charges import actions, forms, lists, papers
from palier.work.charges.models import ChargeAccount, ChargeExpense, ChargeYear, Key
from palier.work.charges.sharing import Sharing, places_of, share_year

YEARS = ("Charges de l’année", "/charges/")
SHOWN = 400


@needs_sight("billing.accounts")
def years(request: ActorRequest) -> HttpResponse:
    return ui_lists.show(request, lists.YEARS)


@needs_sight("billing.accounts")
def open_charge_year(request: ActorRequest) -> HttpResponse:
    form = forms.OpenYear(request)
    return ask(
        request,
        form,
        actions.open_charge_year,
        form.chosen("site"),
        title="Ouvrir un exercice de charges",
        submit="Ouvrir cet exercice",
        said="Exercice ouvert : saisissez ses dépenses.",
        to=lambda row: reverse("charges:year", args=[row.pk]),
        back=YEARS[1],
        crumbs=[YEARS],
    )


CHARGE_YEAR = Subject(
    ChargeYear,
    "<int:pk>/",
    fetch=("site", "building"),
    page="charges:year",
    under=lambda row: [YEARS, (_name(row), reverse("charges:year", args=[row.pk]))],
)


def _name(row: ChargeYear) -> str:
    return f"{row.building.name if row.building else row.site.name}, {row.period.lower.year}"


@CHARGE_YEAR.shown
def year(request: ActorRequest, row: ChargeYear) -> HttpResponse:
    """The expenses, the sharing as it stands, and what stands in its way."""
    expenses = list(row.expenses.order_by("rubric", "pk"))
    draft = row.state == "draft"
    sharing, obstacle = _sharing(row) if draft and expenses else (None, "")
    at = reverse("charges:year", args=[row.pk])
    return show_cards(
        request,
        title=f"Charges, {_name(row)}",
        lead=f"Du {day_in_words(row.period.lower)} au {day_in_words(row.last_on)}.",
        crumbs=[YEARS],
        chips=[
            Chip(f"Régularisé le {day_in_words(row.settled_on, short=True)}", "ok", "check")
            if row.settled_on
            else Chip("En préparation", "wait", "clock")
        ],
        verbs=_verbs(request, at, sharing, draft=draft),
        cards=[
            Card(
                "Ce qui empêche de partager",
                text=obstacle,
                tone="wait",
                icon="exclamation-triangle",
            )
            if obstacle
            else None,
            _expenses_card(request, row, expenses, draft=draft),
            _sharing_card(request, sharing) if sharing else None,
            _accounts_card(request, row) if not draft else None,
            _whole_card(request, row, draft, sharing),
        ],
    )


def _whole_card(
    request: ActorRequest, row: ChargeYear, draft: bool, sharing: Sharing | None
) -> Card:
    """The sums, and what a late account allows."""
    return Card(
        "En tout",
        pairs=_totals(sharing, row),
        text=(
            "Le décompte est tardif : ce qui est dû sera appelé par douzièmes "
            "(loi n° 89-462, art. 23)."
        )
        if draft and is_late(row.last_on, request.today)
        else "",
        empty="Ajoutez d’abord les dépenses.",
        side=True,
    )


def _sharing(row: ChargeYear) -> tuple[Sharing | None, str]:
    try:
        return share_year(row), ""
    except Refused as refusal:
        return None, str(refusal)


def _verbs(
    request: ActorRequest, at: str, sharing: Sharing | None, *, draft: bool
) -> list[Verb | None]:
    if not draft:
        return [
            verb(request, "charges.undo_charges", "Annuler la régularisation…", f"{at}annuler/")
        ]
    return [
        verb(request, "charges.set_charge_shares", "Tantièmes", f"{at}tantiemes/", "scale"),
        verb(
            request, "charges.add_charge_expense", "Ajouter une dépense", f"{at}depense/", "plus"
        ),
        verb(
            request,
            "charges.settle_charges",
            "Régulariser",
            f"{at}regulariser/",
            "check",
            main=True,
        )
        if sharing
        else None,
    ]


def _expenses_card(
    request: ActorRequest, row: ChargeYear, expenses: list[ChargeExpense], *, draft: bool
) -> Card:
    may = draft and request.actor.may("charges.remove_charge_expense")
    return Card(
        "Dépenses",
        [
            Line(
                f"{each.label}, {euros(each.amount)}",
                f"{each.get_rubric_display()} · {each.percent} % récupérables · "
                f"{each.get_key_display()} · {each.proof}",
                icon="receipt-percent",
                verbs=[
                    Verb(
                        "Retirer…",
                        reverse("charges:remove_charge_expense", args=[each.pk]),
                        about=each.label,
                    )
                ]
                if may
                else [],
            )
            for each in expenses
        ],
        empty="Eau, électricité, ascenseur, ordures ménagères : ajoutez les factures de l’année.",
        icon="receipt-percent",
    )


def _sharing_card(request: ActorRequest, sharing: Sharing) -> Card:
    return Card(
        f"Comme il serait partagé, {plural(len(sharing.shares), 'ménage')}",
        table=Table(
            ["Ménage", "Contrat", "Jours", "Part (€)", "Provisions (€)", "Solde (€)"],
            [
                (
                    _household(request, share.occupancy),
                    share.occupancy.number,
                    str(share.days),
                    *map(amount_in_digits, (share.total, share.called, share.balance)),
                )
                for share in sharing.shares[:SHOWN]
            ],
            [
                "Total",
                "",
                "",
                amount_in_digits(sharing.shared),
                amount_in_digits(sum((s.called for s in sharing.shares), NOTHING)),
                amount_in_digits(sharing.balance),
            ],
            numbers=(2, 3, 4, 5),
        ),
        icon="users",
    )


def _household(request: ActorRequest, occupancy: Any) -> Any:
    name = occupancy.household.name
    if not may_see_home(occupancy.household, request.actor):
        return name
    return (name, reverse("leases:occupancy", args=[occupancy.pk]))


def _accounts_card(request: ActorRequest, row: ChargeYear) -> Card:
    accounts = row.accounts.select_related("occupancy__household").order_by("occupancy__number")
    return Card(
        "Décomptes",
        table=Table(
            ["Ménage", "Contrat", "Part (€)", "Provisions (€)", "Solde (€)", "Décompte"],
            [
                (
                    _household(request, each.occupancy),
                    each.occupancy.number,
                    *map(amount_in_digits, (each.share, each.called, each.balance)),
                    ("PDF", reverse("charges:account_pdf", args=[each.pk])),
                )
                for each in accounts[:SHOWN]
            ],
            numbers=(2, 3, 4),
        ),
        icon="document-text",
    )


def _totals(sharing: Sharing | None, row: ChargeYear) -> list[tuple[str, Any]]:
    if sharing is None:
        return []
    return [
        ("Récupérable", sharing.recoverable),
        ("Partagé entre les ménages", sharing.shared),
        ("Vacance et forfaits, à notre charge", sharing.vacant),
        ("Solde de tous", sharing.balance),
    ]


CHARGE_YEAR.verb(
    actions.add_charge_expense,
    forms.AddExpense,
    at="depense/",
    title=lambda row: f"Dépense de charges, {_name(row)}",
    submit="Ajouter cette dépense",
    said="Dépense ajoutée.",
    initial=lambda row, seen: {"key": Key.SURFACE},
)


CHARGE_EXPENSE = Subject(
    ChargeExpense,
    "depenses/<int:pk>/",
    fetch=("year",),
    page=lambda row: reverse("charges:year", args=[row.year_id]),
    under=(YEARS,),
)


CHARGE_EXPENSE.verb(
    actions.remove_charge_expense,
    at="retirer/",
    title=lambda row: f"Retirer : {row.label}",
    submit="Retirer cette dépense",
    said="Dépense retirée.",
    danger=True,
)


@CHARGE_YEAR.asks("tantiemes/")
def set_charge_shares(request: ActorRequest, row: ChargeYear) -> HttpResponse:
    form = forms.SetShares(request, subject=row, initial={"total": row.shares_total})
    form.offer(places_of(row), dict(row.weights.values_list("place", "weight")))
    return ask(
        request,
        form,
        actions.set_charge_shares,
        row,
        title=f"Tantièmes, {_name(row)}",
        submit="Garder ces tantièmes",
        said="Tantièmes gardés.",
        back=reverse("charges:year", args=[row.pk]),
        crumbs=[YEARS, (_name(row), reverse("charges:year", args=[row.pk]))],
        lead="Tels que le règlement de copropriété les donne : leur somme doit faire le total.",
    )


def _month_to_come(today: date) -> str:
    """The first month that begins a month from now at the least: the account is sent before."""
    return str(Month.of(add_months(today, 1) - ONE_DAY).after)


CHARGE_YEAR.verb(
    actions.settle_charges,
    forms.SettleCharges,
    at="regulariser/",
    title=lambda row: f"Régulariser les charges, {_name(row)}",
    submit="Régulariser",
    said="Charges régularisées : chaque ménage a son décompte, son solde viendra avec l’avis.",
    lead="Un mois avant, chaque ménage reçoit son décompte. Ce qui est rendu l’est d’un coup.",
    initial=lambda row, seen: {
        "on": seen.today,
        "month_on": str(Month.of(add_months(seen.today, 1)).after),
    },
)


@CHARGE_YEAR.asks("annuler/")
def undo_charges(request: ActorRequest, row: ChargeYear) -> HttpResponse:
    return ask(
        request,
        Confirm(request, subject=row),
        actions.undo_charges,
        row,
        title=f"Annuler la régularisation, {_name(row)}",
        submit="Annuler la régularisation",
        said="Régularisation annulée.",
        back=reverse("charges:year", args=[row.pk]),
        crumbs=[YEARS],
        danger=True,
    )


CHARGE_ACCOUNT = Subject(
    ChargeAccount,
    "decomptes/<int:pk>/",
    fetch=("organisation", "year", "occupancy__household", "occupancy__main_place"),
    page="charges:account_pdf",
)


@CHARGE_ACCOUNT.shown
def account_pdf(request: ActorRequest, row: ChargeAccount) -> HttpResponse:
    if not may_see_home(row.occupancy.household, request.actor):
        raise PermissionDenied("Cette adresse est tenue secrète.")
    return pdf_response(papers.account_pdf(row), f"charges-{row.occupancy.number}")
