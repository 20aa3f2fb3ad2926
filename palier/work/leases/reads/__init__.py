"""What pages and the rooms above ask of contracts."""

from palier.work.leases.reads.deposits import receipts_held
from palier.work.leases.reads.guarantees import insurance_of, room_of
from palier.work.leases.reads.occupancies import (
    current_of,
    free_places,
    leaving_soon,
    next_contracts,
    occupants_on,
    promised,
    standing_notice,
    where_to_write,
)
from palier.work.leases.reads.papers import gathered_pieces, missing_pieces, stays_at_their_term
from palier.work.leases.reads.titles import (
    ceiling_of,
    households_of,
    regimes_under,
    sublet_ceiling_of,
    usual_regime,
)
from palier.work.leases.reads.vacancies import vacant_places
