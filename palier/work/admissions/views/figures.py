"""A year of candidacies in figures."""

from django.http import HttpResponse

from palier.base.kit.typography import day_in_words, in_digits
from palier.base.tenancy.actors import ActorRequest
from palier.base.tenancy.middleware import needs_sight
from palier.base.ui.cards import Card, Table, show_cards
from palier.base.ui.known import if_known
from palier.law.dates import add_months
from palier.work.admissions import reads
from palier.work.admissions.models import Origin
from palier.work.admissions.reads import Delay
from palier.work.admissions.views.candidacies import ADMISSIONS


@needs_sight("admissions.candidacies")
def figures(request: ActorRequest) -> HttpResponse:
    """A year of candidacies by origin: answers and delays; each figure opens its list."""
    last = request.today
    first = add_months(last, -12)
    told = reads.delays(request.actor, first, last)
    codes = {str(label): code for code, label in Origin.choices}
    at = ADMISSIONS[1]
    return show_cards(
        request,
        title="Admissions en chiffres",
        lead=f"Candidatures reçues du {day_in_words(first)} au {day_in_words(last)}.",
        crumbs=[ADMISSIONS],
        cards=[
            _origins_card(told, codes, at),
            _reasons_card(reads.reasons(request.actor, first), at),
        ],
    )


def _origins_card(told: list[Delay], codes: dict[str, str], at: str) -> Card:
    """Answers and delays by origin; each figure opens its list."""
    return Card(
        "Par origine",
        table=Table(
            [
                "Origine",
                "Reçues",
                "Acceptées",
                "Refusées",
                "Entrées",
                "Jours pour compléter",
                "Jours pour décider",
                "Jours jusqu’aux clés",
            ],
            [
                [
                    (each.origin, f"{at}?recue=12&origine={codes[each.origin]}"),
                    str(each.received),
                    str(each.accepted),
                    (
                        str(each.refused),
                        f"{at}?recue=12&origine={codes[each.origin]}&etat=refused",
                    ),
                    (
                        str(each.entered),
                        f"{at}?recue=12&origine={codes[each.origin]}&etat=entered",
                    ),
                    if_known(each.to_complete, in_digits),
                    if_known(each.to_decide, in_digits),
                    if_known(each.to_enter, in_digits),
                ]
                for each in told
            ],
            numbers=(1, 2, 3, 4, 5, 6, 7),
        )
        if told
        else None,
        empty="Aucune candidature reçue en un an.",
        icon="chart-bar",
    )


def _reasons_card(told: list[tuple[str, str, int]], at: str) -> Card:
    """Why it was no."""
    return Card(
        "Motifs de refus et d’abandon",
        table=Table(
            ["Motif", "Candidatures"],
            [[(words, f"{at}?recue=12&motif={code}"), str(count)] for code, words, count in told],
            numbers=(1,),
        )
        if told
        else None,
        empty="Aucun refus ni abandon en un an.",
        icon="x-circle",
    )
