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
    record_holding,
    record_holdings,
    remove_holdings,
)
from palier.work.leases.actions.notices import give_notice_to_quit, withdraw_notice_to_quit

__all__ = [
    "BroughtContract",
    "NewHolding",
    "activate_occupancy",
    "bring_contracts",
    "cancel_occupancy",
    "draft_occupancy",
    "end_occupancy",
    "give_notice_to_quit",
    "record_holding",
    "record_holdings",
    "remove_contracts",
    "remove_holdings",
    "withdraw_notice_to_quit",
]
