"""What becomes of a slide when its sublease ends, or was never lived in."""

from palier.base.journal.events import reacts_to
from palier.base.kit.refusals import Refused
from palier.work.leases.events import DepartureUndone, EntryUndone, OccupancyEnded
from palier.work.leases.models import Occupancy
from palier.work.sliding.models import OPEN_SLIDES, SlidingLease

OUTCOMES: dict[str, str] = {
    Occupancy.EndReason.EVICTION: SlidingLease.Outcome.EVICTED,
    Occupancy.EndReason.SOCIAL_HOUSING: SlidingLease.Outcome.REHOUSED,
    Occupancy.EndReason.OWN_HOME: SlidingLease.Outcome.REHOUSED,
}


@reacts_to(OccupancyEnded)
def close_its_slide(event: OccupancyEnded) -> None:
    """The sublease is over without sliding: so is its way to a lease of one's own."""
    occupancy = event.occupancy
    if occupancy.end_reason == Occupancy.EndReason.SLID:
        return
    SlidingLease.objects.filter(occupancy=occupancy, state__in=OPEN_SLIDES).update(
        state="ended",
        ended_on=occupancy.period.upper,
        outcome=OUTCOMES.get(occupancy.end_reason, SlidingLease.Outcome.LEFT),
        next_review_on=None,
    )


@reacts_to(DepartureUndone)
def refuse_what_closed_a_slide(event: DepartureUndone) -> None:
    """Its way to a lease of one's own was closed with the departure: it does not go on by itself."""
    closed = SlidingLease.objects.filter(occupancy=event.occupancy, ended_on=event.ended_on)
    if closed.exists():
        raise Refused("Ce bail glissant est clos avec le départ : rédigez un nouveau contrat.")


@reacts_to(EntryUndone)
def refuse_while_it_slides(event: EntryUndone) -> None:
    """A sublease that slides is lived in."""
    if SlidingLease.objects.filter(occupancy=event.occupancy, state__in=OPEN_SLIDES).exists():
        raise Refused("Ce contrat est en bail glissant : on y vit. Notez un départ.")
