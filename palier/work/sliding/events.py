from dataclasses import dataclass

from palier.base.tenancy.actors import Actor
from palier.work.sliding.models import SlidingLease


@dataclass(frozen=True)
class LeaseSlid:
    """The lease is the household's own. Above: its amounts go on; those who accompany follow."""

    slide: SlidingLease
    actor: Actor
