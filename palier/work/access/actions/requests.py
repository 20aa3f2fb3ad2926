"""Requests that come in, evaluated and answered; referrals that go out, until their outcome."""

from datetime import date

from palier.base.journal.action import action
from palier.base.kit.refusals import Refused
from palier.base.kit.rows import lock
from palier.base.tenancy.actors import Actor
from palier.registers.partners.models import Offer
from palier.registers.people.models import Body, Household
from palier.work.access.models import (
    HEALTH,
    OPEN_REQUESTS,
    REFERRAL_MOVES,
    REQUEST_MOVES,
    Referral,
    ReferralState,
    Request,
    RequestState,
    Visit,
)


@action("Enregistrer une demande")
def receive_request(
    household: Household,
    *,
    kind: str,
    on: date,
    text: str = "",
    origin: str = Request.Origin.COUNTER,
    sent_by: Body | None = None,
    reference: str = "",
    visit: Visit | None = None,
    actor: Actor,
) -> Request:
    """A household asks for a home, a shelter or support; a visit lends its words."""
    household = lock(household)
    visit = lock(visit) if visit else None
    if visit is not None and visit.household_id != household.pk:
        raise Refused("Ce passage n’est pas celui de ce ménage.")
    if Request.objects.filter(household=household, kind=kind, state__in=OPEN_REQUESTS).exists():
        raise Refused("Ce ménage a déjà une demande de ce genre, sans réponse encore.")
    return Request.objects.create(
        organisation=actor.organisation,
        household=household,
        visit=visit,
        kind=kind,
        on=on,
        origin=origin,
        sent_by=sent_by,
        reference=reference.strip(),
        text=text.strip() or _words_of(visit),
    )


def _words_of(visit: Visit | None) -> str:
    """A visit lends its words, unless they are about health: a request is read by more people."""
    return "" if visit is None or HEALTH in visit.reasons else visit.request


@action("Retirer une demande notée par erreur")
def remove_request(request: Request, *, actor: Actor) -> Household:
    """A request that nobody made. Refused: looked at or answered already."""
    request = lock(request)
    if request.state != RequestState.RECEIVED:
        raise Refused("Cette demande a été étudiée : répondez-y, elle reste au dossier.")
    household: Household = request.household
    request.delete()
    return household


@action("Évaluer une demande")
def evaluate_request(
    request: Request, *, evaluated_on: date, evaluation: str, actor: Actor
) -> Request:
    """What is looked at before answering. Refused: no word, before the request, answered."""
    request = lock(request)
    if not evaluation.strip():
        raise Refused({"evaluation": "Une évaluation dit ce qui a été regardé."})
    if evaluated_on < request.on:
        raise Refused({"evaluated_on": "L’évaluation est avant la demande."})
    if request.state != RequestState.EVALUATED:
        REQUEST_MOVES.go(request, RequestState.EVALUATED)
    request.evaluation, request.evaluated_on = evaluation.strip(), evaluated_on
    request.save(update_fields=["state", "evaluation", "evaluated_on"])
    return request


@action("Répondre à une demande")
def answer_request(
    request: Request,
    *,
    state: str,
    answer: str,
    refusal: str = "",
    answered_on: date,
    actor: Actor,
) -> Request:
    """Yes, no, on a waiting list or withdrawn, in words that the person can read.

    Refused: a no without its reason and its words, an answer before the request.
    """
    request = lock(request)
    REQUEST_MOVES.go(request, state)
    if answered_on < request.on:
        raise Refused({"answered_on": "La réponse est avant la demande."})
    if state == RequestState.REFUSED and not answer.strip():
        raise Refused({"answer": "Un refus dit pourquoi."})
    if state == RequestState.REFUSED and not refusal:
        raise Refused({"refusal": "Choisissez le motif du refus."})
    request.answer, request.answered_on = answer.strip(), answered_on
    request.refusal = refusal if state == RequestState.REFUSED else ""
    request.save(update_fields=["state", "answer", "refusal", "answered_on"])
    return request


@action("Orienter vers un partenaire")
def refer_out(
    household: Household,
    *,
    to: Body | None = None,
    offer: Offer | None = None,
    on: date,
    reason: str,
    agreed: bool,
    actor: Actor,
) -> Referral:
    """The household is sent to a partner, for one of its offers or not, who will say that it was
    received.

    Refused: nobody named, an offer of another body, suspended, or to which it is sent already, no
    reason; without the
    household's agreement nothing is sent.
    """
    body = _whom_to_send_to(to, lock(offer) if offer else None)
    if not reason.strip():
        raise Refused({"reason": "Dites pour quoi vous orientez."})
    if not agreed:
        raise Refused({"agreed": "On n’oriente pas quelqu’un sans son accord."})
    household = lock(household)
    running = Referral.objects.filter(household=household, offer=offer, closed_on=None)
    if offer is not None and running.exists():
        raise Refused({"offer": "Ce ménage y est déjà orienté, sans suite encore."})
    return Referral.objects.create(
        organisation=actor.organisation,
        household=household,
        to=body,
        offer=offer,
        on=on,
        reason=reason.strip(),
        agreed=agreed,
    )


def _whom_to_send_to(to: Body | None, offer: Offer | None) -> Body:
    """The body named, or the one whose offer it is."""
    if offer is None:
        if to is None:
            raise Refused({"to": "Choisissez une offre de l’annuaire, ou une structure."})
        if to.closed_on or to.merged_into_id:
            raise Refused({"to": f"{to} n’est plus proposée."})
        return to
    if to is not None and offer.body_id != to.pk:
        raise Refused({"to": f"Cette offre est de {offer.body} : laissez vide, ou choisissez-la."})
    if offer.suspended_on is not None:
        raise Refused({"offer": f"Cette offre est suspendue : {offer.suspended_why}."})
    body: Body = offer.body
    return body


@action("Noter qu’une orientation est reçue")
def acknowledge_referral(referral: Referral, *, on: date, actor: Actor) -> Referral:
    """The partner says that it has it. Refused: before it was sent."""
    referral = lock(referral)
    REFERRAL_MOVES.go(referral, ReferralState.ACKNOWLEDGED)
    if on < referral.on:
        raise Refused({"on": "La réception est avant l’envoi."})
    referral.acknowledged_on = on
    referral.save(update_fields=["state", "acknowledged_on"])
    return referral


@action("Retirer une orientation notée par erreur")
def remove_referral(referral: Referral, *, actor: Actor) -> Household:
    """Not this partner, or nobody was sent. Refused: the partner has it, closed already."""
    referral = lock(referral)
    if referral.state != ReferralState.SENT:
        raise Refused("Le partenaire l’a reçue, ou elle est close : elle reste au dossier.")
    household: Household = referral.household
    referral.delete()
    return household


@action("Clore une orientation")
def close_referral(
    referral: Referral, *, on: date, outcome: str, words: str = "", actor: Actor
) -> Referral:
    """What came of it. Refused: no outcome, before it was sent."""
    referral = lock(referral)
    REFERRAL_MOVES.go(referral, ReferralState.CLOSED)
    if on < referral.on:
        raise Refused({"on": "La clôture est avant l’envoi."})
    if referral.acknowledged_on is not None and on < referral.acknowledged_on:
        raise Refused({"on": "La clôture est avant la réception."})
    if not outcome:
        raise Refused({"outcome": "Une orientation se clôt avec sa suite."})
    referral.closed_on, referral.outcome, referral.words = on, outcome, words.strip()
    referral.save(update_fields=["state", "closed_on", "outcome", "words"])
    return referral
