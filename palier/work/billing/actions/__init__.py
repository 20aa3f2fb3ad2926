"""Everything done to rents and payments."""

from palier.work.billing.actions.accounts import open_household_account, set_term, stop_term
from palier.work.billing.actions.notices import issue_receipt, reverse_notice
from palier.work.billing.actions.payments import (
    assign_line,
    know_payer,
    record_payment,
    record_payments,
    reverse_payment,
)
from palier.work.billing.actions.runs import (
    hold_draft,
    issue_rent_run,
    prepare_rent_run,
    release_draft,
)

__all__ = [
    "assign_line",
    "hold_draft",
    "issue_receipt",
    "issue_rent_run",
    "know_payer",
    "open_household_account",
    "prepare_rent_run",
    "record_payment",
    "record_payments",
    "release_draft",
    "reverse_notice",
    "reverse_payment",
    "set_term",
    "stop_term",
]
