"""Contracts that a month should have called, and did not."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Max
from django.http import HttpResponse
from django.urls import reverse

from palier.base.kit.money import NOTHING
from palier.base.kit.typography import amount_in_digits, month_in_words, plural
from palier.base.tenancy.actors import Actor, ActorRequest
from palier.base.tenancy.middleware import needs_sight
from palier.base.ui.cards import Card, Table, Verb, show_cards, verb
from palier.law.dates import Month
from palier.registers.people.reads import linked
from palier.work.billing.computing import missed as missed_of
from palier.work.billing.computing.worth import gather, worth
from palier.work.billing.finding import RUNS
from palier.work.billing.models import Draft, RentRun
from palier.work.leases.models import Occupancy

SHOWN = 300


@dataclass(frozen=True)
class Missing:
    """A contract and a month that no notice called: what it comes to (euros), why it was left."""

    occupancy: Occupancy
    month: date
    due: Decimal
    net: Decimal
    because: str


@needs_sight("billing.accounts")
def missed(request: ActorRequest) -> HttpResponse:
    """Who lives with us and was not called, month by month, with what it should have been."""
    rows = _missing(request.actor, request.today)
    return show_cards(
        request,
        title="Jamais appelés",
        lead="Un contrat habité, un montant dû, un mois émis, et pas d’avis : rien n’est réclamé à "
        "ce ménage pour ce mois, et personne ne le verrait sur son compte. Le dernier mois émis se "
        "prépare à nouveau ; ceux d’avant s’appellent par des corrections.",
        crumbs=[RUNS],
        verbs=[
            _again(request, rows),
            verb(
                request,
                "billing.prepare_corrections",
                "Les appeler",
                reverse("billing:prepare_corrections"),
                "calculator",
                main=True,
            )
            if rows
            else None,
        ],
        cards=[_card(request, rows)],
    )


def _again(request: ActorRequest, rows: list[Missing]) -> Verb | None:
    """The last month that was issued is prepared once more: only those without a notice are in it."""
    last = RentRun.objects.visible_to(request.actor).filter(
        kind=RentRun.Kind.MONTHLY, state=RentRun.State.ISSUED
    )
    month = last.aggregate(month=Max("month"))["month"]
    if all(each.month != month for each in rows):
        return None
    return verb(
        request,
        "billing.prepare_rent_run",
        f"Préparer {month_in_words(month)} à nouveau",
        reverse("billing:prepare_rent_run") + f"?mois={month:%Y-%m}",
        "document-currency-euro",
    )


def _card(request: ActorRequest, rows: list[Missing]) -> Card:
    """Each contract and month, and their sum."""
    return Card(
        f"{plural(len(rows), 'mois de contrat', 'mois de contrats')} sans avis",
        table=Table(
            ["Ménage", "Contrat", "Mois", "Dû (€)", "Net (€)", "Mis de côté"],
            [
                (
                    linked(
                        each.occupancy.household,
                        request.actor,
                        reverse("leases:occupancy", args=[each.occupancy.pk]),
                    ),
                    each.occupancy.number,
                    month_in_words(each.month),
                    amount_in_digits(each.due),
                    amount_in_digits(each.net),
                    each.because,
                )
                for each in rows[:SHOWN]
            ],
            [
                "Total",
                "",
                "",
                amount_in_digits(sum((each.due for each in rows), NOTHING)),
                amount_in_digits(sum((each.net for each in rows), NOTHING)),
                "",
            ],
            numbers=(3, 4),
        )
        if rows
        else None,
        empty="Chaque contrat habité a son avis, chaque mois.",
        text=f"Les {SHOWN} premiers." if len(rows) > SHOWN else "",
        icon="exclamation-triangle",
    )


def _missing(actor: Actor, today: date) -> list[Missing]:
    found = missed_of(actor.organisation, today)
    wanted = {pk for several in found.values() for pk in several}
    seen = {
        row.pk: row
        for row in Occupancy.objects.visible_to(actor)
        .filter(pk__in=wanted)
        .select_related("household", "main_place")
    }
    held = {
        (draft.occupancy_id, draft.month): draft.held_because
        for draft in Draft.objects.filter(occupancy__in=wanted, month__in=found).exclude(
            held_because=""
        )
    }
    rows = []
    for first, several in found.items():
        month = Month.of(first)
        mine = [seen[pk] for pk in several if pk in seen]
        asked = gather(mine, month)
        convention = actor.organisation.proration_on(first)
        for row in mine:
            told = worth(asked[row.pk], month, convention)
            if told.due:
                because = held.get((row.pk, first), "")
                rows.append(Missing(row, first, told.due, told.net, because))
    return rows
