"""What the work is made of: sets of actions that go together, sets of what is seen."""

LIFE = {
    "people.record_protection",
    "people.end_protection",
    "people.close_household",
    "people.reopen_household",
    "people.separate_household",
    "people.record_death",
    "people.undo_death",
    "people.hide_address",
    "people.show_address",
}
# One's own calendar, on one's own telephone.
EVERYONE = {"exchange.open_feed", "exchange.close_feed"}
DESK = {
    "access.note_visit",
    "access.correct_visit",
    "access.join_queue",
    "access.receive_waiting",
    "access.leave_queue",
}
DOOR = {
    "access.open_session",
    "access.cancel_session",
    "access.plan_workshop",
    "access.register_for_workshop",
    "access.unregister",
    "access.fill_attendance",
    "access.follow_registration",
    "access.refer_out",
    "access.acknowledge_referral",
    "access.close_referral",
}
OUTREACH = {
    "access.note_round",
    "access.note_encounter",
    "access.evaluate_request",
    "access.answer_request",
}
FILES = {
    "people.open_household",
    "people.add_person",
    "people.correct_person",
    "people.end_household_membership",
    "access.open_file_from_visit",
    "access.attach_visit",
    "access.receive_request",
}
SOCIAL = {
    "casework.add_aim",
    "casework.add_step",
    "support.add_task",
    "casework.advance_aid",
    "support.answer_appointment",
    "casework.ask_aid",
    "casework.assess_needs",
    "support.book_appointment",
    "casework.call_conference",
    "support.change_intensity",
    "casework.close_aim",
    "casework.close_file",
    "casework.close_right",
    "casework.comment_plan",
    "casework.continue_plan",
    "support.correct_note",
    "support.correct_review",
    "casework.correct_step",
    "casework.decide_aid",
    "support.draft_review",
    "support.draft_year_review",
    "support.end_measure",
    "support.finish_task",
    "casework.follow_file",
    "support.hand_in_review",
    "casework.hand_over",
    "casework.hand_right",
    "casework.hold_conference",
    "casework.invite_guest",
    "support.join_cohort",
    "support.leave_cohort",
    "support.move_appointment",
    "support.note_cohort_step",
    "casework.note_file_step",
    "casework.note_guest",
    "support.note_path_moment",
    "casework.note_practice_review",
    "casework.note_right",
    "support.open_measure",
    "casework.pay_aid",
    "support.renew_measure",
    "casework.renew_right",
    "support.reopen_measure",
    "support.resume_measure",
    "casework.return_advance",
    "casework.say_skill",
    "casework.sign_plan",
    "support.suspend_measure",
    "casework.tick_step",
    "casework.untick_step",
    "support.write_note",
    "casework.write_plan",
    "people.record_resource",
    "people.stop_resource",
    "people.remove_resource",
}
TEAM = {
    "support.change_referrer",
    "support.lend_caseload",
    "support.end_loan",
    "support.bill_months",
    "support.unbill_month",
    "casework.add_handout",
    "support.add_review_template",
}
DEPOSITS = {
    "leases.charge_damage",
    "leases.set_wear",
    "leases.ask_deposit",
    "leases.receive_deposit",
    "leases.note_keys_back",
    "leases.add_deduction",
    "leases.remove_deduction",
    "leases.settle_deposit",
}
SLIDING = {
    "leases.hold_slide_review",
    "leases.note_landlord_answer",
    "leases.follow_slide",
}
SLIDING_THE_LEASE = SLIDING | {
    "leases.open_slide",
    "leases.slide_lease",
    "leases.end_slide",
}
INVENTORIES = {
    "leases.start_inventory",
    "leases.fill_inventory",
    "leases.sign_inventory",
    "leases.complete_inventory",
    "documents.keep_file",
}
ENTRIES = {
    "leases.receive_pieces",
    "leases.sign_contract",
    "leases.lift_reserve",
    "leases.extend_stay",
    "leases.note_stay_decision",
}
WRITING = ENTRIES | {
    "leases.amend_contract",
    "leases.renew_contract",
    "leases.set_review_clause",
    "leases.write_template",
}
LETTING = {
    "leases.draft_occupancy",
    "leases.activate_occupancy",
    "leases.end_occupancy",
    "leases.give_notice_to_quit",
    "leases.withdraw_notice_to_quit",
    "leases.cancel_occupancy",
    "leases.record_holding",
    "leases.draft_holding",
    "leases.sign_holding",
    "leases.cancel_holding",
    "leases.amend_holding",
    "leases.set_convention",
    "leases.note_talks",
    "leases.renew_holding",
    "leases.end_holding",
    "leases.release_place",
    "leases.register_mandate",
    "leases.set_repair_share",
    "leases.drop_repair_share",
    "billing.open_household_account",
    "ledger.open_auxiliary",
}
SOURCING = {
    "sourcing.open_campaign",
    "sourcing.note_lead",
    "sourcing.note_lead_contact",
    "sourcing.visit_dwelling",
    "sourcing.make_offer",
    "sourcing.accept_offer",
    "sourcing.sign_lead",
    "sourcing.lose_lead",
    "sourcing.reopen_lead",
    "people.add_body",
}
READINGS = {"housing.place_meter", "housing.read_meter", "housing.note_keys"}
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
RENT = {
    "billing.enter_index",
    "billing.review_rents",
    "billing.set_term",
    "billing.stop_term",
    "billing.prepare_rent_run",
    "billing.hold_draft",
    "billing.release_draft",
    "billing.issue_rent_run",
    "billing.reverse_notice",
    "billing.issue_receipt",
    "ledger.post_entry",
    "ledger.post_selected",
    "ledger.reverse_entry",
}
CASH = {
    "bank.import_statement",
    "bank.set_line_aside",
    "bank.take_line_back",
    "bank.mark_lines",
    "bank.reopen_line",
    "billing.record_payment",
    "billing.record_payments",
    "billing.assign_line",
    "billing.know_payer",
    "billing.reverse_payment",
    "billing.split_line",
    "billing.confirm_proposals",
    "billing.match_deposit",
    "billing.undo_deposit",
    "billing.issue_receipt",
    "ledger.open_auxiliary",
    "ledger.post_entry",
    "ledger.post_selected",
    "ledger.reverse_entry",
}
BOOKS = {
    "ledger.open_books",
    "ledger.add_account",
    "ledger.close_month",
    "bank.add_bank_account",
    "bank.post_bank_opening",
    "bank.reconcile_month",
    "billing.post_opening",
    "billing.reverse_opening",
}
OPENING = {
    "billing.open_position",
    "billing.tell_opening",
    "billing.correct_opening",
    "billing.remove_opening",
    "billing.tell_totals",
}
PLANS = {"arrears.record_plan", "arrears.end_plan"}
PAPERS = {"documents.keep_file", "documents.remove_file"}
MESSAGES = {"documents.queue_message", "documents.cancel_messages"}
SAME_PERSON = {"people.merge_persons", "people.undo_merge", "people.tell_apart"}
# Everything that bringing a file in may write, and take back.
BRINGING = {
    "exchange.receive_sheet",
    "exchange.say_how",
    "exchange.answer_twins",
    "exchange.carry_out_import",
    "exchange.queue_import",
    "exchange.give_back_import",
    "exchange.undo_import",
    "exchange.drop_sheet",
    "exchange.bring_papers",
    "documents.keep_file",
    "documents.remove_file",
    "housing.add_site",
    "housing.add_places",
    "housing.remove_places",
    "housing.remove_sites",
    "people.add_body",
    "people.open_households",
    "people.remove_bodies",
    "people.remove_households",
    "programmes.add_programme",
    "programmes.remove_programmes",
    "leases.record_holdings",
    "leases.bring_contracts",
    "leases.remove_contracts",
    "leases.remove_holdings",
    "billing.open_household_accounts",
    "billing.remove_household_accounts",
    "billing.bring_terms",
    "arrears.record_plan",
    "arrears.bring_plans",
    "arrears.remove_plans",
    "support.open_measure",
    "support.end_measure",
    "support.remove_measures",
}
OFFICE = {
    "people.add_body",
    "programmes.add_programme",
    "programmes.record_agreement",
    "programmes.set_target",
}
ACCESS = {
    "accounts.add_member",
    "accounts.change_roles",
    "accounts.end_membership",
    "accounts.change_card",
    "accounts.set_figure",
}

SEES_DESK = {"access.visits"}
SEES_FILES = {"people.households", "people.birth_dates", "people.bodies"}
SEES_SOCIAL = {
    "access.visits",
    "access.health",
    "access.requests",
    "support.measures",
    "support.notes",
    "programmes.list",
}
SEES_DOSSIER = {
    "people.budgets",
    "people.hidden_addresses",
    "casework.file",
    "casework.health",
    "support.diary",
}
SEES_HOMES = {"housing.homes", "leases.contracts"}
SEES_SLIDES = {"leases.slides"}
SEES_LEADS = {"sourcing.leads"}
SEES_MONEY = {"billing.accounts", "bank.statements"}
