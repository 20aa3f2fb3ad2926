"""What is talked of: put on the agenda, told, decided; taken off."""

from django.db.models import Max

from palier.base.journal.action import action
from palier.base.kit.refusals import Refused
from palier.base.kit.rows import lock
from palier.base.tenancy.actors import Actor
from palier.work.meetings.models import Meeting, MeetingPoint, MeetingState
from palier.work.sliding.models import OPEN_SLIDES, SlidingLease

NOTHING_SAID = (
    "Ce qui se dit en supervision n’est jamais écrit : seuls restent le jour, la durée et qui "
    "était là."
)


@action("Mettre un point à l’ordre du jour")
def add_point(meeting: Meeting, *, what: str, actor: Actor) -> MeetingPoint:
    """Something to talk about. Refused: nothing said, a supervision, a cancelled meeting."""
    meeting = lock(meeting)
    _check_open(meeting)
    if not what.strip():
        raise Refused({"what": "Dites de quoi on parlera."})
    return MeetingPoint.objects.create(
        organisation=actor.organisation,
        meeting=meeting,
        rank=_next_rank(meeting),
        what=what.strip(),
    )


@action("Mettre un bail glissant à l’ordre du jour")
def put_slide_on_agenda(meeting: Meeting, *, slide: SlidingLease, actor: Actor) -> MeetingPoint:
    """A household whose lease may slide is talked of with its landlord.

    Refused: a lease that slid or stopped, one of another landlord, twice in the same meeting.
    """
    meeting = lock(meeting)
    _check_open(meeting)
    if slide.state not in OPEN_SLIDES:
        raise Refused("Ce bail n’est plus en train de glisser.")
    holding = slide.occupancy.holding
    if holding is None or holding.owner_id != meeting.body_id:
        raise Refused("Ce logement n’est pas à ce bailleur : on n’en parle pas devant lui.")
    return MeetingPoint.objects.create(
        organisation=actor.organisation, meeting=meeting, rank=_next_rank(meeting), slide=slide
    )


@action("Noter ce qui s’est dit d’un point")
def note_point(
    point: MeetingPoint, *, what: str = "", words: str = "", decision: str = "", actor: Actor
) -> MeetingPoint:
    """What was said of it and what is decided; both may be corrected.

    Refused: a point left without its subject, a cancelled meeting.
    """
    point = lock(point)
    _check_open(point.meeting)
    if point.slide_id is None and not what.strip():
        raise Refused({"what": "Dites de quoi on a parlé."})
    point.what = what.strip()
    point.words, point.decision = words.strip(), decision.strip()
    point.save(update_fields=["what", "words", "decision"])
    return point


@action("Retirer un point de l’ordre du jour")
def remove_point(point: MeetingPoint, *, actor: Actor) -> Meeting:
    """It will not be talked of. Refused: something was said or decided of it in a meeting held."""
    point = lock(point)
    meeting: Meeting = point.meeting
    if meeting.state == MeetingState.HELD and (point.words or point.decision):
        raise Refused("On en a parlé, et c’est noté : ce point reste. Corrigez ce qui est écrit.")
    MeetingPoint.objects.filter(pk=point.pk).delete()
    return meeting


def _check_open(meeting: Meeting) -> None:
    if meeting.keeps_nothing_said:
        raise Refused(NOTHING_SAID)
    if meeting.state == MeetingState.CANCELLED:
        raise Refused("Cette réunion est annulée.")


def _next_rank(meeting: Meeting) -> int:
    last = MeetingPoint.objects.filter(meeting=meeting).aggregate(last=Max("rank"))["last"]
    return (last or 0) + 1
