"""What repairs do when a household leaves: the exit inventory opens the home’s works."""

from palier.base.journal.events import reacts_to
from palier.base.tenancy.actors import palier
from palier.work.inventories.events import InventorySigned
from palier.work.inventories.models import Inventory
from palier.work.inventories.reads import compare, inventories_of
from palier.work.leases.actions import note_vacancy
from palier.work.leases.events import OccupancyEnded
from palier.work.leases.models import Vacancy
from palier.work.upkeep.actions import open_refit, report_repair
from palier.work.upkeep.models import Refit, RepairRequest


@reacts_to(InventorySigned)
def put_the_home_in_order(event: InventorySigned) -> None:
    """What has gone down since the entry is asked for, each thing a request of one refit."""
    leaving = event.inventory
    if leaving.kind != Inventory.Kind.EXIT or leaving.signed_on is None:
        return
    occupancy = leaving.occupancy
    place = occupancy.main_place
    if Refit.objects.filter(place=place, ready_on=None).exists():
        return
    told = [
        each for each in compare(inventories_of(occupancy).get("entry"), leaving) if each.is_worse
    ]
    if not told:
        return
    system = palier(event.actor.organisation)
    refit = open_refit(
        place, opened_on=leaving.signed_on, inventory=leaving, words="", actor=system
    )
    for each in told:
        report_repair(
            place,
            item="between",
            title=f"{each.room}, {each.name}"[:120],
            text=each.words_after,
            urgency=RepairRequest.Urgency.PLANNED,
            origin=RepairRequest.Origin.INVENTORY,
            reported_on=leaving.signed_on,
            refit=refit,
            actor=system,
        )


@reacts_to(OccupancyEnded)
def empty_for_works(event: OccupancyEnded) -> None:
    """A home being put in order when its household leaves is empty for works."""
    row = event.occupancy
    refit = Refit.objects.filter(place=row.main_place, ready_on=None).first()
    if refit is None:
        return
    note_vacancy(
        row.main_place,
        kind=Vacancy.Kind.WORKS,
        starts_on=row.period.upper,
        until=refit.planned_on,
        actor=palier(event.actor.organisation),
    )
