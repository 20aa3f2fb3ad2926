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
from palier.work.leases.actions.deposits import (
    add_deduction,
    ask_deposit,
    note_keys_back,
    receive_deposit,
    remove_deduction,
    settle_deposit,
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
    release_place,
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
from palier.work.leases.actions.sliding import (
    end_slide,
    follow_slide,
    hold_slide_review,
    note_landlord_answer,
    open_slide,
    slide_lease,
)

__all__ = [
    "BroughtContract",
    "NewHolding",
    "activate_occupancy",
    "add_deduction",
    "amend_holding",
    "ask_deposit",
    "bring_contracts",
    "cancel_holding",
    "cancel_occupancy",
    "draft_holding",
    "draft_occupancy",
    "drop_repair_share",
    "end_holding",
    "end_occupancy",
    "end_slide",
    "follow_slide",
    "give_notice_to_quit",
    "hold_slide_review",
    "note_keys_back",
    "note_landlord_answer",
    "note_talks",
    "open_slide",
    "receive_deposit",
    "record_holding",
    "record_holdings",
    "register_mandate",
    "release_place",
    "remove_contracts",
    "remove_deduction",
    "remove_holdings",
    "renew_holding",
    "set_convention",
    "set_repair_share",
    "settle_deposit",
    "sign_holding",
    "slide_lease",
    "withdraw_notice_to_quit",
]
