"""Everything done to titles and contracts."""

from palier.work.leases.actions.bringing import (
    BroughtContract,
    bring_contracts,
    remove_contracts,
)
from palier.work.leases.actions.contracts import (
    activate_occupancy,
    cancel_occupancy,
    draft_occupancy,
    end_occupancy,
)
from palier.work.leases.actions.holdings import (
    NewHolding,
    amend_holding,
    cancel_holding,
    draft_holding,
    end_holding,
    note_talks,
    record_holding,
    record_holdings,
    remove_holdings,
    renew_holding,
    set_convention,
    sign_holding,
)
from palier.work.leases.actions.mandates import (
    drop_repair_share,
    register_mandate,
    set_repair_share,
)
from palier.work.leases.actions.notices import give_notice_to_quit, withdraw_notice_to_quit

__all__ = [
    "BroughtContract",
    "NewHolding",
    "activate_occupancy",
    "amend_holding",
    "bring_contracts",
    "cancel_holding",
    "cancel_occupancy",
    "draft_holding",
    "draft_occupancy",
    "drop_repair_share",
    "end_holding",
    "end_occupancy",
    "give_notice_to_quit",
    "note_talks",
    "record_holding",
    "record_holdings",
    "register_mandate",
    "remove_contracts",
    "remove_holdings",
    "renew_holding",
    "set_convention",
    "set_repair_share",
    "sign_holding",
    "withdraw_notice_to_quit",
]
