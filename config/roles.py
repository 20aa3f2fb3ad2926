"""The trades of an association: what each does and sees. Whoever is not named here may not."""

from palier.base.tenancy.roles import Role, declare_roles

_LIFE = {
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
_EVERYONE = {"exchange.open_feed", "exchange.close_feed"}
_DESK = {
    "access.note_visit",
    "access.correct_visit",
    "access.join_queue",
    "access.receive_waiting",
    "access.leave_queue",
}
_DOOR = {
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
_OUTREACH = {
    "access.note_round",
    "access.note_encounter",
    "access.evaluate_request",
    "access.answer_request",
}
_FILES = {
    "people.open_household",
    "people.add_person",
    "people.correct_person",
    "people.end_household_membership",
    "access.open_file_from_visit",
    "access.attach_visit",
    "access.receive_request",
}
_SOCIAL = {
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
_TEAM = {
    "support.change_referrer",
    "support.lend_caseload",
    "support.end_loan",
    "support.bill_months",
    "support.unbill_month",
    "casework.add_handout",
    "support.add_review_template",
}
_LETTING = {
    "leases.draft_occupancy",
    "leases.activate_occupancy",
    "leases.end_occupancy",
    "leases.give_notice_to_quit",
    "leases.withdraw_notice_to_quit",
    "leases.cancel_occupancy",
    "leases.record_holding",
    "billing.open_household_account",
    "ledger.open_auxiliary",
}
_HOMES = {"housing.add_site", "housing.add_building", "housing.add_place"}
_RENT = {
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
_CASH = {
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
_BOOKS = {
    "ledger.open_books",
    "ledger.add_account",
    "ledger.close_month",
    "bank.add_bank_account",
    "bank.post_bank_opening",
    "bank.reconcile_month",
    "billing.post_opening",
    "billing.reverse_opening",
}
_OPENING = {
    "billing.open_position",
    "billing.tell_opening",
    "billing.correct_opening",
    "billing.remove_opening",
    "billing.tell_totals",
}
_PLANS = {"arrears.record_plan", "arrears.end_plan"}
_PAPERS = {"documents.keep_file", "documents.remove_file"}
_MESSAGES = {"documents.queue_message", "documents.cancel_messages"}
_SAME_PERSON = {"people.merge_persons", "people.undo_merge", "people.tell_apart"}
# Everything that bringing a file in may write, and take back.
_BRINGING = {
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
_OFFICE = {
    "people.add_body",
    "programmes.add_programme",
    "programmes.record_agreement",
    "programmes.set_target",
}
_ACCESS = {
    "accounts.add_member",
    "accounts.change_roles",
    "accounts.end_membership",
    "accounts.change_card",
    "accounts.set_figure",
}

_SEES_DESK = {"access.visits"}
_SEES_FILES = {"people.households", "people.birth_dates", "people.bodies"}
_SEES_SOCIAL = {
    "access.visits",
    "access.health",
    "access.requests",
    "support.measures",
    "support.notes",
    "programmes.list",
}
_SEES_DOSSIER = {
    "people.budgets",
    "people.hidden_addresses",
    "casework.file",
    "casework.health",
    "support.diary",
}
_SEES_HOMES = {"housing.homes", "leases.contracts"}
_SEES_MONEY = {"billing.accounts", "bank.statements"}


def _role(code: str, label: str, summary: str, actions: set[str], sights: set[str]) -> Role:
    return Role(code, label, summary, frozenset(actions | _EVERYONE), frozenset(sights))


declare_roles(
    [
        _role(
            "reception",
            "Accueil",
            "Reçoit, oriente, ouvre un dossier si la personne le veut.",
            _DESK
            | _FILES
            | _DOOR
            | _SAME_PERSON
            | _MESSAGES
            | {
                "support.book_appointment",
                "support.move_appointment",
                "support.answer_appointment",
            },
            _SEES_DESK
            | {"access.health", "access.requests", "people.households", "support.diary"},
        ),
        _role(
            "volunteer",
            "Bénévole à l’accueil",
            "Tient le cahier des passages, sans santé, sans date de naissance, sans dossier.",
            _DESK,
            _SEES_DESK,
        ),
        _role(
            "social_worker",
            "Travail social",
            "Accompagne les ménages, écrit les notes, tient les échéances.",
            _DESK
            | _FILES
            | _LIFE
            | _SOCIAL
            | _SAME_PERSON
            | _PAPERS
            | _MESSAGES
            | _DOOR
            | _OUTREACH,
            _SEES_FILES | _SEES_SOCIAL | _SEES_DOSSIER | {"housing.homes"},
        ),
        _role(
            "supervisor",
            "Encadrement social",
            "Encadre l’équipe sociale ; lit les notes secrètes dont il est l’encadrement nommé.",
            _DESK
            | _FILES
            | _LIFE
            | _SOCIAL
            | _TEAM
            | _OFFICE
            | _SAME_PERSON
            | _PAPERS
            | _MESSAGES
            | _DOOR
            | _OUTREACH,
            _SEES_FILES | _SEES_SOCIAL | _SEES_DOSSIER | _SEES_HOMES | {"journal.records"},
        ),
        _role(
            "rental_manager",
            "Gestion locative",
            "Loue, appelle les loyers, encaisse, suit les départs.",
            _HOMES
            | _LETTING
            | _RENT
            | _CASH
            | _OFFICE
            | _OPENING
            | _PLANS
            | _PAPERS
            | _SAME_PERSON
            | {"people.open_household", "people.add_person"}
            | (_LIFE - {"people.show_address"}),
            _SEES_FILES | _SEES_HOMES | _SEES_MONEY | {"people.hidden_addresses"},
        ),
        _role(
            "host",
            "Hôte ou responsable de résidence",
            "Sait qui vit où, accueille les arrivées, note les départs.",
            _DESK
            | {
                "leases.draft_occupancy",
                "leases.activate_occupancy",
                "leases.end_occupancy",
                "leases.give_notice_to_quit",
                "leases.withdraw_notice_to_quit",
                "billing.open_household_account",
                "ledger.open_auxiliary",
                "people.open_household",
                "people.add_person",
            },
            _SEES_DESK | _SEES_HOMES | {"people.households"},
        ),
        _role(
            "technician",
            "Technique",
            "Connaît les lieux, ouvre et répare.",
            {"housing.add_place"},
            {"housing.homes"},
        ),
        _role(
            "lawyer",
            "Juriste",
            "Suit les contrats et les comptes pour prévenir les expulsions.",
            {
                "support.add_task",
                "support.finish_task",
                "support.book_appointment",
                "support.move_appointment",
                "support.answer_appointment",
            }
            | _PLANS
            | _PAPERS
            | _MESSAGES,
            _SEES_HOMES
            | {"people.households", "billing.accounts", "support.measures", "access.requests"},
        ),
        _role(
            "accountant",
            "Comptabilité",
            "Tient les livres, rapproche la banque, clôt les mois.",
            _CASH | _BOOKS | _OPENING | {"billing.reverse_notice"},
            _SEES_MONEY | {"ledger.books", "leases.contracts"},
        ),
        _role(
            "rehousing_officer",
            "Relogement",
            "Rencontre les ménages à reloger et cherche avec eux.",
            _FILES
            | {
                "support.write_note",
                "support.correct_note",
                "support.note_path_moment",
                "support.add_task",
                "support.finish_task",
                "support.book_appointment",
                "support.move_appointment",
                "support.answer_appointment",
                "people.record_resource",
                "people.stop_resource",
                "people.remove_resource",
            }
            | _MESSAGES,
            _SEES_FILES
            | _SEES_HOMES
            | {
                "support.measures",
                "support.notes",
                "casework.file",
                "support.diary",
                "people.budgets",
                "access.requests",
            },
        ),
        _role(
            "director",
            "Direction",
            "Voit où en est l’association, répond aux financeurs, sans lire les notes sociales.",
            _OFFICE | _ACCESS,
            _SEES_HOMES
            | _SEES_MONEY
            | {
                "people.households",
                "people.bodies",
                "people.hidden_addresses",
                "programmes.list",
                "support.measures",
                "access.visits",
                "access.requests",
                "ledger.books",
                "accounts.members",
                "journal.records",
                "rights.register",
            },
        ),
        _role(
            "administrator",
            "Accès et données",
            "Donne et ferme les accès, tient la fiche de l’association et le registre.",
            _ACCESS | {"ledger.open_books", "housing.add_site"},
            {"accounts.members", "journal.records", "rights.register"},
        ),
        _role(
            "data_migrator",
            "Reprise de données",
            "Apporte les fichiers d’avant : lieux, ménages, contrats, soldes. À fermer ensuite.",
            _BRINGING | _OPENING | _SAME_PERSON,
            _SEES_FILES
            | _SEES_HOMES
            | {
                "exchange.imports",
                "billing.accounts",
                "support.measures",
                "programmes.list",
            },
        ),
    ]
)
