"""Who may not: what a trade must never be given, action by action.

Read by `test_actions.py`, without a database. A line leaves this table by a decision, never by accident.
"""

MAY_NOT: dict[str, str] = {
    "host": """
        accounts.change_perimeter admissions.call_committee admissions.decide_candidacy admissions.hold_committee
        admissions.offer_place admissions.put_before_committee admissions.reopen_candidacy
        admissions.reserve_quota arrears.close_case arrears.declare_breach
        arrears.find_arrears arrears.follow_cases arrears.note_plan_control
        arrears.record_plan arrears.revise_plan arrears.send_reminders arrears.start_plan
        bank.cancel_batch bank.issue_batch bank.reject_items bank.settle_batch
        bank.settle_reject bank.settle_rejects benefits.hold_benefit_back benefits.know_claimant
        benefits.release_benefit benefits.reopen_remittance benefits.settle_remittance billing.bill_reading
        collecting.collect_rents billing.consent_to_email billing.invoice_stay
        billing.prepare_corrections billing.reallocate collecting.refund_in_cash
        billing.set_term billing.share_rent collecting.sign_sepa_mandate
        collecting.undo_cash_refund billing.withdraw_consent charges.remove_charge_expense
        charges.settle_charges eviction.complete_procedure eviction.end_procedure
        eviction.end_protocol eviction.extend_protocol eviction.note_commission_attendance
        eviction.open_procedure eviction.retire_commission_member eviction.sign_protocol
        eviction.undo_procedure_step halting.bill_stay halting.depart halting.note_check
        halting.prepay halting.undo_arrival titles.drop_repair_share ledger.open_year
        ledger.reverse_entry_by_hand ledger.unletter owners.call_owner_dues
        owners.note_mandate_expense owners.pay_owner_dues owners.pay_principals
        owners.render_statement owners.undo_owner_due residences.add_opening_step
        residences.change_house_kind residences.close_incident residences.end_works_stay
        residences.finish_opening_step residences.open_house residences.plan_month
        residences.plan_opening residences.rehouse_for_works residences.reopen_incident
        residences.set_service residences.write_rules upkeep.cancel_order
        upkeep.decide_payer upkeep.end_maintenance upkeep.finish_refit upkeep.group_repairs
        upkeep.hand_on_repair upkeep.lift_delivery_reserve upkeep.note_reserve
        upkeep.open_refit upkeep.plan_refit upkeep.sign_maintenance
    """,
    "rental_manager": """
        collecting.lift_doubt collecting.refuse_write_off eviction.add_commission_member
        eviction.book_reception eviction.call_commission eviction.finish_recommendation
        eviction.give_advice eviction.give_opinion eviction.hold_commission
        eviction.note_reception eviction.put_on_agenda eviction.recommend
        eviction.send_assessment eviction.start_assessment eviction.take_off_agenda
        eviction.write_assessment ledger.close_year ledger.letter_by_rule
        ledger.letter_lines residences.write_log
    """,
    "social_worker": """
        arrears.adopt_usual_rules arrears.answer_claim arrears.change_rule
        arrears.note_guarantee_payment arrears.note_guarantee_return arrears.report_unpaid
        arrears.remove_guarantee_payment
        arrears.settle_plans arrears.word_reminder billing.call_once exchange.receive_sheet
        halting.arrive leases.give_notice_to_quit leases.undo_entry
        programmes.set_funds_aside programmes.set_target programmes.undo_fund_move
        programmes.use_dedicated_funds residences.enter_room residences.plan_shift
        upkeep.add_part upkeep.book_visit upkeep.finish_order upkeep.move_stock
        upkeep.note_maintenance_visit upkeep.order_repair
    """,
    "volunteer": """
        arrears.entrust_case people.add_body upkeep.close_repair upkeep.report_repair
    """,
    "technician": """
        admissions.answer_offer admissions.close_candidacy admissions.correct_candidacy
        admissions.link_household admissions.open_candidate_file
        admissions.receive_candidacy admissions.receive_candidacy_pieces
        admissions.tell_siao arrears.pause_case eviction.note_procedure_step
        residences.cancel_activity residences.charge_service residences.drop_roll
        residences.drop_service_use residences.fill_activity residences.follow_incident
        residences.guest_left residences.host_guest residences.join_activity
        residences.note_absence residences.note_incident residences.note_return
        residences.note_urgent_contact residences.note_welcome residences.pin_notice
        residences.plan_activity residences.settle_log residences.sign_rules
        residences.take_roll residences.tell_resident residences.unpin_notice
        upkeep.agree_works upkeep.approve_quote upkeep.charge_principal upkeep.charge_repair
        upkeep.drop_principal_charge upkeep.drop_repair_charge upkeep.finish_works
    """,
    "lawyer": """
        arrears.add_rule arrears.call_guarantee
    """,
    "director": """
        arrears.move_rule
    """,
    "accountant": """
        arrears.note_delivery arrears.note_step arrears.resume_case arrears.send_reminder
         eviction.change_deadline neighbourhood.answer_report
        neighbourhood.close_mediation neighbourhood.follow_relay neighbourhood.keep_promise
        neighbourhood.note_exchange neighbourhood.note_prevention
        neighbourhood.open_mediation neighbourhood.relay_to_service
        neighbourhood.reopen_mediation neighbourhood.report_public neighbourhood.send_report
        neighbourhood.settle_report neighbourhood.walk_quarter
    """,
    "site_manager": """
        halting.announce_closing halting.cancel_closing halting.correct_grant_month
        halting.open_grant halting.plan_check halting.plan_closing halting.send_grant
        halting.set_tariff halting.state_grant_months
    """,
}
