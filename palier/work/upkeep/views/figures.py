"""Delays by urgency, cost by kind."""

from django.http import HttpResponse

from palier.base.kit.money import NOTHING
from palier.base.kit.typography import amount_in_digits, day_in_words
from palier.base.tenancy.actors import ActorRequest
from palier.base.tenancy.middleware import needs_sight
from palier.base.ui.cards import Card, Table, show_cards
from palier.law.dates import add_months
from palier.law.repairs import repair_items
from palier.work.upkeep import reads
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
            Card(
                "Délais par urgence",
                table=Table(
                    ["Urgence", "Demandes", "Closes", "En retard", "Jours en moyenne"],
                    [
                        (
                            (row.label, f"{at}?urgence={row.urgency}"),
                            str(row.count),
                            (str(row.closed), f"{at}?urgence={row.urgency}&etat=closed"),
                            (str(row.late), f"{at}?urgence={row.urgency}&etat=retard"),
                            "" if row.days is None else str(row.days),
                        )
                        for row in told
                    ],
                    numbers=(1, 2, 3, 4),
                )
                if told
                else None,
                empty="Aucune demande en un an.",
                icon="clock",
            ),
            Card(
                "Coût par nature",
                table=Table(
                    ["Nature", "Travaux", "Coût (€)"],
                    [
                        ((labels[item], f"{at}?quoi={item}"), str(count), amount_in_digits(total))
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
            ),
        ],
    )
