"""Measure-months of a programme against its agreement."""

from datetime import date
from typing import Any

from django.http import HttpResponse
from django.urls import reverse

from palier.base.kit.money import euros
from palier.base.kit.typography import day_in_words, month_in_words
from palier.base.tenancy.actors import ActorRequest
from palier.base.tenancy.middleware import needs_sight
from palier.base.ui.cards import Card, Line, Table, show_cards, verb, verbs
from palier.base.ui.lists import Chip
from palier.base.ui.pages import ask
from palier.base.ui.subjects import Subject
from palier.registers.programmes.models import Agreement, Programme
from palier.work.support import actions, forms, reads
from palier.work.support.models import BilledMonth
from palier.work.support.reads.months import MonthsTold, ProgrammeMonths

LIST = ("Accompagnements", "/accompagnements/")


PROGRAMME = Subject(
    Programme,
    "dispositifs/<int:pk>/",
)


@needs_sight("support.measures")
def programme_months(request: ActorRequest, pk: int) -> HttpResponse:
    """Measure-months of a programme against its agreement, each measure with its own."""
    row = PROGRAMME.find(request, pk)
    told = reads.programme_months(row, request.today)
    seen, rest = told.seen_by(request.actor)
    agreement = told.agreement
    pairs = _agreement_pairs(told, agreement)
    names = ("mandated", "started", "suspended", "beyond", "billed", "over_billed", "to_bill")
    return show_cards(
        request,
        title=f"Mois-mesures, {row.name}",
        lead="Un mois compte dès qu’un jour de la mesure y court ; un mois tout entier suspendu "
        f"ne compte pas, et un mois au-delà du mandat ne se facture pas. {_within_what(agreement, request.today)}",
        crumbs=[LIST],
        chips=[_beyond_chip(told.total("beyond"))] if told.total("beyond") else [],
        verbs=[
            verb(
                request,
                "support.bill_months",
                "Facturer un mois",
                pk,
                "banknotes",
                main=True,
            )
        ],
        cards=[
            _measures_card(told, names, seen, rest),
            Card("Au regard de la convention", pairs=pairs, side=True),
            _billed(request, row),
        ],
    )


def _within_what(agreement: Agreement | None, today: date) -> str:
    """Over which days everything on the page is counted."""
    until = f"arrêté au {day_in_words(today)}."
    if agreement is None:
        return f"Compté depuis le début de chaque mesure, {until}"
    return f"Compté sous la convention {agreement.reference}, {until}"


def _agreement_pairs(
    told: ProgrammeMonths, agreement: Agreement | None
) -> list[tuple[str, object]]:
    """What the agreement pays for, and what is left to bill."""
    pairs: list[tuple[str, object]] = []
    if agreement:
        pairs.append(("Convention", agreement.reference))
        if agreement.measure_months is not None:
            pairs += [
                ("Mois-mesures financés", agreement.measure_months),
                ("Écart (commencés − financés)", f"{told.gap:+d}".replace("-", "−")),
            ]
        if agreement.month_price is not None:
            pairs.append(("Reste à facturer", euros(agreement.month_price * _payable(told))))
    pairs.append(("Diagnostics, comptés à part", told.diagnoses))
    return pairs


def _payable(told: ProgrammeMonths) -> int:
    """Months that may still be billed: within the mandates, within what the agreement pays for."""
    left = told.total("to_bill")
    if told.agreement is None or told.agreement.measure_months is None:
        return left
    return max(min(left, told.agreement.measure_months - told.total("billed")), 0)


def _beyond_chip(months: int) -> Chip:
    return Chip(f"{months} mois au-delà des mandats : à renouveler", "bad", "exclamation-circle")


def _measures_card(
    told: ProgrammeMonths, names: tuple[str, ...], seen: list[MonthsTold], rest: Any
) -> Card:
    """Each measure with its months, and those beyond one's places."""
    return (
        Card(
            "Chaque mesure",
            table=Table(
                [
                    *("Ménage", "Mandatés", "Commencés", "Suspendus"),
                    *("Hors mandat", "Facturés", "Dont en trop", "À facturer"),
                ],
                [
                    (
                        (
                            each.measure.household.name,
                            reverse("support:measure", args=[each.measure.pk]),
                        ),
                        *(getattr(each, name) for name in names),
                    )
                    for each in seen
                ]
                + (
                    [
                        (
                            "Hors de vos lieux",
                            *(sum(getattr(e, n) or 0 for e in rest) for n in names),
                        )
                    ]
                    if rest
                    else []
                ),
                ["Total", *(told.total(name) for name in names)],
                list(range(1, 8)),
            ),
        )
        if told.rows
        else Card("Chaque mesure", empty="Aucune mesure sous ce dispositif.")
    )


def _billed(request: ActorRequest, row: Programme) -> Card:
    billed = (
        BilledMonth.objects.visible_to(request.actor)
        .filter(measure__programme=row)
        .select_related("measure__household")
        .order_by("-month", "-pk")[:20]
    )
    return Card(
        "Derniers mois facturés",
        [
            Line(
                each.measure.household.name,
                month_in_words(each.month),
                verbs=verbs(
                    verb(
                        request,
                        "support.unbill_month",
                        "Retirer…",
                        each,
                        about=f"{each.measure.household.name}, {month_in_words(each.month)}",
                    )
                ),
            )
            for each in billed
        ],
        empty="Aucun mois facturé.",
        side=True,
    )


@PROGRAMME.asks("mois/facturer/")
def bill_months(request: ActorRequest, row: Programme) -> HttpResponse:
    form = forms.BillMonths(request, initial={"month_on": request.today})
    form.among(row)
    return ask(
        request,
        form,
        actions.bill_months,
        row,
        known={"on": request.today},
        title=f"Facturer un mois, {row.name}",
        submit="Marquer ces mois facturés",
        said="Mois marqués facturés.",
        back=reverse("support:programme_months", args=[row.pk]),
        crumbs=[LIST, ("Mois-mesures", reverse("support:programme_months", args=[row.pk]))],
    )


BILLED_MONTH = Subject(
    BilledMonth,
    "mois/<int:pk>/",
    fetch=("measure__household",),
    under=lambda row: [
        LIST,
        ("Mois-mesures", reverse("support:programme_months", args=[row.measure.programme_id])),
    ],
)


BILLED_MONTH.verb(
    actions.unbill_month,
    at="retirer/",
    title=lambda row: f"Retirer {month_in_words(row.month)}, {row.measure.household.name}",
    submit="Retirer ce mois facturé",
    said="Mois retiré.",
    danger=True,
)
