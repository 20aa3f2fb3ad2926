"""Everything done to titles."""

from palier.work.titles.actions.ending import end_holding, release_place, undo_end
from palier.work.titles.actions.holdings import (
    NewHolding,
    amend_holding,
    cancel_holding,
    draft_holding,
    note_talks,
    record_holding,
    record_holdings,
    remove_holdings,
    renew_holding,
    set_convention,
    sign_holding,
    undo_amendment,
)
from palier.work.titles.actions.mandates import (
    drop_repair_share,
    register_mandate,
    set_repair_share,
)
