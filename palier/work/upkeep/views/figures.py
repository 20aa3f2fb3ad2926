"""Delays by urgency, cost by kind and by home, what repeats, what households say, empty homes."""

from datetime import date
from decimal import Decimal
from typing import Any

from django.http import HttpResponse
from django.urls import reverse

from palier.base.kit.money import NOTHING
from palier.base.kit.typography import amount_in_digits, day_in_words, plural
from palier.base.tenancy.actors import ActorRequest
from palier.base.tenancy.middleware import needs_sight
from palier.base.ui.cards import Card, Table, show_cards
from palier.base.ui.known import if_known
from palier.law.dates import add_months
from palier.law.repairs import repair_items
from palier.registers.housing.models import Place
from palier.work.leases.models import Vacancy
from palier.work.leases.reads import vacant_places
from palier.work.upkeep import reads
from palier.work.upkeep.models import RepairRequest
from palier.work.upkeep.reads import UrgencyTold
from palier.work.upkeep.views.requests import REQUESTS


@needs_sight("upkeep.requests")
def figures(request: ActorRequest) -> HttpResponse:
    """Delays by urgency, cost by kind, over a year; each figure opens its list."""
    last = request.today
    first = add_months(last, -12)
    told = reads.by_urgency(request.actor, first, last)
    costs = reads.cost_by_item(request.actor, first, last)
    at, labels = REQUESTS[1], dict(repair_items())
    return show_cards(
        request,
        title="Réparations en chiffres",
        lead=f"Du {day_in_words(first)} au {day_in_words(last)}.",
        crumbs=[REQUESTS],
        cards=[
            _delays_card(told, at),
            _costs_card(costs, at, labels),
            _homes(request, first, last),
            _pleased(request, first, last),
            _vacancies(request, first, last),
        ],
    )


def _delays_card(told: list[UrgencyTold], at: str) -> Card:
    """How long, by urgency; each figure opens its list."""
    return Card(
        "Délais par urgence",
        table=Table(
            ["Urgence", "Demandes", "Closes", "En retard", "Jours en moyenne"],
            [
                (
                    (row.label, f"{at}?periode=demandees&urgence={row.urgency}"),
                    str(row.count),
                    (
                        str(row.closed),
                        f"{at}?periode=demandees&urgence={row.urgency}&etat=closed",
                    ),
                    (
                        str(row.late),
                        f"{at}?periode=demandees&urgence={row.urgency}&etat=retard",
                    ),
                    if_known(row.days, str),
                )
                for row in told
            ],
            numbers=(1, 2, 3, 4),
        )
        if told
        else None,
        empty="Aucune demande en un an.",
        icon="clock",
    )


def _costs_card(costs: list[tuple[str, int, Decimal]], at: str, labels: dict[str, str]) -> Card:
    """How much, by kind of work."""
    return Card(
        "Coût par nature",
        table=Table(
            ["Nature", "Travaux", "Coût (€)"],
            [
                (
                    (labels[item], f"{at}?periode=faites&quoi={item}"),
                    str(count),
                    amount_in_digits(total),
                )
                for item, count, total in costs
            ],
            [
                "Total",
                str(sum(count for _, count, _ in costs)),
                amount_in_digits(sum((total for *_, total in costs), NOTHING)),
            ],
            numbers=(1, 2),
        )
        if costs
        else None,
        empty="Aucun travail fait en un an.",
        icon="banknotes",
    )


def _homes(request: ActorRequest, first: date, last: date) -> Card:
    found = reads.by_home(request.actor, first, last)
    return Card(
        "Logements qui coûtent ou se répètent",
        table=Table(
            ["Logement", "Demandes", "Déjà demandées", "Coût (€)"],
            [
                (
                    (f"{each.site}, {each.label}", reverse("housing:place", args=[each.place_id])),
                    str(each.count),
                    str(each.again),
                    amount_in_digits(each.cost),
                )
                for each in found
            ],
            numbers=(1, 2, 3),
        )
        if found
        else None,
        empty="Aucune demande en un an.",
        note="Déjà demandées : la même nature de panne, une fois de plus dans l’année.",
        icon="home",
    )


def _pleased(request: ActorRequest, first: date, last: date) -> Card:
    found = reads.satisfaction(request.actor, first, last)
    total, at = sum(found.values()), REQUESTS[1]
    labels = dict(RepairRequest.Pleased.choices)
    return Card(
        "Ce que disent les ménages",
        table=Table(
            ["Réponse", "Réparations", "Part"],
            [
                (
                    (labels[code].capitalize(), f"{at}?periode=closes&avis={code}"),
                    str(found[code]),
                    f"{100 * found[code] / total:.0f} %",
                )
                for code in labels
                if code in found
            ],
            numbers=(1, 2),
        )
        if found
        else None,
        empty="Personne n’a encore répondu : la question est posée à la fin de chaque réparation.",
        icon="face-smile",
    )


def _without_a_reason(request: ActorRequest) -> str:
    """What these days leave out: homes that are empty today and that nobody has said why."""
    places = Place.objects.visible_to(request.actor)
    empty: Any = vacant_places(places, request.today)
    count = empty.filter(reason=None).count()
    if not count:
        return ""
    return (
        f"{plural(count, 'lieu vide', 'lieux vides')} aujourd’hui sans motif : les jours n’en sont pas "
        "comptés ici. Dites pourquoi, sur la page des vacances."
    )


def _vacancies(request: ActorRequest, first: date, last: date) -> Card | None:
    if not request.actor.sees("leases.contracts"):
        return None
    found = reads.vacancy_days(request.actor, first, last)
    labels = dict(Vacancy.Kind.choices)
    return Card(
        "Jours vides par motif",
        table=Table(
            ["Motif", "Lieux", "Jours"],
            [
                (
                    (labels[kind].capitalize(), reverse("leases:vacancies") + f"?motif={kind}"),
                    str(homes),
                    str(days),
                )
                for kind, homes, days in found
            ],
            ["Ensemble", "", str(sum(days for *_, days in found))],
            (1, 2),
        )
        if found
        else None,
        empty="Aucun motif de vacance noté en un an.",
        text=_without_a_reason(request),
        icon="key",
    )
