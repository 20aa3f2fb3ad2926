"""A request held until the end, that is not over."""

from palier.base.kit.refusals import Refused
from palier.base.kit.rows import lock
from palier.work.upkeep.models import RepairRequest, RequestState


def living(request: RepairRequest) -> RepairRequest:
    """The request, held. Refused: closed."""
    request = lock(request)
    if request.state == RequestState.CLOSED:
        raise Refused("Cette demande est close.")
    return request
