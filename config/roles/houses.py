"""What the work in houses is made of."""

# A host, standing up, on a phone.
HOSTING = {
    "residences.write_log",
    "residences.settle_log",
    "residences.note_incident",
    "residences.correct_incident",
    "residences.follow_incident",
    "residences.sign_rules",
    "residences.host_guest",
    "residences.guest_left",
    "residences.correct_guest",
    "residences.note_absence",
    "residences.note_return",
    "residences.undo_return",
    "residences.note_urgent_contact",
    "residences.remove_urgent_contact",
    "residences.take_roll",
    "residences.drop_roll",
    "residences.enter_room",
    "residences.remove_room_entry",
    "residences.tell_resident",
    "residences.plan_activity",
    "residences.join_activity",
    "residences.fill_activity",
    "residences.cancel_activity",
    "residences.note_welcome",
    "residences.undo_welcome",
    "residences.pin_notice",
    "residences.unpin_notice",
    "residences.charge_service",
    "residences.drop_service_use",
    "billing.call_many_once",
    "billing.drop_extra",
}
PLANNING = {"residences.plan_shift", "residences.remove_shift"}
HOUSE_RULES = {
    "residences.write_rules",
    "residences.sign_rules",
    "residences.set_service",
    "residences.charge_service",
    "residences.drop_service_use",
}
INCIDENTS = {
    "residences.note_incident",
    "residences.correct_incident",
    "residences.follow_incident",
    "residences.close_incident",
    "residences.reopen_incident",
}
OPENING_HOUSES = {
    "residences.plan_opening",
    "residences.add_opening_step",
    "residences.finish_opening_step",
    "residences.plan_month",
    "residences.open_house",
    "residences.change_house_kind",
    "residences.rehouse_for_works",
    "residences.end_works_stay",
}
SEES_HOUSES = {"residences.houses", "residences.logbook", "residences.incidents"}
# From a name to the keys: whoever works in houses gathers; those who answer for it decide.
GATHERING = {
    "admissions.receive_candidacy",
    "admissions.correct_candidacy",
    "admissions.receive_candidacy_pieces",
    "admissions.take_back_piece",
    "admissions.link_household",
    "admissions.open_candidate_file",
    "admissions.close_candidacy",
    "admissions.tell_siao",
    "admissions.answer_offer",
}
ADMITTING = GATHERING | {
    "admissions.reopen_candidacy",
    "admissions.call_committee",
    "admissions.put_before_committee",
    "admissions.hold_committee",
    "admissions.decide_candidacy",
    "admissions.offer_place",
    "admissions.reserve_quota",
}
SEES_ADMISSIONS = {"admissions.candidacies"}
# On a halting site: whoever receives people there; the year belongs to those who manage.
SITE_LIFE = {
    "halting.arrive",
    "halting.prepay",
    "halting.bill_stay",
    "halting.depart",
    "halting.undo_arrival",
    "halting.note_check",
    "halting.reopen_check",
    "collecting.refund_in_cash",
    "billing.reverse_payment",
    "ledger.reverse_entry",
    "billing.invoice_stay",
    "billing.record_payment",
    "billing.record_payments",
    "leases.ask_deposit",
    "leases.receive_deposit",
    "leases.undo_deposit_receipt",
    "leases.add_deduction",
    "leases.note_keys_back",
    "leases.undo_keys_back",
    "leases.carry_to_next",
    "leases.undo_carry",
    "leases.settle_deposit",
    "leases.undo_entry",
    "leases.cancel_occupancy",
    "ledger.post_entry",
    "ledger.post_selected",
    "ledger.open_auxiliary",
}
SITE_YEAR = {
    "halting.set_tariff",
    "halting.plan_closing",
    "halting.announce_closing",
    "halting.cancel_closing",
    "halting.plan_check",
    "halting.remove_check",
    "halting.note_check",
    "halting.reopen_check",
    "halting.open_grant",
    "halting.correct_grant_month",
    "halting.state_grant_months",
    "halting.send_grant",
}
SEES_SITES = {"halting.sites"}
# Around a site: whoever knows the residents walks, listens, passes on.
STEWARDSHIP = {
    "neighbourhood.open_mediation",
    "neighbourhood.note_exchange",
    "neighbourhood.keep_promise",
    "neighbourhood.close_mediation",
    "neighbourhood.reopen_mediation",
    "neighbourhood.walk_quarter",
    "neighbourhood.report_public",
    "neighbourhood.send_report",
    "neighbourhood.answer_report",
    "neighbourhood.settle_report",
    "neighbourhood.reopen_report",
    "neighbourhood.relay_to_service",
    "neighbourhood.follow_relay",
    "neighbourhood.note_prevention",
    "neighbourhood.remove_prevention",
}
SEES_QUARTER = {"neighbourhood.quarter"}
