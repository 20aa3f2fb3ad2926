from dataclasses import dataclass
from datetime import date

from palier.base.tenancy.actors import Actor
from palier.work.sliding.models import SlidingLease


@dataclass(frozen=True)
class LeaseSlid:
    """The lease is the household's own. Above: its amounts go on; those who accompany follow."""

    slide: SlidingLease
    actor: Actor


@dataclass(frozen=True)
class SlideUndone:
    """It had not slid, or not on `slid_on`. Above: what it made to do is done with."""

    slide: SlidingLease
    slid_on: date
    actor: Actor
