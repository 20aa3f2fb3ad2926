"""Pages of arrears: cases, rules, reminders, plans, reports, guarantees, figures."""

from palier.work.arrears.views.cases import (
    case,
    cases,
    close,
    entrust,
    follow,
    history,
    note_step,
    pause,
    resume,
)
from palier.work.arrears.views.figures import aged, board
from palier.work.arrears.views.outside import (
    answer_claim,
    call_guarantee,
    claim,
    note_payment,
    note_return,
    report,
    report_pdf,
    reports,
)
from palier.work.arrears.views.plans import (
    declare_breach,
    end_plan,
    note_control,
    plan,
    plan_pdf,
    plans,
    record_plan,
    revise_plan,
    start_plan,
)
from palier.work.arrears.views.reminders import (
    letter_pdf,
    letters,
    note_delivery,
    send_many,
    send_one,
    word_reminder,
)
from palier.work.arrears.views.rules import (
    add_rule,
    adopt_rules,
    change_rule,
    move_rule,
    rules,
)
