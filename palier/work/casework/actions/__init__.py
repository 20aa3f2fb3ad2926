"""Everything kept with a household."""

from palier.work.casework.actions.aid import (
    advance_aid,
    ask_aid,
    decide_aid,
    pay_aid,
    remove_aid,
    return_advance,
    undo_aid_answer,
)
from palier.work.casework.actions.meetings import (
    add_handout,
    call_conference,
    hand_over,
    hold_conference,
    invite_guest,
    note_guest,
    note_practice_review,
    remove_hand_over,
    remove_handout,
    sign_hand_over,
    unsign_hand_over,
)
from palier.work.casework.actions.needs import Said, assess_needs, say_skill
from palier.work.casework.actions.plans import (
    add_aim,
    add_step,
    close_aim,
    comment_plan,
    continue_plan,
    correct_step,
    sign_plan,
    tick_step,
    untick_step,
    write_plan,
)
from palier.work.casework.actions.rights import (
    close_file,
    close_right,
    follow_file,
    hand_right,
    note_file_step,
    note_right,
    renew_right,
)
