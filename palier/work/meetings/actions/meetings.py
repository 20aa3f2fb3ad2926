"""A meeting is called, corrected, held, cancelled; or it is taken away."""

from collections.abc import Sequence
from datetime import date, time

from palier.base.journal.action import action
from palier.base.kit.refusals import Refused
from palier.base.kit.rows import lock
from palier.base.kit.typography import day_in_words, plural
from palier.base.tenancy.actors import Actor
from palier.base.tenancy.models import Organisation, Site, User
from palier.base.tenancy.walls import today_in
from palier.registers.people.models import Body
from palier.work.meetings.models import (
    MEETING_MOVES,
    FollowUp,
    Meeting,
    MeetingGuest,
    MeetingPoint,
    MeetingState,
)
from palier.work.titles.models import Holding


@action("Préparer une réunion")
def call_meeting(
    organisation: Organisation,
    *,
    kind: str,
    title: str,
    on: date,
    at: time,
    minutes: int,
    place: str = "",
    site: Site | None = None,
    body: Body | None = None,
    holding: Holding | None = None,
    organiser: User,
    colleagues: Sequence[User] = (),
    actor: Actor,
) -> Meeting:
    """People will meet on a day, for so many minutes; `colleagues` are invited.

    Refused: no title said, a landlord or a partner met without saying which, a negotiation of no
    title.
    """
    _check(kind, title, body)
    meeting = Meeting.objects.create(
        organisation=organisation,
        kind=kind,
        title=title.strip(),
        on=on,
        at=at,
        minutes=minutes,
        place=place.strip(),
        site=site,
        body=body or (holding.owner if holding else None),
        holding=holding,
        organiser=organiser,
    )
    MeetingGuest.objects.bulk_create(
        [
            MeetingGuest(organisation=organisation, meeting=meeting, user=each)
            for each in colleagues
        ]
    )
    return meeting


def _check(kind: str, title: str, body: Body | None) -> None:
    if not title.strip():
        raise Refused({"title": "Dites de quoi il s’agit."})
    if kind in (Meeting.Kind.SLIDES, Meeting.Kind.PARTNER) and body is None:
        raise Refused({"body": "Dites avec qui : un bailleur, un partenaire."})


@action("Corriger une réunion")
def correct_meeting(
    meeting: Meeting,
    *,
    title: str,
    on: date,
    at: time,
    minutes: int,
    place: str = "",
    site: Site | None = None,
    body: Body | None = None,
    actor: Actor,
) -> Meeting:
    """Another day, hour, place, or partner. Refused: cancelled, held on a day to come, no title."""
    meeting = lock(meeting)
    _check(meeting.kind, title, body)
    if meeting.state == MeetingState.CANCELLED:
        raise Refused("Cette réunion est annulée : reprenez-la d’abord.")
    if meeting.state == MeetingState.HELD and on > today_in(actor.organisation):
        raise Refused({"on": "Elle est tenue : son jour est passé."})
    meeting.title, meeting.on, meeting.at = title.strip(), on, at
    meeting.minutes, meeting.place, meeting.site, meeting.body = minutes, place.strip(), site, body
    meeting.save()
    return meeting


@action("Dire qu’une réunion est tenue")
def hold_meeting(
    meeting: Meeting, *, minutes: int, came: Sequence[MeetingGuest] = (), actor: Actor
) -> Meeting:
    """It took place and lasted so many minutes; of those invited, these came.

    Refused: before its day, a guest of another meeting, a supervision where nobody came.
    """
    meeting = lock(meeting)
    MEETING_MOVES.go(meeting, MeetingState.HELD)
    if meeting.on > today_in(actor.organisation):
        raise Refused(f"Elle est le {day_in_words(meeting.on)} : elle n’a pas encore eu lieu.")
    if any(guest.meeting_id != meeting.pk for guest in came):
        raise Refused({"came": "Cette personne n’était pas invitée à cette réunion."})
    guests = MeetingGuest.objects.filter(meeting=meeting)
    guests.update(came=False)
    guests.filter(pk__in=[guest.pk for guest in came]).update(came=True)
    meeting.minutes = minutes
    meeting.save(update_fields=["state", "minutes"])
    return meeting


@action("Annuler une réunion")
def cancel_meeting(meeting: Meeting, *, why: str, actor: Actor) -> Meeting:
    """It will not take place. Refused: without saying why, held already."""
    meeting = lock(meeting)
    MEETING_MOVES.go(meeting, MeetingState.CANCELLED)
    if not why.strip():
        raise Refused({"why": "Dites pourquoi : ceux qui étaient invités le liront."})
    meeting.cancelled_why = why.strip()
    meeting.save(update_fields=["state", "cancelled_why"])
    return meeting


@action("Reprendre une réunion")
def reopen_meeting(meeting: Meeting, *, actor: Actor) -> Meeting:
    """Neither held nor cancelled after all: it is planned again, and nobody is said to have come.

    Refused: it is planned already.
    """
    meeting = lock(meeting)
    MEETING_MOVES.go(meeting, MeetingState.PLANNED)
    meeting.cancelled_why = ""
    meeting.save(update_fields=["state", "cancelled_why"])
    MeetingGuest.objects.filter(meeting=meeting).update(came=None)
    return meeting


@action("Retirer une réunion")
def remove_meeting(meeting: Meeting, *, actor: Actor) -> Organisation:
    """Noted by mistake. Refused: held, or something was said, decided or given to someone."""
    meeting = lock(meeting)
    if meeting.state == MeetingState.HELD:
        raise Refused("Cette réunion a eu lieu : elle reste.")
    points = MeetingPoint.objects.filter(meeting=meeting)
    kept = points.exclude(words="", decision="").count()
    kept += FollowUp.objects.filter(meeting=meeting).count()
    if kept:
        raise Refused(
            f"{plural(kept, 'point ou suite a', 'points ou suites ont')} déjà été noté : "
            "annulez la réunion, elle reste lisible."
        )
    points.delete()
    MeetingGuest.objects.filter(meeting=meeting).delete()
    Meeting.objects.filter(pk=meeting.pk).delete()
    return actor.organisation
