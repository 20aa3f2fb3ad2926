"""Everything done with owners' money."""

from palier.work.owners.actions.charging import (
    charge_invoice,
    deduct_from_rent,
    deduct_invoice,
    give_credit_back,
    left_to_give,
)
from palier.work.owners.actions.dues import (
    call_owner_dues,
    open_owner_account,
    pay_owner_dues,
    set_owner_bank,
    set_owner_term,
    stop_owner_term,
    undo_owner_due,
)
from palier.work.owners.actions.fund import (
    NewMove,
    give_up_what_was_kept,
    keep_for_the_principal,
    lose_for_the_principal,
    owe_to_fund,
    record_mandate_moves,
)
from palier.work.owners.actions.mandates import (
    bring_mandate_balance,
    note_mandate_expense,
    pay_principals,
    retain_funds,
    undo_mandate_expense,
)
from palier.work.owners.actions.statements import render_statement, render_statements
