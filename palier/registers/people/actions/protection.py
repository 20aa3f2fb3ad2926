"""Legal protection of persons: who signs, who pays, who is told."""

from datetime import date

from palier.base.journal.action import action
from palier.base.kit.periods import period
from palier.base.kit.refusals import Refused
from palier.base.kit.rows import lock
from palier.base.tenancy.actors import Actor
from palier.registers.people.models import Person, Protection


@action("Noter une mesure de protection")
def record_protection(
    person: Person,
    *,
    kind: str,
    guardian: str,
    contact: str = "",
    reference: str = "",
    signs: bool = False,
    pays: bool = False,
    gets_copies: bool = False,
    starts_on: date,
    ends_on: date | None = None,
    actor: Actor,
) -> Protection:
    """A judge or an agreement protects someone; `ends_on` is the first day it no longer does.

    Refused: nobody who exercises it, an end before the start, the same protection twice at once.
    """
    if not guardian.strip():
        raise Refused({"guardian": "Dites qui exerce cette protection."})
    if ends_on is not None and ends_on <= starts_on:
        raise Refused({"ends_on": "La fin est avant le début."})
    return Protection.objects.create(
        organisation=actor.organisation,
        person=person,
        kind=kind,
        guardian=guardian.strip(),
        contact=contact.strip(),
        reference=reference.strip(),
        signs=signs,
        pays=pays,
        gets_copies=gets_copies,
        period=period(starts_on, ends_on),
    )


@action("Terminer une mesure de protection")
def end_protection(protection: Protection, *, ends_on: date, actor: Actor) -> Protection:
    """The protection no longer holds from a day on. Refused: before it began."""
    protection = lock(protection)
    if ends_on <= protection.period.lower:
        raise Refused({"ends_on": "La fin est avant le début de la protection."})
    protection.period = period(protection.period.lower, ends_on)
    protection.save(update_fields=["period"])
    return protection
