"""Lists of repairs and upkeep."""

from palier.work.upkeep.lists.repairs import TONES, requests_of, state_of
from palier.work.upkeep.lists.upkeep import (
    STOCK,
    WORKS,
    maintenance_of,
    meters_of,
    part_state,
    refit_state,
    refits_of,
    reserve_state,
    reserves_of,
    visit_state,
)
