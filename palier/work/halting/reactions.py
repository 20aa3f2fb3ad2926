"""What a halting site does when an entry was noted by mistake."""

from palier.base.journal.events import reacts_to
from palier.base.kit.refusals import Refused
from palier.work.halting.models import PitchStay
from palier.work.leases.events import EntryUndone


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
