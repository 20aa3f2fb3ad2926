"""What an entry sets going, and what its undoing takes away."""

from palier.base.journal.events import reacts_to
from palier.work.leases.events import ContractsRemoved, EntryUndone, OccupancyActivated
from palier.work.settling.actions import count_again, prepare_steps, was_there_already
from palier.work.settling.models import EntryStep


@reacts_to(OccupancyActivated)
def prepare_the_entry(event: OccupancyActivated) -> None:
    """The keys are handed over: what is to be done is written, with its days; a household that was
    there the day before, under another contract of the same site, moves into nothing."""
    if was_there_already(event.occupancy):
        return
    count_again(event.occupancy)
    prepare_steps(event.occupancy)


@reacts_to(EntryUndone)
def nobody_moves_in(event: EntryUndone) -> None:
    """Nobody has entered: what was prepared goes, what was done goes with it."""
    EntryStep.objects.filter(occupancy=event.occupancy).delete()


@reacts_to(ContractsRemoved)
def forget_what_was_prepared(event: ContractsRemoved) -> None:
    """Contracts brought over by mistake leave nothing behind."""
    EntryStep.objects.filter(occupancy__in=event.occupancies).delete()
