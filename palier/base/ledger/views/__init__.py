"""The pages of the books."""

from palier.base.ledger.views.books import (
    account,
    add_account,
    add_centre,
    add_entity,
    books,
    centres,
    close_month,
    correct_centre,
)
from palier.base.ledger.views.entries import entries, entry, post_entry, reverse_entry
from palier.base.ledger.views.lettering import (
    auxiliary,
    letter_by_rule,
    letter_lines,
    unletter,
)
from palier.base.ledger.views.years import close_year, fec, open_year, year, years
