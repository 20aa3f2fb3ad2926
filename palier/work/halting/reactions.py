"""What a halting site does when an entry was noted by mistake."""

from django.db.models import Q

from palier.base.journal.events import reacts_to
from palier.base.kit.refusals import Refused
from palier.registers.housing.events import ReadingRemoved
from palier.work.halting.models import FluidBill, PitchStay
from palier.work.leases.events import EntryUndone


@reacts_to(ReadingRemoved)
def it_was_billed(event: ReadingRemoved) -> None:
    """What flowed up to a reading, or from it, is on someone's bill."""
    billed = FluidBill.objects.filter(Q(reading=event.reading) | Q(since=event.reading))
    if billed.exists():
        raise Refused("Ce relevé est facturé à un séjour : il ne se retire plus.")


@reacts_to(EntryUndone)
def nobody_stopped_here(event: EntryUndone) -> None:
    """The stay goes with its entry, as long as nothing was billed nor paid in advance; money that was
    taken and given back keeps its trace on a stay that is over."""
    stay = PitchStay.objects.filter(occupancy=event.occupancy).first()
    if stay is None:
        return
    taken_back = stay.prepayments.exclude(payment__reversals=None)
    if stay.prepayments.exclude(pk__in=taken_back).exists() or stay.fluids.exists():
        raise Refused(
            "Des fluides ont été payés ou facturés pour ce séjour : le ménage s’est bien arrêté "
            "ici. Notez son départ."
        )
    if not taken_back.exists():
        stay.delete()
        return
    stay.settled_on = event.occupancy.starts_on
    stay.save(update_fields=["settled_on"])
