"""What comes in, what goes out, what is left."""

from datetime import date
from decimal import Decimal

from django.http import HttpResponse
from django.urls import reverse

from palier.base.kit.money import NOTHING, euros
from palier.base.kit.typography import capitalised, day_in_words, in_digits, plural
from palier.base.tenancy.actors import ActorRequest
from palier.base.tenancy.middleware import needs_sight
from palier.base.ui import rows
from palier.base.ui.cards import Card, Line, show_cards, verb, verbs
from palier.base.ui.forms import Confirm
from palier.base.ui.known import if_known, known
from palier.base.ui.lists import Chip
from palier.base.ui.pages import ask
from palier.base.ui.subjects import Subject
from palier.law.budget import Budget
from palier.registers.people import actions as people
from palier.registers.people.models import Household, ResourceLine
from palier.registers.people.reads import tabs_of
from palier.work.billing.reads import monthly_cost
from palier.work.casework import forms, reads
from palier.work.casework.finding import HOUSEHOLD
from palier.work.casework.finding import crumbs as _crumbs


@needs_sight("people.budgets")
def household_budget(request: ActorRequest, pk: int) -> HttpResponse:
    """What comes in, what goes out, what is left, each figure with how it is made."""
    row = HOUSEHOLD.find(request, pk)
    shown = _day(request)
    told = reads.budget_told(row, shown, request.actor)
    url = reverse("casework:record_resource", args=[pk])
    return show_cards(
        request,
        title=f"Ressources et budget, {row.name}",
        lead=f"Au {day_in_words(shown)}, en euros par mois.",
        crumbs=_crumbs(row),
        here="Ressources et budget",
        tabs=tabs_of(row, request.actor),
        verbs=verbs(
            verb(
                request,
                "people.record_resource",
                "Reprendre les montants…",
                reverse("casework:take_up_amounts", args=[pk]),
                "arrow-path",
            )
            if told.noted and shown == request.today
            else None,
            verb(request, "people.record_resource", "Noter des montants", url, "plus", main=True),
        ),
        cards=[
            _lines_card(request, told, "income", "Ce qui rentre", told.budget.income or NOTHING),
            _home_card(told),
            _lines_card(request, told, "charge", "Les autres charges", told.budget.other_charges),
            _lines_card(request, told, "debt", "Ce qui se rembourse", told.budget.debts),
            _left_card(told),
            _ratio_card(told),
        ],
    )


def _day(request: ActorRequest) -> date:
    try:
        return date.fromisoformat(request.GET.get("le", ""))
    except ValueError:
        return request.today


def _lines_card(
    request: ActorRequest, told: reads.BudgetTold, kind: str, title: str, total: Decimal
) -> Card:
    lines = [_resource_line(request, line) for line in told.noted if line.kind == kind]
    return Card(title, lines, empty="Rien de noté.", note=euros(total), icon="banknotes")


def _resource_line(request: ActorRequest, line: ResourceLine) -> Line:
    since = f"depuis le {day_in_words(line.period.lower)}"
    left = f"reste dû {euros(line.remaining)}" if line.remaining else ""
    who = str(line.person) if line.person else ""
    return Line(
        capitalised(line.get_code_display()) + (f", {line.label}" if line.label else ""),
        " · ".join(filter(None, [who, since, left])),
        chip=Chip(euros(line.amount)),
        verbs=verbs(
            verb(
                request,
                "people.stop_resource",
                "Arrêter…",
                reverse("casework:stop_resource", args=[line.pk]),
                about=str(line),
            ),
            verb(
                request,
                "people.remove_resource",
                "Erreur…",
                reverse("casework:remove_resource", args=[line.pk]),
                about=str(line),
            ),
        ),
    )


def _home_card(told: reads.BudgetTold) -> Card:
    source = (
        "d’après le contrat et ses montants mensuels"
        if told.home
        else "d’après ce qui est noté, le ménage vit ailleurs"
    )
    if told.budget.rent is None:
        source = "aucun loyer noté : notez-le, ou 0 si le ménage n’en paie pas"
    return Card(
        "Le logement",
        pairs=[
            ("Loyer et charges", told.budget.rent),
            ("Aide au logement", -told.budget.benefit),
            ("Reste à charge", told.budget.net_housing_cost),
        ],
        note=source,
    )


def _left_card(told: reads.BudgetTold) -> Card:
    budget = told.budget
    by = "personne" if told.daily_by == "person" else "unité de consommation"
    count = in_digits(told.divisor)
    return Card(
        "Ce qui reste pour vivre",
        pairs=[
            ("Ce qui rentre", budget.income),
            ("Logement, aide déduite", if_known(budget.net_housing_cost, lambda cost: -cost)),
            ("Autres charges", -budget.other_charges),
            ("Remboursements", -budget.debts),
            ("Reste à vivre, par mois", budget.residual),
            (
                f"Par jour et par {by}",
                if_known(
                    told.a_day,
                    lambda left: Chip(
                        euros(left),
                        "bad" if left < told.daily_least else "ok",
                        why=f"{known(budget.residual, euros)} ÷ 30 jours ÷ {count}",
                    ),
                ),
            ),
        ],
        text=f"Réglage de l’association : par {by}, alerte sous {euros(told.daily_least)} par jour. "
        f"Unités : {in_digits(budget.units)} pour "
        f"{plural(budget.persons, 'personne')} (1, puis 0,5 dès 14 ans, 0,3 avant).",
        side=True,
    )


def _percent(ratio: Decimal | None, budget: Budget, most: Decimal) -> Chip | str | None:
    if ratio is None:
        return "sans ressources" if budget.income == 0 else None
    return Chip(f"{str(ratio).replace('.', ',')} %", "bad" if ratio > most else "ok")


def _what_lacks(budget: Budget) -> str:
    lacks = [
        words
        for words, amount in (("le loyer", budget.rent), ("ce qui rentre", budget.income))
        if amount is None
    ]
    return f"Pour le calculer, notez {' et '.join(lacks)}. " if lacks else ""


def _ratio_card(told: reads.BudgetTold) -> Card:
    budget = told.budget
    return Card(
        "Taux d’effort",
        pairs=[
            ("Net, aide déduite", _percent(budget.net_ratio, budget, told.effort_most)),
            ("Brut", _percent(budget.gross_ratio, budget, told.effort_most)),
        ],
        text=f"{_what_lacks(budget)}({known(budget.rent, euros)} − {euros(budget.benefit)})"
        f" ÷ {known(budget.income, euros)}. "
        f"Arrêté du 10 mars 2011 ; alerte au-dessus de "
        f"{in_digits(told.effort_most)} % (réglage de l’association).",
        side=True,
    )


@HOUSEHOLD.asks("budget/noter/")
def record_resource(request: ActorRequest, row: Household) -> HttpResponse:
    form = forms.RecordResources(request, initial={"starts_on": request.today.replace(day=1)})
    form.choose_among(row)
    if monthly_cost(row, request.today):
        form.housed_by_us()
    return ask(
        request,
        form,
        people.record_resource,
        row,
        title=f"Noter des montants, {row.name}",
        submit="Noter ces montants",
        said=rows.said("montant noté", "montants notés"),
        back=reverse("casework:household_budget", args=[row.pk]),
        crumbs=_crumbs(row),
        lead="Un nouveau montant remplace l’ancien à sa date ; l’ancien reste dans l’histoire.",
    )


@HOUSEHOLD.asks("budget/reprendre/")
def take_up_amounts(request: ActorRequest, row: Household) -> HttpResponse:
    """The amounts of last month on one page: one changes those that changed."""
    told = reads.budget_told(row, request.today, request.actor)
    form = forms.TakeUpAmounts(
        request, subject=row, initial={"starts_on": request.today.replace(day=1)}
    )
    form.lay(told.noted)
    return ask(
        request,
        form,
        people.record_resource,
        row,
        title=f"Reprendre les montants, {row.name}",
        submit="Noter ce qui a changé",
        said=rows.said("montant changé", "montants changés"),
        back=reverse("casework:household_budget", args=[row.pk]),
        crumbs=_crumbs(row),
        lead="Changez ce qui a changé ; le reste continue. L’ancien montant reste dans l’histoire.",
    )


RESOURCE_LINE = Subject(
    ResourceLine,
    "montants/<int:pk>/",
    fetch=("household",),
)


@RESOURCE_LINE.asks("arreter/")
def stop_resource(request: ActorRequest, row: ResourceLine) -> HttpResponse:
    return ask(
        request,
        forms.StopResource(request, subject=row),
        people.stop_resource,
        row,
        title=f"Arrêter : {row}",
        submit="Arrêter ce montant",
        said="Montant arrêté.",
        back=reverse("casework:household_budget", args=[row.household_id]),
        crumbs=_crumbs(row.household),
    )


@RESOURCE_LINE.asks("retirer/")
def remove_resource(request: ActorRequest, row: ResourceLine) -> HttpResponse:
    return ask(
        request,
        Confirm(request, subject=row),
        people.remove_resource,
        row,
        title=f"Retirer une erreur : {row}",
        submit="Retirer ce montant",
        said="Montant retiré.",
        back=reverse("casework:household_budget", args=[row.household_id]),
        crumbs=_crumbs(row.household),
        lead="Pour un montant qui a existé, arrêtez-le plutôt à sa date. Celui qu’il avait remplacé, "
        "s’il y en a un, court de nouveau.",
        danger=True,
    )
