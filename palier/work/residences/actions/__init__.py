"""Everything done in a house: watched over, lived in together, opened."""

from palier.work.residences.actions.correcting import (
    correct_absence,
    correct_activity,
    correct_guest,
    leave_activity,
    remove_absence,
    remove_guest,
    remove_room_entry,
    remove_word,
    restore_activity,
    undo_return,
    undo_welcome,
)
from palier.work.residences.actions.living import (
    drop_roll,
    enter_room,
    guest_left,
    host_guest,
    note_absence,
    note_return,
    note_urgent_contact,
    remove_urgent_contact,
    sign_rules,
    take_roll,
    tell_resident,
    write_rules,
)
from palier.work.residences.actions.logbook import (
    close_incident,
    correct_incident,
    follow_incident,
    note_incident,
    plan_shift,
    remove_shift,
    reopen_incident,
    settle_log,
    write_log,
)
from palier.work.residences.actions.opening import (
    add_opening_step,
    change_house_kind,
    end_works_stay,
    finish_opening_step,
    open_house,
    plan_month,
    plan_opening,
    rehouse_for_works,
)
from palier.work.residences.actions.together import (
    cancel_activity,
    charge_service,
    drop_service_use,
    fill_activity,
    join_activity,
    note_welcome,
    pin_notice,
    plan_activity,
    set_service,
    unpin_notice,
)
