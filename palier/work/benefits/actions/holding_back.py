"""An aid that the agency keeps while a home is indecent."""

from datetime import date

from palier.base.journal.action import action
from palier.base.kit.refusals import Refused
from palier.base.kit.rows import lock
from palier.base.tenancy.actors import Actor
from palier.law.dates import Month, add_months
from palier.work.benefits.models import (
    HeldBack,
)
from palier.work.leases.models import Occupancy

MOST_HELD_MONTHS = 18


@action("Noter une aide consignée")
def hold_benefit_back(
    occupancy: Occupancy, *, since_on: date, reference: str = "", actor: Actor
) -> HeldBack:
    """The agency keeps the aid while the home is indecent: nobody asks the household for it.

    CCH, art. L843-1. The aid stays expected from the agency. Refused: kept back already.
    """
    return HeldBack.objects.create(
        organisation=actor.organisation,
        occupancy=occupancy,
        since=Month.of(since_on).first,
        reference=reference.strip(),
    )


@action("Lever la consignation d’une aide")
def release_benefit(held: HeldBack, *, until_on: date, actor: Actor) -> HeldBack:
    """The aid is paid again, or lost. Refused: more than eighteen months, released already."""
    held = lock(held)
    until = Month.of(until_on).first
    if held.until:
        raise Refused("Cette consignation est déjà levée.")
    if until > add_months(held.since, MOST_HELD_MONTHS):
        raise Refused(
            {"until_on": "Une aide est consignée dix-huit mois au plus (CCH, art. L843-1)."}
        )
    held.until = until
    held.save(update_fields=["until"])
    return held
