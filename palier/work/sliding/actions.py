"""Sliding leases: opened with the three parties, reviewed, slid the same day, followed after."""

from datetime import date

from palier.base.journal.action import action
from palier.base.journal.events import announce
from palier.base.kit.refusals import Refused
from palier.base.kit.rows import lock
from palier.base.kit.typography import day_in_words
from palier.base.tenancy.actors import Actor
from palier.law import sliding as law
from palier.law.dates import add_months
from palier.work.leases.actions import activate_occupancy, draft_occupancy, end_occupancy
from palier.work.leases.actions.ending import run_again
from palier.work.leases.depositing import carry_deposit
from palier.work.leases.models import Occupancy, OccupancyState, SecurityDeposit
from palier.work.sliding.events import LeaseSlid, SlideUndone
from palier.work.sliding.facts import facts_of
from palier.work.sliding.models import (
    OPEN_SLIDES,
    SLIDE_MOVES,
    LandlordAnswer,
    SlideFollowUp,
    SlideState,
    SlidingLease,
    SlidingReview,
)
from palier.work.titles.actions import end_holding, release_place
from palier.work.titles.actions.ending import run_again as title_runs_again
from palier.work.titles.actions.ending import take_place_back
from palier.work.titles.models import Holding, HoldingState


@action("Ouvrir un bail glissant")
def open_slide(
    occupancy: Occupancy,
    *,
    sublease_signed_on: date,
    tripartite_on: date | None = None,
    conditions: str = "",
    review_months: int | None = None,
    actor: Actor,
) -> SlidingLease:
    """A sublease is to become the household's own lease, on conditions that are written.

    With a social landlord the three sign an agreement and meet every six months from the signature
    of the sublease (CCH art. L442-8-3, décret n° 2010-1564); with a private one, as the contract
    says. Refused: another regime, no agreement of the three where the law asks for it.
    """
    occupancy = lock(occupancy)
    if not law.may_slide(occupancy.regime):
        raise Refused(
            f"Sous ce régime ({occupancy.law.label}), il n’y a pas de bail glissant : seule une "
            f"sous-location glisse ({law.source()})."
        )
    if occupancy.state != OccupancyState.ACTIVE:
        raise Refused("Ce contrat n’est pas en cours : rien ne peut glisser.")
    if law.review_is_by_law(occupancy.regime):
        if tripartite_on is None:
            raise Refused(
                {"tripartite_on": f"La convention tripartite est annexée ({law.source()})."}
            )
        review_months = law.legal_months()
    first = add_months(sublease_signed_on, review_months) if review_months else None
    return SlidingLease.objects.create(
        organisation=actor.organisation,
        occupancy=occupancy,
        sublease_signed_on=sublease_signed_on,
        tripartite_on=tripartite_on,
        conditions=conditions.strip(),
        review_months=review_months,
        next_review_on=first,
    )


@action("Tenir un bilan de bail glissant")
def hold_slide_review(
    slide: SlidingLease,
    *,
    on: date,
    present: str,
    household_words: str = "",
    association_words: str = "",
    landlord_words: str = "",
    decision: str,
    reasons: str = "",
    actor: Actor,
) -> SlidingReview:
    """The three look at the facts together; what each says is kept, and the decision with reasons.

    The facts of the day are kept as they were shown. Refused: a lease that has slid, a day before
    the signature, an unfavourable decision without its reasons.
    """
    slide = lock(slide)
    _check_open(slide)
    if on < slide.sublease_signed_on:
        raise Refused({"on": "Ce bilan serait avant la signature de la sous-location."})
    if decision == SlidingReview.Decision.UNFAVOURABLE and not reasons.strip():
        raise Refused({"reasons": "Un refus se motive : écrivez pourquoi."})
    review = SlidingReview.objects.create(
        organisation=actor.organisation,
        slide=slide,
        on=on,
        due_on=slide.next_review_on,
        present=present.strip(),
        facts=[[fact.label, fact.state, fact.words] for fact in facts_of(slide.occupancy, on)],
        household_words=household_words.strip(),
        association_words=association_words.strip(),
        landlord_words=landlord_words.strip(),
        decision=decision,
        reasons=reasons.strip(),
    )
    if slide.next_review_on:
        slide.next_review_on = _next_review(slide, slide.next_review_on, on)
        slide.save(update_fields=["next_review_on"])
    return review


def _next_review(slide: SlidingLease, due_on: date, on: date) -> date:
    """When the next review is due once one was held on a day, the one awaited being due on another;
    the same when the period of that day was reviewed already: it came early."""
    if not slide.review_months:
        return due_on
    signed, months = slide.sublease_signed_on, slide.review_months
    if law.examination(signed, months, on, by_law=False).ends_on < due_on:
        return due_on
    by_law = law.review_is_by_law(slide.occupancy.regime)
    return law.examination(signed, months, max(on, due_on), by_law=by_law).ends_on


@action("Noter la réponse du bailleur au préfet")
def note_landlord_answer(
    slide: SlidingLease, *, on: date, offers_lease: bool, reasons: str = "", actor: Actor
) -> LandlordAnswer:
    """The social landlord tells the prefect whether it offers a lease, and if not why.

    Due two months before the end of the period of review (CCH art. L442-8-3). Refused: a private
    landlord, who owes the prefect no answer; a refusal without reasons.
    """
    slide = lock(slide)
    _check_open(slide)
    if not law.review_is_by_law(slide.occupancy.regime):
        raise Refused(
            "Dans le parc privé, le bailleur n’a pas de réponse à donner au préfet : seul le "
            f"contrat décide ({law.source()} : logements HLM)."
        )
    if not offers_lease and not reasons.strip():
        raise Refused({"reasons": "Un bailleur qui ne propose pas de bail dit ses motifs."})
    if offers_lease and slide.state == SlideState.RUNNING:
        SLIDE_MOVES.go(slide, SlideState.OFFERED)
        slide.save(update_fields=["state"])
    elif not offers_lease and slide.state == SlideState.OFFERED:
        SLIDE_MOVES.go(slide, SlideState.RUNNING)
        slide.save(update_fields=["state"])
    found = law.examination(slide.sublease_signed_on, law.legal_months(), on, by_law=True)
    return LandlordAnswer.objects.create(
        organisation=actor.organisation,
        slide=slide,
        on=on,
        due_on=found.landlord_by,
        offers_lease=offers_lease,
        reasons=reasons.strip(),
    )


@action("Faire glisser le bail")
def slide_lease(
    slide: SlidingLease,
    *,
    on: date,
    regime: str,
    lessor: str,
    deposit_goes_to: str = SecurityDeposit.GoesTo.HOUSEHOLD,
    mandate: Holding | None = None,
    followed_until: date | None = None,
    actor: Actor,
) -> SlidingLease:
    """The same day the head lease ends and the household's own lease starts.

    With `mandate` the association goes on managing the home: the new lease is drafted and
    activated with it. The household's account is the same, so its balance stays; the deposit goes
    to the next contract, to the lessor, or back to the household. Refused: a regime that is not
    the household's own, a mandate of another home.
    """
    slide = lock(slide)
    _check_open(slide)
    if regime not in law.slides_to():
        raise Refused({"regime": "Le ménage devient locataire : bail de 1989 ou logement social."})
    occupancy = slide.occupancy
    if mandate is not None:
        _check_mandate(mandate, occupancy, on)
    if deposit_goes_to == SecurityDeposit.GoesTo.NEXT and mandate is None:
        raise Refused({"deposit_goes_to": "Le bail n’est plus avec nous : rendez le dépôt."})
    end_occupancy(
        occupancy,
        ends_on=on,
        end_reason=Occupancy.EndReason.SLID,
        is_released=True,
        actor=actor,
    )
    _give_the_home_back(occupancy, on, actor)
    own = _own_lease(occupancy, mandate, regime, on, actor) if mandate else None
    SLIDE_MOVES.go(slide, SlideState.SLID)
    slide.ended_on, slide.own_lease, slide.next_review_on = on, own, None
    slide.lessor, slide.followed_until = lessor.strip(), followed_until
    slide.save()
    announce(LeaseSlid(slide, actor))
    carry_deposit(occupancy, goes_to=deposit_goes_to, to=own, on=on, actor=actor)
    return slide


def _give_the_home_back(occupancy: Occupancy, on: date, actor: Actor) -> None:
    """The head lease ends, or goes on without this home."""
    holding = occupancy.holding
    if holding is None or holding.state != HoldingState.SIGNED:
        return
    if holding.places.filter(ends_on=None).count() > 1:
        release_place(holding, place=occupancy.main_place, ends_on=on, actor=actor)
    else:
        end_holding(holding, ends_on=on, end_reason=Holding.EndReason.SLID, actor=actor)


def _own_lease(
    occupancy: Occupancy, mandate: Holding, regime: str, on: date, actor: Actor
) -> Occupancy:
    draft = draft_occupancy(
        occupancy.main_place,
        household=occupancy.household,
        regime=regime,
        starts_on=on,
        is_furnished=occupancy.is_furnished,
        holding=mandate,
        actor=actor,
    )
    return activate_occupancy(
        draft,
        starts_on=on,
        reserve="Pièces du nouveau bail à réunir",
        reserve_due_on=add_months(on, 1),
        actor=actor,
    )


def _check_mandate(mandate: Holding, occupancy: Occupancy, on: date) -> None:
    if mandate.kind != Holding.Kind.MANDATE or mandate.state != HoldingState.SIGNED:
        raise Refused({"mandate": "Choisissez un mandat de gestion en vigueur."})
    if not mandate.places.filter(place=occupancy.main_place_id).exists():
        raise Refused({"mandate": "Ce mandat ne porte pas sur ce logement."})
    if on < mandate.starts_on:
        raise Refused(
            {"mandate": f"Ce mandat commence le {day_in_words(mandate.starts_on)} seulement."}
        )


@action("Annuler un glissement noté par erreur")
def undo_slide(slide: SlidingLease, *, actor: Actor) -> SlidingLease:
    """It has not slid, or not that day: the sublease and the title of the home run on, and it may
    slide again; what was noted of the payments after stays.

    Refused: not slid, the household's own lease with us not cancelled first, a deposit given back
    or carried, a home that another title or someone else holds since.
    """
    slide = lock(slide)
    if slide.state != SlideState.SLID or slide.ended_on is None:
        raise Refused("Ce bail n’a pas glissé.")
    slid_on, own, occupancy = slide.ended_on, slide.own_lease, lock(slide.occupancy)
    if own and own.state != OccupancyState.CANCELLED:
        raise Refused(
            f"Le bail {own.number} est au nom du ménage : annulez d’abord le report du dépôt, puis "
            "son entrée, puis ce contrat."
        )
    _take_the_home_back(occupancy, slid_on)
    answer = slide.answers.order_by("-on", "-pk").first()
    offered = answer is not None and answer.offers_lease
    SLIDE_MOVES.go(slide, SlideState.OFFERED if offered else SlideState.RUNNING)
    slide.ended_on, slide.own_lease, slide.lessor, slide.followed_until = None, None, "", None
    slide.next_review_on = _awaited(slide)
    slide.save()
    run_again(occupancy, actor)
    announce(SlideUndone(slide, slid_on, actor))
    return slide


def _awaited(slide: SlidingLease) -> date | None:
    """When the next review is due, after those that were held."""
    if not slide.review_months:
        return None
    due_on = add_months(slide.sublease_signed_on, slide.review_months)
    for on in slide.reviews.order_by("on", "pk").values_list("on", flat=True):
        due_on = _next_review(slide, due_on, on)
    return due_on


def _take_the_home_back(occupancy: Occupancy, slid_on: date) -> None:
    """The home is in its title again: given back alone, or with the title that ended that day."""
    holding = occupancy.holding
    if holding is None:
        return
    holding = lock(holding)
    if holding.places.filter(place=occupancy.main_place_id, ends_on=slid_on).exists():
        take_place_back(holding, occupancy.main_place, slid_on)
    elif holding.end_reason == Holding.EndReason.SLID and holding.ends_on == slid_on:
        title_runs_again(holding, slid_on)


@action("Terminer un bail glissant autrement")
def end_slide(slide: SlidingLease, *, on: date, outcome: str, actor: Actor) -> SlidingLease:
    """The lease will not slide; the sublease itself goes on until it is ended."""
    slide = lock(slide)
    SLIDE_MOVES.go(slide, SlideState.ENDED)
    slide.ended_on, slide.outcome, slide.next_review_on = on, outcome, None
    slide.save(update_fields=["state", "ended_on", "outcome", "next_review_on"])
    return slide


@action("Noter le paiement après le glissement")
def follow_slide(
    slide: SlidingLease, *, on: date, is_paid: bool, words: str = "", actor: Actor
) -> SlideFollowUp:
    """How the rent is paid once the lease is the household's own. Refused: it has not slid."""
    slide = lock(slide)
    if slide.state != SlideState.SLID or slide.ended_on is None:
        raise Refused("Ce bail n’a pas glissé : le suivi vient après.")
    if on < slide.ended_on:
        raise Refused({"on": "Ce jour est avant le glissement."})
    return SlideFollowUp.objects.create(
        organisation=actor.organisation, slide=slide, on=on, is_paid=is_paid, words=words.strip()
    )


def _check_open(slide: SlidingLease) -> None:
    if slide.state not in OPEN_SLIDES:
        raise Refused("Ce bail glissant est terminé.")
