"""Everything done about meetings."""

from palier.work.meetings.actions.follow_ups import finish_follow_up as finish_follow_up
from palier.work.meetings.actions.follow_ups import give_follow_up as give_follow_up
from palier.work.meetings.actions.follow_ups import remove_follow_up as remove_follow_up
from palier.work.meetings.actions.follow_ups import reopen_follow_up as reopen_follow_up
from palier.work.meetings.actions.guests import add_meeting_guest as add_meeting_guest
from palier.work.meetings.actions.guests import remove_meeting_guest as remove_meeting_guest
from palier.work.meetings.actions.meetings import call_meeting as call_meeting
from palier.work.meetings.actions.meetings import cancel_meeting as cancel_meeting
from palier.work.meetings.actions.meetings import correct_meeting as correct_meeting
from palier.work.meetings.actions.meetings import hold_meeting as hold_meeting
from palier.work.meetings.actions.meetings import remove_meeting as remove_meeting
from palier.work.meetings.actions.meetings import reopen_meeting as reopen_meeting
from palier.work.meetings.actions.points import add_point as add_point
from palier.work.meetings.actions.points import note_point as note_point
from palier.work.meetings.actions.points import put_slide_on_agenda as put_slide_on_agenda
from palier.work.meetings.actions.points import remove_point as remove_point
