"""Who is invited to a meeting."""

from palier.base.journal.action import action
from palier.base.kit.refusals import Refused
from palier.base.kit.rows import lock
from palier.base.tenancy.actors import Actor
from palier.base.tenancy.models import User
from palier.registers.people.models import Body
from palier.work.meetings.models import Meeting, MeetingGuest, MeetingState


@action("Ajouter quelqu’un à une réunion")
def add_meeting_guest(
    meeting: Meeting,
    *,
    user: User | None = None,
    name: str = "",
    body: Body | None = None,
    actor: Actor,
) -> MeetingGuest:
    """A colleague, or someone from outside by their name and where they work; of a meeting held,
    they are said to have come.

    Refused: nobody, both at once, a colleague invited already, a cancelled meeting.
    """
    meeting = lock(meeting)
    if meeting.state == MeetingState.CANCELLED:
        raise Refused("Cette réunion est annulée.")
    if bool(user) == bool(name.strip()):
        raise Refused({"name": "Choisissez un collègue, ou écrivez un nom : l’un des deux."})
    return MeetingGuest.objects.create(
        organisation=actor.organisation,
        meeting=meeting,
        user=user,
        name=name.strip(),
        body=None if user else body,
        came=True if meeting.state == MeetingState.HELD else None,
    )


@action("Retirer quelqu’un d’une réunion")
def remove_meeting_guest(guest: MeetingGuest, *, actor: Actor) -> Meeting:
    """They are not invited after all, or were noted by mistake."""
    guest = lock(guest)
    meeting: Meeting = guest.meeting
    MeetingGuest.objects.filter(pk=guest.pk).delete()
    return meeting
