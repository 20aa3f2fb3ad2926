"""What a house does when someone moves in or leaves."""

from datetime import timedelta

from palier.base.journal.events import reacts_to
from palier.base.kit.refusals import Refused
from palier.base.kit.typography import day_in_words
from palier.base.tenancy.figures import number
from palier.base.tenancy.models import Site
from palier.work.leases.events import (
    ContractsRemoved,
    EntryUndone,
    OccupancyActivated,
    OccupancyEnded,
)
from palier.work.residences.models import (
    Absence,
    HostedGuest,
    Presence,
    RoomEntry,
    ServiceUse,
    Welcome,
    WorksStay,
)

LIVED_IN_TOGETHER = (
    Site.Kind.BOARDING_HOUSE,
    Site.Kind.SOCIAL_RESIDENCE,
    Site.Kind.SUPPORTED_RESIDENCE,
    Site.Kind.YOUNG_WORKERS,
    Site.Kind.STUDENTS,
)


@reacts_to(OccupancyActivated)
def welcome_the_newcomer(event: OccupancyActivated) -> None:
    """In a house lived in together, a representative of the residents welcomes whoever comes."""
    row = event.occupancy
    if row.site.kind not in LIVED_IN_TOGETHER:
        return
    days = int(number(row.organisation, "residences.welcome_days", row.starts_on))
    Welcome.objects.get_or_create(
        occupancy=row,
        defaults={
            "organisation_id": row.organisation_id,
            "due_on": row.starts_on + timedelta(days=days),
        },
    )


@reacts_to(OccupancyActivated)
def nobody_enters_a_home_that_is_lent(event: OccupancyActivated) -> None:
    """Someone lives there while their own home is in works: the entry waits for their return."""
    lent = WorksStay.objects.filter(
        place__in=event.occupancy.places.values("place"), returned_on=None
    ).first()
    if lent is not None:
        raise Refused(
            "Ce logement accueille un ménage relogé pendant des travaux, jusqu’au "
            f"{day_in_words(lent.back_by)} : notez d’abord son retour."
        )


@reacts_to(OccupancyEnded)
def nothing_lasts_after_leaving(event: OccupancyEnded) -> None:
    """Absences and guests end with the contract; a welcome not done is no longer to do."""
    row, end = event.occupancy, event.occupancy.period.upper
    last = row.last_on
    Absence.objects.filter(occupancy=row, returned_on=None, left_on__lte=last).update(
        returned_on=last
    )
    for guest in HostedGuest.objects.filter(occupancy=row, period__endswith__gt=end):
        if guest.period.lower >= end:
            guest.delete()
        else:
            guest.period = type(guest.period)(guest.period.lower, end, "[)")
            guest.save(update_fields=["period"])
    WorksStay.objects.filter(occupancy=row, returned_on=None, starts_on__lte=last).update(
        returned_on=last
    )
    Welcome.objects.filter(occupancy=row, done_on=None).delete()


@reacts_to(ContractsRemoved)
def nobody_is_to_welcome(event: ContractsRemoved) -> None:
    """Contracts brought over by mistake leave no welcome behind."""
    Welcome.objects.filter(occupancy__in=event.occupancies, done_on=None).delete()


@reacts_to(EntryUndone)
def nobody_came(event: EntryUndone) -> None:
    """Whoever did not enter is neither to welcome, nor away, nor someone’s host."""
    row = event.occupancy
    if (
        Absence.objects.filter(occupancy=row).exists()
        or HostedGuest.objects.filter(occupancy=row).exists()
        or Presence.objects.filter(occupancy=row).exists()
        or RoomEntry.objects.filter(occupancy=row).exists()
        or ServiceUse.objects.filter(occupancy=row).exists()
        or WorksStay.objects.filter(occupancy=row).exists()
    ):
        raise Refused(
            "Une nuit comptée, une absence, une prestation ou une personne hébergée est notée sous "
            "ce contrat : le ménage y a vécu. Notez un départ."
        )
    Welcome.objects.filter(occupancy=row, done_on=None).delete()
