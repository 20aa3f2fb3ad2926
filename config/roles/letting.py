"""Homes and their contracts: what letting does and sees."""

from config.roles.office import BODIES

READINGS = {
    "housing.place_meter",
    "housing.remove_meter",
    "housing.read_meter",
    "housing.remove_reading",
    "housing.note_keys",
    "housing.remove_keys",
}
HOMES = READINGS | {
    "housing.add_site",
    "housing.add_building",
    "housing.add_place",
    "housing.correct_place",
    "housing.rate_energy",
    "housing.note_diagnostic",
    "housing.lift_order",
    "housing.note_district",
    "housing.end_district",
    "housing.plan_delivery",
    "housing.move_delivery",
    "housing.receive_delivery",
}
SOURCING = BODIES | {
    "sourcing.open_campaign",
    "sourcing.note_lead",
    "sourcing.correct_lead",
    "sourcing.note_lead_contact",
    "sourcing.visit_dwelling",
    "sourcing.make_offer",
    "sourcing.accept_offer",
    "sourcing.sign_lead",
    "sourcing.lose_lead",
    "sourcing.reopen_lead",
    "people.add_bodies",
}
LETTING = {
    "leases.draft_occupancy",
    "leases.activate_occupancy",
    "leases.end_occupancy",
    "leases.give_notice_to_quit",
    "leases.withdraw_notice_to_quit",
    "leases.cancel_occupancy",
    "leases.undo_entry",
    "leases.undo_departure",
    "titles.record_holding",
    "titles.draft_holding",
    "titles.sign_holding",
    "titles.cancel_holding",
    "titles.amend_holding",
    "titles.undo_amendment",
    "titles.set_convention",
    "titles.note_talks",
    "titles.renew_holding",
    "succession.add_scenario",
    "succession.correct_scenario",
    "succession.remove_scenario",
    "succession.choose_scenario",
    "succession.reconsider_scenario",
    "succession.hand_over_title",
    "succession.undo_hand_over",
    "titles.end_holding",
    "titles.undo_end",
    "titles.release_place",
    "titles.register_mandate",
    "titles.set_repair_share",
    "titles.drop_repair_share",
    "billing.open_household_account",
    "ledger.open_auxiliary",
}
ENTRIES = {
    "leases.note_vacancy",
    "leases.receive_proof",
    "leases.take_back_proof",
    "leases.receive_pieces",
    "leases.sign_contract",
    "leases.lift_reserve",
    "leases.extend_stay",
    "leases.note_stay_decision",
}
WRITING = ENTRIES | {
    "leases.record_guarantee",
    "leases.end_guarantee",
    "leases.ask_proofs",
    "leases.join_contract",
    "leases.leave_contract",
    "leases.amend_contract",
    "leases.complete_contract",
    "leases.renew_contract",
    "leases.announce_term",
    "leases.set_review_clause",
    "leases.write_template",
}
INVENTORIES = {
    "inventories.start_inventory",
    "inventories.fill_inventory",
    "inventories.sign_inventory",
    "inventories.complete_inventory",
    "documents.keep_file",
}
DEPOSITS = {
    "inventories.charge_damage",
    "inventories.set_wear",
    "leases.ask_deposit",
    "leases.drop_deposit",
    "leases.receive_deposit",
    "leases.undo_deposit_receipt",
    "leases.note_keys_back",
    "leases.undo_keys_back",
    "leases.carry_to_next",
    "leases.undo_carry",
    "leases.add_deduction",
    "leases.remove_deduction",
    "leases.settle_deposit",
    "leases.undo_settlement",
}
SETTLING = {
    "settling.prepare_entry",
    "settling.add_entry_step",
    "settling.give_entry_step",
    "settling.finish_entry_step",
    "settling.set_entry_step_aside",
    "settling.reopen_entry_step",
    "settling.remove_entry_step",
}
SLIDING = {
    "sliding.hold_slide_review",
    "sliding.note_landlord_answer",
    "sliding.follow_slide",
}
SLIDING_THE_LEASE = SLIDING | {
    "sliding.open_slide",
    "sliding.slide_lease",
    "sliding.undo_slide",
    "sliding.end_slide",
}
SEES_HOMES = {"housing.homes", "titles.titles", "leases.contracts"}
SEES_SLIDES = {"sliding.slides"}
SEES_LEADS = {"sourcing.leads"}
