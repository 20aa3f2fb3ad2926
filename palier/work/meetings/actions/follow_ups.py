"""What somebody does after a meeting: given, done, taken back."""

from datetime import date

from palier.base.journal.action import action
from palier.base.kit.refusals import Refused
from palier.base.kit.rows import lock
from palier.base.kit.typography import day_in_words
from palier.base.tenancy.actors import Actor
from palier.base.tenancy.models import User
from palier.work.meetings.actions.points import NOTHING_SAID
from palier.work.meetings.models import FollowUp, Meeting, MeetingState


@action("Confier une suite de réunion")
def give_follow_up(
    meeting: Meeting, *, what: str, due_on: date, given_to: User | None = None, actor: Actor
) -> FollowUp:
    """Somebody does something by a day; nobody named: whoever prepared the meeting.

    Refused: nothing said, due before the meeting, a supervision, a cancelled meeting.
    """
    meeting = lock(meeting)
    if meeting.keeps_nothing_said:
        raise Refused(NOTHING_SAID)
    if meeting.state == MeetingState.CANCELLED:
        raise Refused("Cette réunion est annulée.")
    if not what.strip():
        raise Refused({"what": "Dites ce qui est à faire."})
    if due_on < meeting.on:
        raise Refused({"due_on": f"La réunion est du {day_in_words(meeting.on)}."})
    return FollowUp.objects.create(
        organisation=actor.organisation,
        meeting=meeting,
        what=what.strip(),
        due_on=due_on,
        given_to=given_to,
    )


@action("Noter une suite de réunion faite")
def finish_follow_up(row: FollowUp, *, on: date, actor: Actor) -> FollowUp:
    """It is done. Refused: it was already, before the meeting."""
    row = lock(row)
    if row.done_on:
        raise Refused(f"C’est fait depuis le {day_in_words(row.done_on)}.")
    if on < row.meeting.on:
        raise Refused({"on": f"La réunion est du {day_in_words(row.meeting.on)}."})
    row.done_on = on
    row.save(update_fields=["done_on"])
    return row


@action("Reprendre une suite de réunion")
def reopen_follow_up(row: FollowUp, *, actor: Actor) -> FollowUp:
    """It is to be done after all. Refused: it is already."""
    row = lock(row)
    if not row.done_on:
        raise Refused("Cette suite est déjà à faire.")
    row.done_on = None
    row.save(update_fields=["done_on"])
    return row


@action("Retirer une suite de réunion")
def remove_follow_up(row: FollowUp, *, actor: Actor) -> Meeting:
    """Nobody does it. Refused: it is done."""
    row = lock(row)
    if row.done_on:
        raise Refused("C’est fait : reprenez-la d’abord.")
    meeting: Meeting = row.meeting
    FollowUp.objects.filter(pk=row.pk).delete()
    return meeting
