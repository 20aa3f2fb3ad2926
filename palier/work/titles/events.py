from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from palier.base.tenancy.actors import Actor
from palier.registers.housing.models import Place
from palier.work.titles.models import Holding


@dataclass(frozen=True)
class HoldingSigned:
    """The association has homes to let. Above: contracts that waited for a title rest on it."""

    holding: Holding
    actor: Actor


@dataclass(frozen=True)
class HomesGivenBack:
    """These homes leave a title from a day on. Above: refused while someone lives there beyond."""

    holding: Holding
    places: Sequence[Place]
    ends_on: date
    actor: Actor
