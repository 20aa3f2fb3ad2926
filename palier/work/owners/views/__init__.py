"""The pages of owners."""

from palier.work.owners.views.dues import (
    call_dues,
    dues,
    margins,
    pay,
    set_bank,
    set_term,
    stop_term,
    undo_due,
)
from palier.work.owners.views.mandates import (
    bring_balance,
    mandate,
    mandates,
    note_expense,
    pay_principals,
    render_statement,
    retain_funds,
    statement_pdf,
    undo_expense,
)
