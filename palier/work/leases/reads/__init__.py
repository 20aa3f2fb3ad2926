"""What pages and the rooms above ask of titles and contracts."""

from palier.work.leases.reads.holdings import (
    ceiling_of,
    households_of,
    repairs_of,
    titles_to_prepare,
    who_pays,
)
from palier.work.leases.reads.occupancies import (
    current_of,
    free_places,
    leaving_soon,
    occupants_on,
    standing_notice,
)

__all__ = [
    "ceiling_of",
    "current_of",
    "free_places",
    "households_of",
    "leaving_soon",
    "occupants_on",
    "repairs_of",
    "standing_notice",
    "titles_to_prepare",
    "who_pays",
]
