"""The pages of the bank."""

from palier.base.bank.views.batches import (
    add_bank_account,
    bank_accounts,
    batch,
    batch_file,
    batches,
    cancel_batch,
    complete_bank_account,
    reject_items,
    settle_batch,
    settle_reject,
)
from palier.base.bank.views.lines import (
    import_statement,
    line,
    lines,
    post_bank_opening,
    reconcile_month,
    reconciliation,
    set_line_aside,
    statements,
    take_line_back,
    waiting,
)
