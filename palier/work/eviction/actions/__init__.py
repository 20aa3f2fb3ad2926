"""Everything done to keep people in their homes once justice is asked."""

from palier.work.eviction.actions.assessments import (
    send_assessment,
    start_assessment,
    write_assessment,
)
from palier.work.eviction.actions.commissions import (
    add_commission_member,
    call_commission,
    finish_recommendation,
    give_opinion,
    hold_commission,
    note_commission_attendance,
    put_on_agenda,
    recommend,
    retire_commission_member,
    take_off_agenda,
)
from palier.work.eviction.actions.procedures import (
    change_deadline,
    complete_procedure,
    end_procedure,
    note_procedure_step,
    open_procedure,
    undo_procedure_step,
)
from palier.work.eviction.actions.protocols import end_protocol, extend_protocol, sign_protocol
from palier.work.eviction.actions.sessions import (
    book_reception,
    give_advice,
    note_reception,
    plan_lawyer_session,
)
