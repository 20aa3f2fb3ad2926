"""The board of leads, each lead's page, and their verbs."""

from datetime import date
from typing import Any

from django.db.models import Count
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from palier.base.kit.money import euros
from palier.base.kit.periods import ONE_DAY
from palier.base.kit.typography import capitalised, day_in_words, in_digits
from palier.base.tenancy.actors import ActorRequest
from palier.base.tenancy.middleware import needs_sight
from palier.base.ui import lists as ui_lists
from palier.base.ui.cards import Card, Line, Table, Verb, show_cards, verb, verbs
from palier.base.ui.lists import Chip
from palier.law import decency, energy
from palier.law.territory import is_overseas
from palier.work.sourcing import lists, papers
from palier.work.sourcing.finding import BOARD, OWNER_LEAD
from palier.work.sourcing.models import OPEN_LEADS, DwellingVisit, LeadState, OwnerLead, OwnerOffer
from palier.work.sourcing.simulating import simulate

MOST_SHOWN = 12
EMPTY = {
    "contacted": "Personne à rencontrer.",
    "visited": "Aucun logement visité en attente.",
    "agreed": "Aucun accord à signer.",
}


@needs_sight("sourcing.leads")
def board(request: ActorRequest) -> HttpResponse:
    """Open leads by state, the soonest to call first; by campaign and by town."""
    campaign, town = request.GET.get("campagne", ""), request.GET.get("commune", "")
    rows = OwnerLead.objects.visible_to(request.actor)
    if campaign.isdecimal():
        rows = rows.filter(campaign=int(campaign))
    if town:
        rows = rows.filter(town=town)
    counts = dict(rows.values_list("state").annotate(count=Count("pk")).order_by("state"))
    year = rows.filter(closed_on__year=request.today.year)
    context = {
        "title": "Captation",
        "today": request.today,
        "campaign": campaign,
        "town": town,
        "campaigns": lists.campaigns_of(request.actor),
        "towns": lists.towns_of(request.actor),
        "signed": year.filter(state=LeadState.SIGNED).count(),
        "lost": year.filter(state=LeadState.LOST).count(),
        "columns": [
            {
                "code": state.value,
                "label": state.label,
                "count": counts.get(state.value, 0),
                "empty": EMPTY[state.value],
                "leads": [
                    _shown(lead)
                    for lead in rows.filter(state=state).order_by("next_on", "contacted_on", "pk")[
                        :MOST_SHOWN
                    ]
                ],
            }
            for state in OPEN_LEADS
        ],
    }
    return render(request, "sourcing/board.html", context)


def _shown(lead: OwnerLead) -> dict[str, Any]:
    names = "pk owner_name size surface town asked_rent next_on energy_rating"
    return {name: getattr(lead, name) for name in names.split()} | {
        "next_words": f"rappeler le {day_in_words(lead.next_on, short=True)}"
        if lead.next_on
        else "",
        "rating_words": f"étiquette {lead.energy_rating}",
    }


@needs_sight("sourcing.leads")
def leads(request: ActorRequest) -> HttpResponse:
    return ui_lists.show(request, lists.LEADS)


@OWNER_LEAD.shown
def lead(request: ActorRequest, row: OwnerLead) -> HttpResponse:
    """A lead: what was said, seen and offered, and what the owner would gain."""
    visits = list(row.visits.select_related("visitor").order_by("-on", "-pk"))
    offers = list(row.offers.order_by("-on", "-pk"))
    return show_cards(
        request,
        title=row.owner_name,
        lead=f"{row.size}, {row.street}, {row.postcode} {row.town}".replace(",  ", ", "),
        crumbs=[BOARD],
        chips=_chips(row, request.today),
        verbs=_verbs(request, row, offers),
        cards=[
            *(_offer_card(request, row, offer) for offer in offers),
            *(_visit_card(visit) for visit in visits),
            _contacts_card(request, row),
            _lead_card(row),
            _result_card(request, row),
        ],
    )


def _chips(row: OwnerLead, today: date) -> list[Chip]:
    chips = [Chip(capitalised(row.get_state_display()), lists.TONES[row.state])]
    if row.lost_reason:
        chips.append(Chip(capitalised(row.get_lost_reason_display())))
    rating = row.energy_rating
    overseas = is_overseas(row.postcode)
    until = energy.forbidden_from(rating, overseas=overseas) if rating else None
    if rating and not energy.may_be_let(rating, today, overseas=overseas):
        chips.append(Chip(f"Étiquette {rating} : ne peut plus être loué", "bad", "bolt"))
    elif until:
        chips.append(
            Chip(
                f"Étiquette {rating} : louable jusqu’au {day_in_words(until - ONE_DAY)}",
                "wait",
                "bolt",
            )
        )
    elif rating:
        chips.append(Chip(f"Étiquette {rating}", "", "bolt"))
    return chips


def _verbs(request: ActorRequest, row: OwnerLead, offers: list[OwnerOffer]) -> list[Verb | None]:

    if row.state == LeadState.LOST:
        return [verb(request, "sourcing.reopen_lead", "Rouvrir", row, "arrow-path")]
    if row.state == LeadState.SIGNED:
        return []
    agreed = row.state == LeadState.AGREED
    return [
        verb(request, "sourcing.lose_lead", "Sans suite…", row),
        verb(request, "sourcing.correct_lead", "Corriger", row),
        verb(request, "sourcing.visit_dwelling", "Noter une visite", row, "home"),
        verb(
            request,
            "sourcing.make_offer",
            "Faire une proposition",
            row,
            "calculator",
            main=not agreed,
        ),
        verb(
            request,
            "sourcing.sign_lead",
            "Préparer le titre",
            row,
            "pencil",
            main=True,
        )
        if agreed
        else None,
    ]


def _offer_card(request: ActorRequest, row: OwnerLead, offer: OwnerOffer) -> Card:
    told = simulate(offer)
    rows = papers.rows_of(told)
    notes = []
    if told.discount > 0:
        notes.append(f"Loyer {in_digits(told.discount)} % sous le marché.")
    if told.empty_months:
        notes.append(
            f"Au marché, {in_digits(told.empty_months)} mois de vacance ou d’impayé dans l’année "
            "suffit à faire moins bien."
        )
    if told.works_months:
        notes.append(f"Travaux offerts compensés en {told.works_months} mois.")
    accept = offer.accepted_on is None and row.state in OPEN_LEADS
    return Card(
        f"Proposition du {day_in_words(offer.on)}",
        pairs=[
            ("Forme", capitalised(offer.get_kind_display())),
            ("Loyer", f"{euros(offer.rent)} par mois, {offer.years} ans"),
            ("Loc’Avantages", offer.get_level_display() or "sans"),
        ],
        text=" ".join(notes),
        table=Table(
            ["Une année, en euros", "Avec nous", "Au marché"],
            rows[:-1],
            totals=rows[-1],
            numbers=(1, 2),
        ),
        note=f"acceptée le {day_in_words(offer.accepted_on)}"
        if offer.accepted_on
        else "estimation",
        tone="ok" if offer.accepted_on else "",
        verbs=verbs(
            Verb(
                "La proposition en PDF", reverse("sourcing:offer_pdf", args=[offer.pk]), "printer"
            ),
            verb(
                request,
                "sourcing.accept_offer",
                "Noter l’accord",
                offer,
                "check",
            )
            if accept
            else None,
        ),
    )


def _visit_card(visit: DwellingVisit) -> Card:
    items = decency.decency_items()
    failing = [code for code, answer in visit.seen.items() if answer == DwellingVisit.Seen.NO]
    unseen = [code for code, answer in visit.seen.items() if answer == DwellingVisit.Seen.UNSEEN]
    enough = decency.main_room_is_enough(visit.main_room_surface, visit.main_room_height)
    lines = [
        Line(items[code][0], items[code][1], icon="x-mark", chip=Chip("à corriger", "bad"))
        for code in failing
    ]
    if not enough:
        lines.append(
            Line(
                "Pièce principale trop petite",
                f"{in_digits(visit.main_room_surface)} m² sous {in_digits(visit.main_room_height)} m : "
                "9 m² et 2,20 m, ou 20 m³, sont demandés (art. 4)",
                icon="x-mark",
                chip=Chip("à corriger", "bad"),
            )
        )
    if unseen:
        seen = " ; ".join(items[code][0] for code in items if code in unseen)
        lines.append(Line("Pas vu", seen, icon="eye-slash"))
    cost = f" : {euros(visit.works_cost)}" if visit.works_cost else ""
    return Card(
        f"Visite du {day_in_words(visit.on)}",
        lines,
        pairs=[
            ("Surface", f"{in_digits(visit.surface)} m²"),
            (
                "Plus grande pièce",
                f"{in_digits(visit.main_room_surface)} m² sous {in_digits(visit.main_room_height)} m",
            ),
            ("Vu par", visit.visitor.short_name),
            *([("Travaux", f"{visit.works}{cost}")] if visit.works or cost else []),
        ],
        text=visit.words,
        note="décent" if not lines else "décence : " + decency.source(),
    )


def _contacts_card(request: ActorRequest, row: OwnerLead) -> Card:
    found = row.contacts.select_related("author").order_by("-on", "-pk")
    return Card(
        "Échanges",
        [
            Line(
                each.words,
                f"{capitalised(each.get_means_display())}, le {day_in_words(each.on)}, "
                f"{each.author.short_name}",
                icon="phone" if each.means == "call" else "chat-bubble-left-right",
            )
            for each in found
        ],
        empty="Aucun échange noté depuis le premier contact.",
        verbs=verbs(
            verb(request, "sourcing.note_lead_contact", "Noter un échange", row, "plus")
            if row.state != LeadState.SIGNED
            else None
        ),
    )


def _lead_card(row: OwnerLead) -> Card:
    pairs = [
        ("Téléphone", row.phone),
        ("Courriel", row.email),
        ("Origine", capitalised(row.get_source_display())),
        ("Campagne", row.campaign.name if row.campaign else ""),
        ("Premier contact", day_in_words(row.contacted_on)),
        ("À rappeler", day_in_words(row.next_on) if row.next_on else ""),
        ("Suivi par", row.referent.short_name),
        ("Surface", f"{in_digits(row.surface)} m²" if row.surface else ""),
        ("Loyer souhaité", euros(row.asked_rent) if row.asked_rent else ""),
        ("Disponible", day_in_words(row.available_on) if row.available_on else ""),
    ]
    return Card("La piste", pairs=[pair for pair in pairs if pair[1]], text=row.words, side=True)


def _result_card(request: ActorRequest, row: OwnerLead) -> Card | None:
    if row.holding is None or row.place is None:
        return None
    return Card(
        "Ce qui en est né",
        [
            Line(
                row.place.label,
                "Le logement",
                reverse("housing:place", args=[row.place.pk]),
                "home",
            ),
            Line(
                capitalised(row.holding.get_kind_display()),
                capitalised(row.holding.get_state_display()),
                reverse("titles:holding", args=[row.holding.pk]),
                "document-text",
            ),
        ],
        side=True,
    )
