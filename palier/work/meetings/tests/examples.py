"""Example meetings, for this room and those above."""

from datetime import date, time
from typing import Any

from palier.base.tenancy.models import Organisation, User
from palier.base.tenancy.tests.examples import a_user, the_system
from palier.work.meetings.actions import (
    add_meeting_guest,
    add_point,
    call_meeting,
    give_follow_up,
)
from palier.work.meetings.models import FollowUp, Meeting, MeetingGuest, MeetingPoint
from palier.work.titles.models import Holding

MAY_2, MAY_4 = date(2026, 5, 2), date(2026, 5, 4)


def a_meeting(organisation: Organisation, **given: Any) -> Meeting:
    """The team, on Monday 4 May 2026 at half past nine, for an hour and a half."""
    usual = {
        "kind": Meeting.Kind.TEAM,
        "title": "Équipe sociale",
        "on": MAY_4,
        "at": time(9, 30),
        "minutes": 90,
        "organiser": given.get("organiser") or a_user(),
    }
    return call_meeting(organisation, actor=the_system(organisation), **{**usual, **given})


def talks_about(holding: Holding, **given: Any) -> Meeting:
    told = {"kind": Meeting.Kind.TALKS, "title": "La suite du bail", "holding": holding}
    return a_meeting(holding.organisation, **{**told, **given})


def a_point(meeting: Meeting, what: str = "Les absences de l’été") -> MeetingPoint:
    return add_point(meeting, what=what, actor=the_system(meeting.organisation))


def a_guest(meeting: Meeting, user: User | None = None) -> MeetingGuest:
    """A colleague, or Mme Roche when nobody is named."""
    actor = the_system(meeting.organisation)
    return add_meeting_guest(meeting, user=user, name="" if user else "Mme Roche", actor=actor)


def a_follow_up(meeting: Meeting, **given: Any) -> FollowUp:
    usual = {"what": "Écrire au bailleur", "due_on": date(2026, 5, 11)}
    return give_follow_up(meeting, actor=the_system(meeting.organisation), **{**usual, **given})


def pages_of(organisation: Organisation, holding: Holding) -> list[str]:
    """Every page of this room, with something on each."""
    row = a_meeting(organisation)
    point, guest, follow_up = a_point(row), a_guest(row), a_follow_up(row)
    asked = ("", "corriger/", "tenue/", "annuler/", "reprendre/", "retirer/", "point/", "invite/")
    at = "/reunions"
    return [
        *(f"{at}/{row.pk}/{verb}" for verb in (*asked, "suite/", "compte-rendu/")),
        f"{at}/{talks_about(holding).pk}/",
        f"{at}/titres/{holding.pk}/reunion/",
        *(f"{at}/points/{point.pk}/{verb}/" for verb in ("noter", "retirer")),
        f"{at}/invites/{guest.pk}/retirer/",
        *(f"{at}/suites/{follow_up.pk}/{verb}/" for verb in ("faite", "reprendre", "retirer")),
    ]
