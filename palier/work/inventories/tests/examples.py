"""Example inventories, for this room and those above."""

from datetime import date
from typing import Any

from palier.base.tenancy.tests.examples import the_system
from palier.work.inventories.actions import fill_inventory, sign_inventory, start_inventory
from palier.work.inventories.models import Inventory
from palier.work.leases.models import Occupancy
from palier.work.leases.tests.examples import JANUARY


def content_of(state: str = "good", *, keys: str = "2") -> dict[str, Any]:
    return {
        "rooms": [
            {
                "name": "Séjour",
                "elements": [
                    {"name": "sol", "state": state, "words": ""},
                    {"name": "murs", "state": "good", "words": ""},
                ],
            }
        ],
        "meters": [{"name": "Eau froide", "number": "A12", "value": "104"}],
        "keys": [{"name": "Porte du logement", "count": keys}],
    }


def an_inventory(
    occupancy: Occupancy, *, kind: str = "entry", on: date = JANUARY, state: str = "good"
) -> Inventory:
    """Filled in, not signed yet."""
    system = the_system(occupancy.organisation)
    sheet = start_inventory(occupancy, kind=kind, on=on, actor=system)
    return fill_inventory(sheet, on=on, content=content_of(state), actor=system)


def a_signed_inventory(
    occupancy: Occupancy, *, kind: str = "entry", on: date = JANUARY, state: str = "good"
) -> Inventory:
    sheet = an_inventory(occupancy, kind=kind, on=on, state=state)
    return sign_inventory(
        sheet,
        on=on,
        signed_as="Awa Diallo",
        signed_for_us="N. Rossi",
        actor=the_system(occupancy.organisation),
    )
