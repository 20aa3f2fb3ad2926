"""Everything done to invoices received and to those who send them."""

from palier.work.suppliers.actions.accounts import (
    confirm_supplier_bank,
    open_supplier_account,
    set_supplier_bank,
)
from palier.work.suppliers.actions.contracts import (
    attach_bills,
    correct_home_contract,
    detach_bill,
    end_home_contract,
    remove_home_contract,
    sign_home_contract,
)
from palier.work.suppliers.actions.deciding import (
    approve_invoice,
    cancel_invoice,
    refuse_invoice,
)
from palier.work.suppliers.actions.invoices import (
    complete_invoice,
    enter_invoice,
    receive_invoice,
    share_invoice,
)
from palier.work.suppliers.actions.paying import pay_invoices, settle_invoices, undo_settlement
