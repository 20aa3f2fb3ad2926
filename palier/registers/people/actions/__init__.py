"""Everything done to the files of persons, households and bodies."""

from palier.registers.people.actions.bodies import (
    FILLED_OF_BODY,
    NewBody,
    add_bodies,
    add_body,
    close_body,
    correct_body,
    merge_bodies,
    remove_bodies,
    reopen_body,
    undo_body_merge,
)
from palier.registers.people.actions.budget import (
    kind_of,
    record_resource,
    remove_resource,
    stop_resource,
)
from palier.registers.people.actions.closing import close_household, reopen_household
from palier.registers.people.actions.files import (
    NewHousehold,
    NewPerson,
    add_person,
    correct_person,
    end_household_membership,
    keep_findable,
    open_household,
    open_households,
    remove_households,
    search_words,
)
from palier.registers.people.actions.merging import merge_persons, tell_apart, undo_merge
from palier.registers.people.actions.parting import (
    hide_address,
    record_death,
    separate_household,
    show_address,
    undo_death,
)
from palier.registers.people.actions.protection import end_protection, record_protection
from palier.registers.people.actions.situations import (
    FIELDS_OF,
    add_contact,
    note_situation,
    remove_contact,
    remove_situation,
)
