"""Everything done against arrears: early, by a person, in words the household understands."""

from palier.work.arrears.actions.cases import (
    Night,
    close_case,
    entrust_case,
    find_arrears,
    follow_cases,
    note_step,
    pause_case,
    resume_case,
)
from palier.work.arrears.actions.outside import (
    answer_claim,
    call_guarantee,
    claim_days,
    note_guarantee_payment,
    note_guarantee_return,
    owe_again,
    paid_by,
    remove_guarantee_payment,
    report_unpaid,
    returned_by,
)
from palier.work.arrears.actions.plans import (
    BroughtPlan,
    bring_plans,
    controls_of,
    declare_breach,
    draft_parts,
    end_plan,
    note_plan_control,
    owed_on,
    record_plan,
    remove_plans,
    revise_plan,
    settle_plans,
    start_plan,
)
from palier.work.arrears.actions.reminders import (
    note_delivery,
    send_reminder,
    send_reminders,
    way_for,
    word_reminder,
)
from palier.work.arrears.actions.rules import add_rule, adopt_usual_rules, change_rule, move_rule
