"""Lists of repairs and upkeep."""

from palier.work.upkeep.lists.repairs import REQUESTS, TONES, state_of
from palier.work.upkeep.lists.upkeep import (
    MAINTENANCE,
    METERS,
    REFITS,
    RESERVES,
    STOCK,
    WORKS,
    part_state,
    refit_state,
    visit_state,
)
