"""Pages of rents: runs and notices, accounts and payments, bank lines, the opening position."""

from palier.work.billing.views.accounts import (
    account,
    accounts,
    know_payer,
    record_payment,
    reverse_payment,
    set_term,
    stop_term,
)
from palier.work.billing.views.bank_lines import (
    assign_line,
    match_deposit,
    proposals,
    split_line,
    undo_deposit,
)
from palier.work.billing.views.collecting import (
    approve_write_off,
    collect_rents,
    consent_to_email,
    count_till,
    doubt_debt,
    lift_doubt,
    payment_receipt,
    propose_write_off,
    reallocate,
    refuse_write_off,
    revoke_sepa_mandate,
    sign_sepa_mandate,
    third,
    thirds,
    till,
    withdraw_consent,
    write_offs,
)
from palier.work.billing.views.extras import (
    bill_reading,
    call_once,
    correction_letter,
    drop_extra,
    end_share,
    prepare_corrections,
    share_rent,
)
from palier.work.billing.views.opening import (
    correct_opening,
    open_position,
    opening,
    post_opening,
    reverse_opening,
    tell_totals,
)
from palier.work.billing.views.refunds import (
    refund_household,
    refund_in_cash,
    undo_cash_refund,
)
from palier.work.billing.views.reporting import (
    aged,
    figures,
)
from palier.work.billing.views.reviews import (
    enter_index,
    review_letter,
    reviewed,
    reviews,
)
from palier.work.billing.views.runs import (
    draft,
    hold_draft,
    issue_receipt,
    issue_receipts,
    issue_rent_run,
    notice,
    notice_pdf,
    notices,
    prepare_rent_run,
    print_receipts,
    print_run,
    receipt_pdf,
    release_draft,
    rent_run,
    rent_runs,
    reverse_notice,
)
