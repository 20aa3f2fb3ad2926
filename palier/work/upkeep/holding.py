"""What stands behind a request: held until the end, the mandate its home is under."""

from palier.base.kit.refusals import Refused
from palier.base.kit.rows import lock
from palier.work.owners.models import MandateAccount
from palier.work.titles.reads import title_of
from palier.work.upkeep.models import RepairRequest, RequestState, WorkOrder


def living(request: RepairRequest) -> RepairRequest:
    """The request, held. Refused: closed."""
    request = lock(request)
    if request.state == RequestState.CLOSED:
        raise Refused("Cette demande est close.")
    return request


def principal_of(order: WorkOrder) -> MandateAccount | None:
    """The account of the mandate that the home was under when the work was done."""
    day = order.done_on or order.ordered_on
    title = title_of(order.request.place, day)
    return MandateAccount.objects.filter(holding=title).first() if title else None
