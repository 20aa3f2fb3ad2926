"""Requests: received, evaluated, answered in writing; referrals: sent, received, closed."""

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.urls import reverse

from palier.base.documents.drawing import pdf_response
from palier.base.kit.typography import day_in_words, of_name
from palier.base.tenancy.actors import ActorRequest
from palier.base.tenancy.middleware import needs_sight
from palier.base.ui import lists as ui_lists
from palier.base.ui.cards import Card, Tab, Verb, show_cards, verb
from palier.base.ui.lists import Chip
from palier.base.ui.pages import ask, asked_year
from palier.base.ui.subjects import Subject
from palier.base.ui.waiting import next_step
from palier.registers.partners.models import OFFERED, Offer
from palier.registers.people.models import Household
from palier.work.access import actions, cards, forms, lists, papers, reads
from palier.work.access.models import HEALTH, OPEN_REQUESTS, Referral, Request, RequestState, Visit


def requests(request: ActorRequest) -> HttpResponse:
    return ui_lists.show(request, lists.REQUESTS)


def referrals(request: ActorRequest) -> HttpResponse:
    return ui_lists.show(request, lists.REFERRALS)


HOUSEHOLD = Subject(
    Household,
    "demandes/menages/<int:pk>/",
    page="access:receive_request",
)

HOUSEHOLD_ROW = Subject(
    Household,
    "orientations/menages/<int:pk>/",
    page="people:household",
    under=lambda row: _crumbs(row),
)


def _crumbs(row: Household) -> list[tuple[str, str]]:
    return [
        ("Ménages", reverse("people:households")),
        (row.name, reverse("people:household", args=[row.pk])),
    ]


@HOUSEHOLD.shown
def receive_request(request: ActorRequest, household: Household) -> HttpResponse:
    visit_pk = request.GET.get("passage", "")
    rows = Visit.objects.visible_to(request.actor).filter(household=household)
    visit = rows.filter(pk=visit_pk).first() if visit_pk.isdecimal() else None
    words = visit.request if visit and HEALTH not in visit.reasons else ""
    initial = {"on": request.today, "text": words, "kind": "home"}
    return ask(
        request,
        forms.ReceiveRequest(request, subject=household, initial=initial),
        actions.receive_request,
        household,
        known={"visit": visit},
        title=f"Demande {of_name(household.name)}",
        submit="Enregistrer cette demande",
        said="Demande enregistrée.",
        to=lambda made: reverse("access:request_page", args=[made.pk]),
        back=reverse("people:household", args=[household.pk]),
        crumbs=_crumbs(household),
    )


REQUEST = Subject(
    Request,
    "demandes/<int:pk>/",
    fetch=("household", "visit", "sent_by", "organisation"),
    page="access:request_page",
)


@REQUEST.shown
def request_page(request: ActorRequest, row: Request) -> HttpResponse:
    """A request: in the household's words, what was looked at, what was answered."""
    is_open = row.state in OPEN_REQUESTS
    tone = "wait" if is_open else {"accepted": "ok", "refused": "bad"}.get(row.state, "")
    pairs = [("Venue par", row.get_origin_display())]
    if row.sent_by:
        pairs.append(("Envoyée par", str(row.sent_by)))
    if row.reference:
        pairs.append(("Référence", row.reference))
    if row.refusal:
        pairs.append(("Motif du refus", row.get_refusal_display()))
    return show_cards(
        request,
        title=f"Demande : {row.get_kind_display()}, {row.household.name}",
        lead=f"Reçue le {day_in_words(row.on)}",
        crumbs=[("Demandes", reverse("access:requests"))],
        here=row.household.name,
        chips=[Chip(row.get_state_display().capitalize(), tone)],  # type: ignore[arg-type]
        verbs=_request_verbs(request, row, is_open),
        cards=[
            _who_answers(request, row) if is_open else None,
            Card("Avec ses mots", quote=row.text, empty="Rien de noté."),
            Card(
                "Ce qui a été regardé",
                text=row.evaluation,
                empty="Pas encore évaluée.",
                note=day_in_words(row.evaluated_on) if row.evaluated_on else "",
            ),
            Card(
                "Ce qu’on lui a répondu",
                text=row.answer,
                empty="Pas encore répondue.",
                note=day_in_words(row.answered_on) if row.answered_on else "",
            ),
            Card("D’où elle vient", pairs=pairs, side=True),
        ],
    )


def _who_answers(request: ActorRequest, row: Request) -> Card:
    return next_step(
        request.actor,
        "access.answer_request",
        mine="Regardez la situation, puis répondez : la réponse s’imprime pour la personne.",
        theirs="La réponse est donnée par",
        on=row,
    )


def _request_verbs(request: ActorRequest, row: Request, is_open: bool) -> list[Verb | None]:
    """What one may do with it, as it stands."""
    return [
        Verb("La réponse en PDF", reverse("access:answer_pdf", args=[row.pk]), "document-text")
        if row.answered_on and row.answer
        else None,
        Verb("Voir le ménage", reverse("people:household", args=[row.household_id]), "users")
        if request.actor.sees("people.households")
        else None,
        verb(request, "access.evaluate_request", "Évaluer", row)
        if row.state in {RequestState.RECEIVED, RequestState.EVALUATED}
        else None,
        verb(request, "access.remove_request", "Retirer…", row, "x-mark")
        if row.state == RequestState.RECEIVED
        else None,
        verb(request, "access.answer_request", "Répondre", row, main=True) if is_open else None,
    ]


@REQUEST.asks("evaluer/")
def evaluate_request(request: ActorRequest, row: Request) -> HttpResponse:
    initial = {"evaluation": row.evaluation, "evaluated_on": row.evaluated_on or request.today}
    return ask(
        request,
        forms.EvaluateRequest(request, subject=row, initial=initial),
        actions.evaluate_request,
        row,
        title=f"Évaluer la demande {of_name(row.household.name)}",
        submit="Garder cette évaluation",
        said="Évaluation gardée.",
        back=reverse("access:request_page", args=[row.pk]),
        crumbs=[("Demandes", reverse("access:requests"))],
        lead=row.text,
    )


@REQUEST.asks("repondre/")
def answer_request(request: ActorRequest, row: Request) -> HttpResponse:
    return ask(
        request,
        forms.AnswerRequest(request, subject=row, initial={"answered_on": request.today}),
        actions.answer_request,
        row,
        title=f"Répondre à la demande {of_name(row.household.name)}",
        submit="Enregistrer la réponse",
        said="Réponse enregistrée ; elle s’imprime pour la personne.",
        to=reverse("access:request_page", args=[row.pk]),
        back=reverse("access:requests"),
        crumbs=[("Demandes", reverse("access:requests"))],
        lead=f"Demande pour {row.get_kind_display()}, du {day_in_words(row.on)}. {row.text}",
    )


REQUEST.verb(
    actions.remove_request,
    at="retirer/",
    title=lambda row: f"Retirer la demande {of_name(row.household.name)}",
    submit="Retirer cette demande",
    said="Demande retirée.",
    lead="Notée par erreur, ou pour un autre ménage : elle ne sera plus comptée.",
    to=lambda household: reverse("people:household", args=[household.pk]),
    danger=True,
)


@REQUEST.asks("pdf/")
def answer_pdf(request: ActorRequest, row: Request) -> HttpResponse:
    """The answer as the person receives it."""
    return pdf_response(papers.answer_pdf(row), f"reponse-{row.pk}")


@HOUSEHOLD_ROW.shown
def refer_out(request: ActorRequest, row: Household) -> HttpResponse:
    offer = _offer_asked(request)
    initial = {"on": request.today, "offer": offer, "reason": offer.name if offer else ""}
    return ask(
        request,
        forms.ReferOut(request, initial=initial),
        actions.refer_out,
        row,
        title=f"Orienter {row.name}",
        submit="Orienter vers ce partenaire",
        said="Orientation envoyée.",
        back=reverse("people:household", args=[row.pk]),
        crumbs=_crumbs(row),
    )


def _offer_asked(request: ActorRequest) -> Offer | None:
    """The offer that one came from, if it is still to be proposed."""
    pk = request.GET.get("offre", "")
    rows = Offer.objects.visible_to(request.actor).filter(OFFERED).select_related("body")
    return rows.filter(pk=pk).first() if pk.isdecimal() else None


OFFER = Subject(
    Offer,
    "orientations/offres/<int:pk>/",
    fetch=("body",),
    page=lambda row: reverse("partners:offer", args=[row.pk]),
    name=lambda row: row.name,
)


@OFFER.asks("qui/")
def choose_whom_to_refer(request: ActorRequest, row: Offer) -> HttpResponse:
    """A household among all, to send to an offer."""
    if not request.actor.may("access.refer_out"):
        raise PermissionDenied
    return ui_lists.show(request, lists.whom_to_refer(row))


@needs_sight("access.requests")
def used_offers(request: ActorRequest) -> HttpResponse:
    """What partners were asked in a year, offer by offer, and what came of it."""
    year = asked_year(request)
    years = reads.years_of_referrals(request.actor) or [year]
    used = reads.used_in(request.actor, year)
    here = reverse("access:used_offers")
    return show_cards(
        request,
        title=f"Ce qui a servi en {year}",
        lead="Vers qui l’on a orienté, et ce qui en est advenu, dans les lieux où vous travaillez.",
        crumbs=[("Orientations", reverse("access:referrals"))],
        here=f"Ce qui a servi en {year}",
        tabs=[
            Tab(str(each), f"{here}?annee={each}", -each, is_here=each == year) for each in years
        ],
        cards=[cards.used_card(used)],
    )


REFERRAL = Subject(
    Referral,
    "orientations/<int:pk>/",
    fetch=("household", "to"),
    under=lambda row: (("Orientations", reverse("access:referrals")),),
)


REFERRAL.verb(
    actions.acknowledge_referral,
    forms.AcknowledgeReferral,
    at="recue/",
    title=lambda row: f"{row.to} a reçu {row.household.name}",
    submit="Noter cette réception",
    said="Réception notée.",
    initial=lambda row, seen: {"on": seen.today},
)


REFERRAL.verb(
    actions.close_referral,
    forms.CloseReferral,
    at="clore/",
    title=lambda row: f"Suite de l’orientation vers {row.to}, {row.household.name}",
    submit="Clore cette orientation",
    said="Orientation close.",
    initial=lambda row, seen: {"on": seen.today},
)


REFERRAL.verb(
    actions.remove_referral,
    at="retirer/",
    title=lambda row: f"Retirer l’orientation vers {row.to}, {row.household.name}",
    submit="Retirer cette orientation",
    said="Orientation retirée.",
    lead="Un autre partenaire, un autre ménage, personne d’envoyé : elle ne sera plus comptée.",
    to=lambda household: reverse("people:household", args=[household.pk]),
    danger=True,
)
