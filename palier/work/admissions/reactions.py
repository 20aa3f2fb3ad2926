"""What a candidacy becomes when the keys are handed over."""

from palier.base.journal.events import reacts_to
from palier.work.admissions.models import CANDIDACY_MOVES, CandidacyState, PlaceOffer
from palier.work.leases.events import EntryUndone, OccupancyActivated, OccupancyCancelled


@reacts_to(OccupancyActivated)
def the_candidate_has_entered(event: OccupancyActivated) -> None:
    """The candidacy whose offer made this contract is over: its delay stops that day."""
    offer = (
        PlaceOffer.objects.filter(occupancy=event.occupancy).select_related("candidacy").first()
    )
    if offer is None or not CANDIDACY_MOVES.allows(offer.candidacy, CandidacyState.ENTERED):
        return
    candidacy = offer.candidacy
    candidacy.state, candidacy.entered_on = CandidacyState.ENTERED, event.occupancy.starts_on
    candidacy.save(update_fields=["state", "entered_on"])


@reacts_to(EntryUndone)
def the_candidate_still_waits(event: EntryUndone) -> None:
    """The keys were not handed over after all: the offer said yes to stands, the delay runs on."""
    offer = (
        PlaceOffer.objects.filter(occupancy=event.occupancy).select_related("candidacy").first()
    )
    if offer is None or not CANDIDACY_MOVES.allows(offer.candidacy, CandidacyState.OFFERED):
        return
    candidacy = offer.candidacy
    candidacy.state, candidacy.entered_on = CandidacyState.OFFERED, None
    candidacy.save(update_fields=["state", "entered_on"])


@reacts_to(OccupancyCancelled)
def the_candidate_is_offered_another(event: OccupancyCancelled) -> None:
    """The contract prepared for a yes is given up: the candidacy is accepted, and waits again."""
    offer = (
        PlaceOffer.objects.filter(occupancy=event.occupancy).select_related("candidacy").first()
    )
    if offer is None or offer.candidacy.state != CandidacyState.OFFERED:
        return
    candidacy = offer.candidacy
    CANDIDACY_MOVES.go(candidacy, CandidacyState.ACCEPTED)
    candidacy.save(update_fields=["state"])
