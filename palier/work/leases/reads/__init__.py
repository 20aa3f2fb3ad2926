"""What pages and the rooms above ask of titles and contracts."""

from palier.work.leases.reads.holdings import (
    ceiling_of,
    households_of,
    repairs_of,
    titles_to_prepare,
    who_pays,
)
from palier.work.leases.reads.inventories import (
    Compared,
    compare,
    compare_counts,
    inventories_of,
    wear_of,
)
from palier.work.leases.reads.occupancies import (
    current_of,
    free_places,
    leaving_soon,
    occupants_on,
    standing_notice,
)

__all__ = [
    "Compared",
    "ceiling_of",
    "compare",
    "compare_counts",
    "current_of",
    "free_places",
    "households_of",
    "inventories_of",
    "leaving_soon",
    "occupants_on",
    "repairs_of",
    "standing_notice",
    "titles_to_prepare",
    "wear_of",
    "who_pays",
]
