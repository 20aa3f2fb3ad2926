"""Everything done to the books. Nothing here changes or deletes what is posted."""

from palier.base.ledger.actions.accounts import (
    add_account,
    add_centre,
    add_entity,
    centre_of_site,
    chart,
    correct_centre,
    needed_account,
    open_auxiliaries,
    open_auxiliary,
    open_books,
)
from palier.base.ledger.actions.closing import (
    FUNDS,
    close_month,
    close_year,
    open_year,
    settle_opening,
)
from palier.base.ledger.actions.lettering import letter_by_rule, letter_lines, unletter
from palier.base.ledger.actions.posting import (
    POSTED,
    Selection,
    Side,
    Transfer,
    check_not_before,
    hold_books,
    needed_year,
    post_entry,
    post_selected,
    post_transfers,
    posted_ids,
    reverse_entry,
    reverse_entry_by_hand,
    take_numbers,
)
