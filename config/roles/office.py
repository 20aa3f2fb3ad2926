"""What every trade needs, and what those who run the association do."""

# One's own calendar, on one's own telephone.
EVERYONE = {"exchange.open_feed", "exchange.close_feed"}
PAPERS = {"documents.keep_file", "documents.remove_file"}
MESSAGES = {"documents.queue_message", "documents.cancel_messages"}
BODIES = {
    "people.add_body",
    "people.correct_body",
    "people.close_body",
    "people.reopen_body",
    "people.merge_bodies",
    "people.undo_body_merge",
}
DIRECTORY = {
    "partners.add_correspondent",
    "partners.correct_correspondent",
    "partners.leave_correspondent",
    "partners.return_correspondent",
    "partners.add_offer",
    "partners.correct_offer",
    "partners.check_offer",
    "partners.suspend_offer",
    "partners.resume_offer",
    "partners.remove_offer",
}
PARTNERSHIPS = {
    "partners.sign_partnership",
    "partners.correct_partnership",
    "partners.renew_partnership",
    "partners.end_partnership",
    "partners.resume_partnership",
    "partners.remove_partnership",
    "partners.expect_deliverable",
    "partners.finish_deliverable",
    "partners.reopen_deliverable",
    "partners.remove_deliverable",
}
MEETINGS = {
    "meetings.call_meeting",
    "meetings.correct_meeting",
    "meetings.hold_meeting",
    "meetings.cancel_meeting",
    "meetings.reopen_meeting",
    "meetings.remove_meeting",
    "meetings.add_point",
    "meetings.put_slide_on_agenda",
    "meetings.note_point",
    "meetings.remove_point",
    "meetings.add_meeting_guest",
    "meetings.remove_meeting_guest",
    "meetings.give_follow_up",
    "meetings.finish_follow_up",
    "meetings.reopen_follow_up",
    "meetings.remove_follow_up",
}
LETTERS = {"letters.write_letter", "letters.remove_letter"}
TEMPLATES = {
    "letters.add_letter_template",
    "letters.retire_letter_template",
    "letters.restore_letter_template",
}
OWN_TIME = {"hours.mend_times", "hours.add_time", "hours.remove_time"}
OFFICE = (
    BODIES
    | DIRECTORY
    | PARTNERSHIPS
    | {
        "people.add_bodies",
        "programmes.add_programme",
        "programmes.record_agreement",
        "programmes.set_target",
    }
)
ACCESS = {
    "accounts.invite_member",
    "accounts.approve_access",
    "accounts.decline_access",
    "accounts.cancel_access",
    "accounts.give_key",
    "accounts.renew_password",
    "accounts.change_roles",
    "accounts.change_perimeter",
    "accounts.end_membership",
    "accounts.change_card",
    "accounts.note_law_checked",
    "accounts.set_figure",
}
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
    "people.add_bodies",
    "people.open_households",
    "people.remove_bodies",
    "people.remove_households",
    "programmes.add_programme",
    "programmes.remove_programmes",
    "titles.record_holdings",
    "leases.bring_contracts",
    "leases.remove_contracts",
    "titles.remove_holdings",
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
