"""What agencies owe, what they keep back, the July rents, an estimate."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from palier.base.kit.money import NOTHING
from palier.base.kit.typography import (
    amount_in_digits,
    day_in_words,
    month_in_words,
    of_name,
    plural,
)
from palier.base.tenancy.actors import ActorRequest
from palier.base.tenancy.middleware import needs_sight
from palier.base.ui.cards import Card, Line, Table, show_cards
from palier.base.ui.pages import ask
from palier.base.ui.subjects import Subject
from palier.law import apl
from palier.registers.people.models import Household
from palier.registers.people.reads import linked
from palier.work.benefits import actions, forms, reads
from palier.work.benefits.models import HeldBack
from palier.work.benefits.reads import Missing
from palier.work.benefits.views.remittances import AIDS, SHOWN
from palier.work.leases.models import Occupancy


@needs_sight("billing.accounts")
def missing(request: ActorRequest) -> HttpResponse:
    """Aids that should have come: to chase at the agency, not at the household's."""
    rows = reads.missing(request.actor, request.today)
    held = reads.held_now(request.actor, request.today)
    return show_cards(
        request,
        title="Aides qui manquent",
        lead="À relancer auprès de l’organisme : ouverture de droits, changement, départ.",
        crumbs=[AIDS],
        cards=[
            _missing_card(request, rows),
            Card(
                "Consignées pour indécence",
                [
                    Line(
                        each.occupancy.household.name,
                        f"Depuis {month_in_words(each.since)}. Jamais un impayé du ménage.",
                        reverse("leases:occupancy", args=[each.occupancy_id]),
                        "lock-closed",
                    )
                    for each in held
                ],
                empty="Aucune.",
                side=True,
            ),
        ],
    )


def _missing_card(request: ActorRequest, rows: list[Missing]) -> Card:
    """What each contract lacks, month by month."""
    return Card(
        "Attendues et pas reçues",
        table=Table(
            ["Ménage", "Contrat", "Mois", "Attendu (€)", "Reçu (€)", "Manque (€)"],
            [
                (
                    linked(
                        each.occupancy.household,
                        request.actor,
                        reverse("leases:occupancy", args=[each.occupancy.pk]),
                    ),
                    each.occupancy.number,
                    f"{each.month:%m/%Y}",
                    *map(amount_in_digits, (each.wanted, each.told, each.gap)),
                )
                for each in rows[:SHOWN]
            ],
            [
                "Total",
                "",
                "",
                "",
                "",
                amount_in_digits(sum((each.gap for each in rows), NOTHING)),
            ],
            numbers=(3, 4, 5),
        )
        if rows
        else None,
        empty="Aucune aide ne manque au-delà du délai.",
        icon="exclamation-triangle",
    )


@needs_sight("billing.accounts")
def july(request: ActorRequest) -> HttpResponse:
    """The rents of July, as the yearly declaration asks them."""
    year = request.today.year if request.today.month >= 7 else request.today.year - 1
    rows = reads.july_rents(request.actor, year)
    return show_cards(
        request,
        title=f"Loyers de juillet {year}",
        lead="La déclaration annuelle à la CAF et à la MSA : le loyer de juillet, hors charges.",
        crumbs=[AIDS],
        cards=[
            Card(
                plural(len(rows), "contrat"),
                table=Table(
                    ["Contrat", "Ménage", "N° d’allocataire", "Loyer (€)", "Charges (€)"],
                    [
                        (
                            row.occupancy.number,
                            row.occupancy.household.name,
                            row.claimant,
                            amount_in_digits(row.rent),
                            amount_in_digits(row.charges),
                        )
                        for row in rows
                    ],
                    numbers=(3, 4),
                )
                if rows
                else None,
                empty="Aucun contrat avec une aide en juillet.",
                icon="table-cells",
            )
        ],
    )


def _occupancy(request: ActorRequest, pk: int) -> Occupancy:
    rows = Occupancy.objects.visible_to(request.actor).select_related("household")
    return get_object_or_404(rows, pk=pk)


@needs_sight("billing.accounts")
def hold_benefit_back(request: ActorRequest, pk: int) -> HttpResponse:
    row = _occupancy(request, pk)
    return ask(
        request,
        forms.HoldBack(request),
        actions.hold_benefit_back,
        row,
        title=f"Aide consignée, contrat {row.number}",
        submit="Noter cette consignation",
        said="Consignation notée : l’aide n’est pas un impayé du ménage.",
        back=reverse("leases:occupancy", args=[pk]),
        crumbs=[AIDS],
        lead=(
            "Le logement est indécent et l’organisme garde l’aide, dix-huit mois au "
            "plus (CCH, art. L843-1)."
        ),
    )


HELD_BACK = Subject(
    HeldBack,
    "consignations/<int:pk>/",
    fetch=("occupancy",),
    page=lambda row: reverse("leases:occupancy", args=[row.occupancy_id]),
    under=(AIDS,),
)


HELD_BACK.verb(
    actions.release_benefit,
    forms.Release,
    at="lever/",
    title="Lever la consignation",
    submit="Lever",
    said="Consignation levée.",
)


@needs_sight("billing.accounts")
def know_claimant(request: ActorRequest, pk: int) -> HttpResponse:
    row = get_object_or_404(Household.objects.visible_to(request.actor), pk=pk)
    return ask(
        request,
        forms.KnowClaimant(request),
        actions.know_claimant,
        row,
        title=f"Numéro d’allocataire {of_name(row.name)}",
        submit="Noter ce numéro",
        said="Numéro noté : ses aides seront reconnues.",
        back=reverse("people:household", args=[pk]),
        crumbs=[AIDS],
    )


@needs_sight("billing.accounts")
def estimate(request: ActorRequest, pk: int) -> HttpResponse:
    """An estimate of the aid of a contract; nothing of it is kept."""
    row = _occupancy(request, pk)
    asked = request.GET if request.GET.get("income") else None
    form = forms.Estimate(asked, initial={"on": request.today})
    if row.regime == "logement_foyer":
        form.ask_of_a_residence()
    else:
        form.ask_of_a_home(is_furnished=row.is_furnished)
    told, refused = None, ""
    if asked is not None and form.is_valid():
        told, refused = _estimated(row, form.cleaned_data)
    context = {
        "title": f"Estimer l’aide au logement, contrat {row.number}",
        "form": form,
        "occupancy": row,
        "told": told,
        "refused": refused,
    }
    return render(request, "benefits/estimate.html", context)


def _estimated(row: Occupancy, asked: dict[str, Any]) -> tuple[apl.Estimate | None, str]:
    """The estimate, or why there is none: what is not known is not made up."""
    if asked["is_overseas"]:
        return None, (
            "Outre-mer, l’aide a ses propres barèmes (CCH, art. D863-1 et suivants), que Palier ne "
            "connaît pas : demandez l’estimation à la CAF."
        )
    if row.law.benefit_opens == "none":
        return None, "Un hébergement n’ouvre pas droit à une aide au logement."
    sums = {"rent": NOTHING, "discount": NOTHING, "charges": NOTHING}
    for term in row.terms.filter(period__contains=asked["on"]):
        if term.kind in sums:
            sums[term.kind] += term.amount
    rent = sums["rent"] - sums["discount"]
    who = apl.Claimant(
        asked["income"],
        asked["zone"],
        asked["is_couple"],
        asked["dependants"],
        asked.get("has_disability_benefit", False),
    )
    try:
        if row.regime == "logement_foyer":
            charge = rent + sums["charges"]
            return apl.residence(charge, who, asked["on"], is_social=not asked["is_old"]), ""
        lodging = apl.Lodging(
            asked["kind"], asked["aid"], asked["is_furnished"], asked["solidarity"] or NOTHING
        )
        return apl.rental(rent, who, asked["on"], lodging), ""
    except LookupError:
        return None, (
            f"Aucun barème n’est connu à cette date : choisissez un jour depuis le "
            f"{day_in_words(apl.first_known())}."
        )
