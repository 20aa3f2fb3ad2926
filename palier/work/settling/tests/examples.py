"""Example entries, for this room and the house tests."""

from datetime import date
from typing import Any

from palier.base.tenancy.models import Organisation
from palier.base.tenancy.tests.examples import the_system
from palier.work.leases.models import Occupancy
from palier.work.leases.tests.examples import a_lived_in_contract
from palier.work.settling.actions import add_entry_step
from palier.work.settling.models import EntryStep

MAY_2 = date(2026, 5, 2)


def an_entry(organisation: Organisation, **given: Any) -> Occupancy:
    """A household that moved in on 2 May 2026, unless told otherwise."""
    return a_lived_in_contract(organisation, **{"starts_on": MAY_2, **given})


def a_step(occupancy: Occupancy, code: str = "equipment") -> EntryStep:
    """One of its usual steps."""
    return EntryStep.objects.get(occupancy=occupancy, code=code)


def an_own_step(occupancy: Occupancy) -> EntryStep:
    return add_entry_step(
        occupancy,
        what="Vélo à l’abri",
        by="host",
        due_on=occupancy.starts_on,
        actor=the_system(occupancy.organisation),
    )


def pages_of(occupancy: Occupancy) -> list[str]:
    """Every page of an entry."""
    own = an_own_step(occupancy)
    verbs = ("faite", "confier", "sans-objet", "reprendre", "retirer")
    return [
        *(f"/installations/{occupancy.pk}/{verb}" for verb in ("", "preparer/", "etape/")),
        *(f"/installations/etapes/{own.pk}/{verb}/" for verb in verbs),
    ]
