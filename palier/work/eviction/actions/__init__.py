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

__all__ = [
    "add_commission_member",
    "book_reception",
    "call_commission",
    "change_deadline",
    "complete_procedure",
    "end_procedure",
    "end_protocol",
    "extend_protocol",
    "finish_recommendation",
    "give_advice",
    "give_opinion",
    "hold_commission",
    "note_commission_attendance",
    "note_procedure_step",
    "note_reception",
    "open_procedure",
    "plan_lawyer_session",
    "put_on_agenda",
    "recommend",
    "retire_commission_member",
    "send_assessment",
    "sign_protocol",
    "start_assessment",
    "take_off_agenda",
    "undo_procedure_step",
    "write_assessment",
]
