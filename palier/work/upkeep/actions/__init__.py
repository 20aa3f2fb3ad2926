"""Everything done to repair a home: asked, paid by whom it falls to, ordered, done, confirmed."""

from palier.work.upkeep.actions.maintenance import (
    add_part,
    charge_principal,
    charge_repair,
    drop_principal_charge,
    drop_repair_charge,
    end_maintenance,
    move_stock,
    note_maintenance_visit,
    sign_maintenance,
)
from palier.work.upkeep.actions.orders import (
    approve_quote,
    book_visit,
    cancel_order,
    finish_order,
    order_repair,
    refuse_quote,
    undo_finish,
)
from palier.work.upkeep.actions.refits import (
    agree_works,
    finish_refit,
    finish_works,
    lift_delivery_reserve,
    note_reserve,
    open_refit,
    plan_refit,
    remove_reserve,
    reopen_reserve,
)
from palier.work.upkeep.actions.requests import (
    close_repair,
    decide_payer,
    group_repairs,
    hand_on_repair,
    reopen_repair,
    report_repair,
)
