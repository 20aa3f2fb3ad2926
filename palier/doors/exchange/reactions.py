"""What follows from what this room announces itself: the job of a long import."""

from palier.base.journal.events import reacts_to
from palier.doors.exchange.events import ImportQueued
from palier.doors.exchange.jobs import bring_in


@reacts_to(ImportQueued)
def ask_the_worker(event: ImportQueued) -> None:
    """Queue the job in the same transaction: if it is rolled back, there is no job."""
    bring_in.defer(
        organisation_id=event.row.organisation_id,
        import_id=event.row.pk,
        user_id=event.actor.user_id or 0,
    )
