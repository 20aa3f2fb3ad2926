"""A candidacy is decided, a place is offered and answered; the keys come with the contract."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from palier.base.journal.action import action
from palier.base.kit.periods import period
from palier.base.kit.refusals import Refused
from palier.base.kit.rows import lock
from palier.base.kit.typography import capitalised, day_in_words, in_digits, of_name, plural
from palier.base.tenancy.actors import Actor
from palier.base.tenancy.models import Site
from palier.law.pieces import pieces_of
from palier.registers.housing.models import Place
from palier.registers.people.models import Body
from palier.work.admissions.models import (
    CANDIDACY_MOVES,
    AdmissionCommittee,
    Candidacy,
    CandidacyState,
    PlaceOffer,
    ReservedQuota,
)
from palier.work.leases.actions import draft_occupancy, receive_pieces
from palier.work.leases.models import Occupancy, Vacancy
from palier.work.leases.reads import free_places, promised

DECISIONS = (CandidacyState.ACCEPTED, CandidacyState.WAITLISTED, CandidacyState.REFUSED)


@action("Réserver une part des places")
def reserve_quota(
    site: Site,
    *,
    origin: str,
    percent: Decimal,
    starts_on: date,
    source: str,
    body: Body | None = None,
    actor: Actor,
) -> ReservedQuota:
    """Someone else fills a part of the places of a house; told again, the former part ends.

    Several bodies of one origin (two employers) have each their part.

    Refused: no agreement named, more than every place in all.
    """
    site = lock(site)
    if not source.strip():
        raise Refused({"source": "Citez la convention qui réserve ces places."})
    if not 0 < percent <= 100:
        raise Refused({"percent": "Une part va de 0 à 100 %."})
    open_shares = list(ReservedQuota.objects.filter(site=site, period__endswith__isnull=True))
    standing = next(
        (each for each in open_shares if each.origin == origin and each.body == body), None
    )
    total = percent + sum(
        (each.percent for each in open_shares if each is not standing), Decimal(0)
    )
    if total > 100:
        raise Refused({"percent": f"En tout, {in_digits(total)} % des places seraient réservées."})
    if standing is not None:
        if starts_on <= standing.period.lower:
            day = day_in_words(standing.period.lower)
            raise Refused({"starts_on": f"La part qui vaut depuis le {day} ne peut finir avant."})
        standing.period = period(standing.period.lower, starts_on)
        standing.save(update_fields=["period"])
    return ReservedQuota.objects.create(
        organisation=actor.organisation,
        site=site,
        origin=origin,
        body=body,
        percent=percent,
        period=period(starts_on),
        source=source.strip(),
    )


@action("Prévoir une commission d’admission")
def call_committee(site: Site, *, on: date, members: str = "", actor: Actor) -> AdmissionCommittee:
    """Those who decide will meet. Refused: one that day already."""
    return AdmissionCommittee.objects.create(
        organisation=actor.organisation, site=site, on=on, members=members.strip()
    )


@action("Inscrire à la commission")
def put_before_committee(
    committee: AdmissionCommittee, *, candidacies: Sequence[Candidacy], actor: Actor
) -> AdmissionCommittee:
    """Complete candidacies are put on the agenda. Refused: nobody, held, another house, not complete."""
    committee = lock(committee)
    if committee.held_on is not None:
        raise Refused("Cette commission s’est déjà tenue.")
    if not candidacies:
        raise Refused({"candidacies": "Choisissez au moins une candidature."})
    for each in candidacies:
        row = lock(each)
        if row.site_id != committee.site_id:
            raise Refused(f"{row.name} demande une autre maison.")
        CANDIDACY_MOVES.go(row, CandidacyState.COMMITTEE)
        row.committee = committee
        row.save(update_fields=["state", "committee"])
    return committee


@action("Clore une commission d’admission")
def hold_committee(
    committee: AdmissionCommittee, *, held_on: date, members: str, actor: Actor
) -> AdmissionCommittee:
    """It met: each of its candidacies is decided. Refused: one is not, held already, nobody named."""
    committee = lock(committee)
    if committee.held_on is not None:
        raise Refused("Cette commission s’est déjà tenue.")
    if not members.strip():
        raise Refused({"members": "Dites qui a décidé."})
    left = committee.candidacies.filter(state=CandidacyState.COMMITTEE)
    first = left.order_by("pk").first()
    if first is not None:
        raise Refused(
            f"{plural(left.count(), 'candidature')} sans décision, dont celle {of_name(first.name)}."
        )
    committee.held_on, committee.members = held_on, members.strip()
    committee.save(update_fields=["held_on", "members"])
    return committee


@action("Décider d’une candidature")
def decide_candidacy(
    candidacy: Candidacy,
    *,
    decision: str,
    reason: str = "",
    reason_words: str = "",
    on: date,
    actor: Actor,
) -> Candidacy:
    """Accepted, put on the waiting list, or refused for a reason.

    Refused: not complete, a no without its reason, before the candidacy.
    """
    candidacy = lock(candidacy)
    if decision not in DECISIONS:
        raise Refused({"decision": "Choisissez une décision."})
    if candidacy.state == CandidacyState.RECEIVED and decision != CandidacyState.REFUSED:
        raise Refused("Il manque des pièces : notez-les, ou refusez pour ce motif.")
    if decision == CandidacyState.REFUSED and reason not in Candidacy.Reason.values:
        raise Refused({"reason": "Un refus a son motif : la personne a droit à une réponse."})
    if on < candidacy.received_on:
        raise Refused({"on": "Ce jour est avant la candidature."})
    CANDIDACY_MOVES.go(candidacy, decision)
    refused = decision == CandidacyState.REFUSED
    candidacy.decided_on, candidacy.told_siao_on = on, None
    candidacy.reason = reason if refused else ""
    candidacy.reason_words = reason_words.strip() if refused else ""
    candidacy.save(update_fields=["state", "decided_on", "told_siao_on", "reason", "reason_words"])
    return candidacy


@action("Proposer un logement à une candidature")
def offer_place(
    candidacy: Candidacy, *, place: Place, offered_on: date, answer_by: date, actor: Actor
) -> PlaceOffer:
    """A free home is offered; the person answers by a day.

    Refused: no file yet, a home of another house, not free or promised by a contract in
    preparation, too small, an answer before the offer.
    """
    candidacy = lock(candidacy)
    if candidacy.household_id is None:
        raise Refused("Ouvrez d’abord le dossier du ménage, ou rattachez-le à cette candidature.")
    if place.site_id != candidacy.site_id:
        raise Refused({"place": "Ce logement est dans une autre maison."})
    if place.pk not in {each.pk for each in free_places([place.site_id], offered_on)}:
        raise Refused({"place": f"{capitalised(place.label)} n’est pas libre à cette date."})
    if promised([place]):
        raise Refused(
            {
                "place": f"Un contrat est déjà en préparation pour {place.label} : activez-le, ou "
                "annulez-le d’abord."
            }
        )
    if place.capacity is not None and candidacy.people > place.capacity:
        raise Refused(
            {
                "place": f"{capitalised(place.label)} est pour "
                f"{plural(place.capacity, 'personne')}, et la candidature en compte "
                f"{candidacy.people}."
            }
        )
    if answer_by < offered_on:
        raise Refused({"answer_by": "La réponse serait attendue avant la proposition."})
    CANDIDACY_MOVES.go(candidacy, CandidacyState.OFFERED)
    candidacy.save(update_fields=["state"])
    return PlaceOffer.objects.create(
        organisation=actor.organisation,
        candidacy=candidacy,
        place=place,
        offered_on=offered_on,
        answer_by=answer_by,
    )


@action("Noter la réponse à une proposition")
def answer_offer(
    offer: PlaceOffer,
    *,
    answer: str,
    answered_on: date,
    why: str = "",
    regime: str = "logement_foyer",
    enters_on: date | None = None,
    actor: Actor,
) -> PlaceOffer:
    """Accepted, a contract is prepared for the day of entry; declined, the person waits again.

    Refused: answered already, a no without its reason, a yes without its day, before the offer, an
    entry before the works are over.
    """
    offer = lock(offer)
    if offer.answer:
        raise Refused("Cette proposition a déjà sa réponse.")
    if answer not in (PlaceOffer.Answer.ACCEPTED, PlaceOffer.Answer.DECLINED):
        raise Refused({"answer": "Acceptée ou déclinée : choisissez."})
    if answered_on < offer.offered_on:
        raise Refused({"answered_on": "Ce jour est avant la proposition."})
    candidacy = lock(offer.candidacy)
    offer.answer, offer.answered_on, offer.why = answer, answered_on, why.strip()
    if answer == PlaceOffer.Answer.DECLINED:
        if not why.strip():
            raise Refused({"why": "Dites pourquoi la proposition est déclinée."})
        CANDIDACY_MOVES.go(candidacy, CandidacyState.ACCEPTED)
        candidacy.save(update_fields=["state"])
    else:
        if enters_on is None or enters_on < answered_on:
            raise Refused({"enters_on": "Dites quel jour la personne entre dans les lieux."})
        _check_ready(offer.place, enters_on)
        assert candidacy.household is not None  # noqa: S101 -- no offer is made without a file
        offer.occupancy = draft_occupancy(
            offer.place,
            household=candidacy.household,
            regime=regime,
            starts_on=enters_on,
            actor=actor,
        )
        _hand_on_pieces(candidacy, offer.occupancy, actor)
    offer.save(update_fields=["answer", "answered_on", "why", "occupancy"])
    return offer


def _hand_on_pieces(candidacy: Candidacy, occupancy: Occupancy, actor: Actor) -> None:
    """What came with the candidacy is not asked again for the contract."""
    asked = {piece.code for piece in pieces_of(occupancy.regime)}
    found = candidacy.pieces.filter(piece__in=asked).order_by("received_on", "pk")
    if have := list(found):
        receive_pieces(
            occupancy,
            pieces=[each.piece for each in have],
            on=max(each.received_on for each in have),
            actor=actor,
        )


def _check_ready(place: Place, on: date) -> None:
    works = Vacancy.objects.filter(
        place=place, kind=Vacancy.Kind.WORKS, period__contains=on, until__gt=on
    ).first()
    if works is not None and works.until is not None:
        raise Refused(
            {
                "enters_on": f"{capitalised(place.label)} est en travaux jusqu’au "
                f"{day_in_words(works.until)} : l’entrée se fait ensuite, ou avancez leur fin."
            }
        )
