"""Everything done to rents and payments."""

from palier.work.billing.actions.accounts import (
    NewTerm,
    bring_terms,
    open_household_account,
    open_household_accounts,
    remove_household_accounts,
    set_term,
    stop_term,
)
from palier.work.billing.actions.notices import issue_receipt, reverse_notice
from palier.work.billing.actions.opening import (
    ToldBalance,
    correct_opening,
    open_position,
    post_opening,
    remove_opening,
    reverse_opening,
    tell_opening,
    tell_totals,
)
from palier.work.billing.actions.payments import (
    Confirmed,
    LinePart,
    assign_line,
    confirm_proposals,
    know_payer,
    match_deposit,
    record_payment,
    record_payments,
    reverse_payment,
    split_line,
    undo_deposit,
)
from palier.work.billing.actions.reviews import enter_index, review_rents
from palier.work.billing.actions.runs import (
    hold_draft,
    issue_rent_run,
    prepare_rent_run,
    release_draft,
)

__all__ = [
    "Confirmed",
    "LinePart",
    "NewTerm",
    "ToldBalance",
    "assign_line",
    "bring_terms",
    "confirm_proposals",
    "correct_opening",
    "enter_index",
    "hold_draft",
    "issue_receipt",
    "issue_rent_run",
    "know_payer",
    "match_deposit",
    "open_household_account",
    "open_household_accounts",
    "open_position",
    "post_opening",
    "prepare_rent_run",
    "record_payment",
    "record_payments",
    "release_draft",
    "remove_household_accounts",
    "remove_opening",
    "reverse_notice",
    "reverse_opening",
    "reverse_payment",
    "review_rents",
    "set_term",
    "split_line",
    "stop_term",
    "tell_opening",
    "tell_totals",
    "undo_deposit",
]
