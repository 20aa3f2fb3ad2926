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
from palier.work.owners.actions.mandates import (
    NewMove,
    bring_mandate_balance,
    keep_for_the_principal,
    lose_for_the_principal,
    note_mandate_expense,
    owe_to_fund,
    pay_principals,
    record_mandate_moves,
    retain_funds,
    undo_mandate_expense,
)
from palier.work.owners.actions.statements import render_statement, render_statements
