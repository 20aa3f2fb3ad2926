"""Everything done at the door."""

from palier.work.access.actions.requests import (
    acknowledge_referral,
    answer_request,
    close_referral,
    evaluate_request,
    receive_request,
    refer_out,
    remove_referral,
    remove_request,
)
from palier.work.access.actions.sessions import (
    cancel_session,
    correct_workshop,
    fill_attendance,
    follow_registration,
    note_encounter,
    note_round,
    open_session,
    plan_workshop,
    register_for_workshop,
    remove_encounter,
    remove_round,
    remove_workshop,
    unregister,
)
from palier.work.access.actions.visits import (
    attach_visit,
    correct_visit,
    join_queue,
    leave_queue,
    meet_visitor,
    note_visit,
    open_file_from_visit,
    receive_waiting,
    remove_visit,
    undo_meeting,
    wait_again,
)
