"""Arrears, procedures and their prevention: what is done and seen of debts."""

# Following arrears: those who accompany and those who manage do it together.
ARREARS = {
    "arrears.follow_cases",
    "arrears.entrust_case",
    "arrears.pause_case",
    "arrears.resume_case",
    "arrears.close_case",
    "arrears.note_step",
    "arrears.send_reminder",
    "arrears.send_reminders",
    "arrears.note_delivery",
    "arrears.record_plan",
    "arrears.start_plan",
    "arrears.revise_plan",
    "arrears.declare_breach",
    "arrears.end_plan",
    "arrears.note_plan_control",
    "documents.queue_message",
}
# What commits the landlord: its rules and words, the agency, guarantors.
RECOVERY = {
    "arrears.find_arrears",
    "arrears.settle_plans",
    "arrears.adopt_usual_rules",
    "arrears.add_rule",
    "arrears.change_rule",
    "arrears.move_rule",
    "arrears.word_reminder",
    "arrears.report_unpaid",
    "arrears.call_guarantee",
    "arrears.answer_claim",
    "arrears.note_guarantee_payment",
    "arrears.note_guarantee_return",
    "arrears.remove_guarantee_payment",
}
# Following procedures: the household's side and the landlord's note the same acts.
PROCEDURES = {
    "eviction.open_procedure",
    "eviction.note_procedure_step",
    "eviction.undo_procedure_step",
    "eviction.change_deadline",
    "eviction.complete_procedure",
    "eviction.end_procedure",
    "eviction.sign_protocol",
    "eviction.extend_protocol",
    "eviction.end_protocol",
}
# With the household: the assessment, the lawyer, the commission.
PREVENTION = {
    "eviction.start_assessment",
    "eviction.write_assessment",
    "eviction.send_assessment",
    "eviction.plan_lawyer_session",
    "eviction.book_reception",
    "eviction.note_reception",
    "eviction.give_advice",
}
COMMISSION = {
    "eviction.add_commission_member",
    "eviction.retire_commission_member",
    "eviction.call_commission",
    "eviction.put_on_agenda",
    "eviction.take_off_agenda",
    "eviction.note_commission_attendance",
    "eviction.give_opinion",
    "eviction.recommend",
    "eviction.finish_recommendation",
    "eviction.hold_commission",
}
SEES_ARREARS = {"arrears.cases"}
SEES_PROCEDURES = {"eviction.procedures"}
SEES_PREVENTION = {
    "eviction.procedures",
    "eviction.household",
    "eviction.advice",
    "eviction.commissions",
}
