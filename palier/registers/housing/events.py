"""What this room announces."""

from dataclasses import dataclass

from palier.base.tenancy.actors import Actor
from palier.registers.housing.models import MeterReading


@dataclass(frozen=True)
class ReadingRemoved:
    """A reading is about to be taken off. Above: refused while something was billed up to it, or
    from it."""

    reading: MeterReading
    actor: Actor
