"""Everything done to the bank's papers."""

from palier.base.bank.actions.batches import (
    PRINCIPALS_WAY,
    NewItem,
    cancel_batch,
    issue_batch,
    settle_batch,
    total_of,
    undo_batch_line,
)
from palier.base.bank.actions.lines import (
    check_line_day,
    counterpart_of,
    mark_lines,
    reopen_line,
    set_line_aside,
    take_line_back,
)
from palier.base.bank.actions.rejects import (
    Returned,
    keep_what_they_settled,
    reject_item,
    reject_items,
    settle_reject,
    settle_rejects,
    undo_reject,
)
from palier.base.bank.actions.statements import (
    Imported,
    add_bank_account,
    complete_bank_account,
    import_statement,
    post_bank_opening,
    reconcile_month,
)
