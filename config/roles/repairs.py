"""What breaks and what is mended: who says, orders, repairs, charges."""

# What is broken: whoever hears of it notes it; some order; those who repair say it is done.
BROKEN = {
    "upkeep.report_repair",
    "upkeep.close_repair",
    "upkeep.reopen_repair",
    "documents.keep_file",
}
ORDERING = {
    "upkeep.decide_payer",
    "upkeep.hand_on_repair",
    "upkeep.group_repairs",
    "upkeep.order_repair",
    "upkeep.cancel_order",
    "upkeep.open_refit",
    "upkeep.plan_refit",
    "upkeep.finish_refit",
    "upkeep.sign_maintenance",
    "upkeep.end_maintenance",
    "upkeep.note_reserve",
    "upkeep.remove_reserve",
    "upkeep.lift_delivery_reserve",
    "upkeep.reopen_reserve",
    "leases.note_vacancy",
}
REPAIRING = {
    "upkeep.book_visit",
    "upkeep.finish_order",
    "upkeep.undo_finish",
    "upkeep.note_maintenance_visit",
    "upkeep.add_part",
    "upkeep.move_stock",
}
# What repairs cost to others than us.
RECHARGING = {
    "upkeep.drop_repair_charge",
    "upkeep.charge_repair",
    "upkeep.charge_principal",
    "upkeep.drop_principal_charge",
    "upkeep.agree_works",
    "upkeep.finish_works",
}
SEES_REPAIRS = {"upkeep.requests"}
