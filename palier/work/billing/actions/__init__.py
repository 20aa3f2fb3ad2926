"""Everything done to rents and payments."""

from palier.work.billing.actions.accounts import (
    NewTerm,
    account_under,
    bring_terms,
    open_household_account,
    open_household_accounts,
    remove_household_accounts,
    set_term,
    stop_term,
)
from palier.work.billing.actions.books import keep_in_books
from palier.work.billing.actions.cheques import return_cheque, undo_returned_cheque
from palier.work.billing.actions.deposits import match_deposit, undo_deposit
from palier.work.billing.actions.extras import (
    NewExtra,
    call_many_once,
    call_once,
    drop_extra,
    end_share,
    open_third_account,
    share_rent,
)
from palier.work.billing.actions.imputing import reallocate
from palier.work.billing.actions.meters import bill_reading
from palier.work.billing.actions.notices import (
    consent_to_email,
    issue_receipt,
    issue_receipts,
    reverse_notice,
    withdraw_consent,
)
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
    record_payment,
    record_payments,
    split_line,
)
from palier.work.billing.actions.preparing import (
    drop_rent_run,
    hold_draft,
    prepare_corrections,
    prepare_rent_run,
    release_draft,
)
from palier.work.billing.actions.reviews import enter_index, review_rents, undo_review
from palier.work.billing.actions.runs import invoice_stay, issue_rent_run
from palier.work.billing.actions.undoing import reverse_payment
