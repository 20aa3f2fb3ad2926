"""What meetings lend: the menu, a title’s and a body’s page, to-dos, the calendar one carries."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.db.models import Q
from django.urls import reverse

from palier.base.kit.typography import capitalised, day_in_words
from palier.base.tenancy.actors import Actor
from palier.base.tenancy.roles import declare_sights
from palier.base.ui import shell
from palier.base.ui.calendar import CalendarEvent, Engagement, Hours
from palier.base.ui.cards import Card, Line, Verb, verb, verbs
from palier.base.ui.having import Rows
from palier.base.ui.spent import Act, Asked
from palier.registers.people.models import Body
from palier.work.meetings.lists import state_of
from palier.work.meetings.models import FollowUp, Meeting, MeetingGuest, MeetingState
from palier.work.titles.models import Holding, HoldingState

declare_sights({"meetings.meetings": "les réunions, leur ordre du jour et ce qui y est décidé"})
shell.menu(
    shell.MenuEntry(
        "meetings.meetings", "Réunions", "meetings:meetings", "user-group", "meetings.meetings"
    )
)
SOON, SHOWN = timedelta(days=7), 5
OUTSIDE = (Meeting.Kind.SLIDES, Meeting.Kind.TALKS, Meeting.Kind.PARTNER)
"""Meetings with somebody else than the team."""


@shell.panel(on="titles.holding", order=20, sight="meetings.meetings", column="main")
def talks_of(row: Holding, actor: Actor, today: date) -> shell.Part | None:
    """The meetings with the owner about this title, and what was decided."""
    alive = row.state in (HoldingState.DRAFT, HoldingState.SIGNED)
    may = Verb("Préparer une rencontre…", reverse("meetings:call_talks", args=[row.pk]), "plus")
    return _part(
        "Rencontres avec le propriétaire",
        _lines(actor, today, Q(holding=row)),
        may if alive and actor.may("meetings.call_meeting") else None,
        "Aucune rencontre préparée ni tenue.",
    )


@shell.panel(on="people.body", order=16, sight="meetings.meetings")
def meetings_with(row: Body, actor: Actor, today: date) -> shell.Part | None:
    """Meetings with this body."""
    kind = Meeting.Kind.SLIDES if "landlord" in row.kinds else Meeting.Kind.PARTNER
    url = reverse("meetings:call_meeting") + f"?avec={row.pk}&genre={kind}"
    may = verb(actor, "meetings.call_meeting", "Préparer une réunion…", url, "plus")
    return _part("Réunions", _lines(actor, today, Q(body=row)), None if row.closed_on else may)


def _lines(actor: Actor, today: date, which: Q) -> list[Line]:
    rows = Meeting.objects.visible_to(actor).filter(which).order_by("-on", "-pk")[:SHOWN]
    return [
        Line(
            each.title,
            f"{capitalised(each.get_kind_display())}, le {day_in_words(each.on)}",
            reverse("meetings:meeting", args=[each.pk]),
            "user-group",
            state_of(each, today),
        )
        for each in rows
    ]


def _part(
    title: str, lines: list[Line], may: Verb | None, empty: str = "Aucune réunion."
) -> shell.Part | None:
    if not lines and may is None:
        return None
    card = Card(title, lines, empty=empty, verbs=verbs(may), icon="user-group")
    return shell.Part("ui/parts/card.html", {"card": card})


@shell.todo_source(
    on="ui.day",
    sight="meetings.meetings",
    has=[
        Rows(Meeting, only=(("state", MeetingState.PLANNED),)),
        Rows(FollowUp, only=(("done_on", None),)),
    ],
)
def what_meetings_ask(row: None, actor: Actor, today: date) -> list[shell.Todo]:
    """Meetings of the day to come or to be told, and what one promised to do."""
    mine = Q(organiser=actor.user_id) | Q(guests__user=actor.user_id)
    meetings = Meeting.objects.visible_to(actor).filter(
        mine, state=MeetingState.PLANNED, on__lte=today + SOON
    )
    found = [
        shell.Todo(
            each.title if each.on >= today else f"{each.title} : qu’en a-t-il été ?",
            reverse("meetings:meeting", args=[each.pk]),
            capitalised(each.get_kind_display()),
            each.on,
        )
        for each in meetings.distinct().order_by("on", "pk")
    ]
    if not actor.may("meetings.finish_follow_up"):
        return found
    follow_ups = FollowUp.objects.visible_to(actor).filter(
        Q(given_to=actor.user_id) | Q(given_to=None, meeting__organiser=actor.user_id),
        done_on=None,
        due_on__lte=today + SOON,
    )
    return found + [
        shell.Todo(
            each.what,
            reverse("meetings:meeting", args=[each.meeting_id]),
            f"Suite de « {each.meeting.title} »",
            each.due_on,
        )
        for each in follow_ups.select_related("meeting").order_by("due_on", "pk")
    ]


@shell.answers("exchange.events")
def in_ones_calendar(actor: Actor, since: datetime) -> list[CalendarEvent]:
    """The meetings that one prepared or is invited to; their object stays on the screen."""
    zone = ZoneInfo(actor.organisation.time_zone)
    mine = Q(organiser=actor.user_id) | Q(guests__user=actor.user_id)
    rows = Meeting.objects.visible_to(actor).filter(mine, on__gte=since.date()).distinct()
    found = []
    for each in rows.order_by("on", "pk"):
        begins = each.begins.replace(tzinfo=zone)
        found.append(
            CalendarEvent(
                uid=f"reunion-{each.pk}",
                starts_at=begins,
                ends_at=begins + timedelta(minutes=each.minutes),
                title=capitalised(each.get_kind_display()),
                where=each.place,
                is_cancelled=each.state == MeetingState.CANCELLED,
            )
        )
    return found


@shell.answers("support.week")
def meetings_of_the_week(actor: Actor, asked: Hours) -> list[Engagement]:
    """Those that one may read, of one colleague or of all, that are not cancelled."""
    zone = ZoneInfo(actor.organisation.time_zone)
    rows = Meeting.objects.visible_to(actor).filter(
        on__gte=asked.since.date(), on__lt=asked.until.date()
    )
    if asked.user_id is not None:
        rows = rows.filter(Q(organiser=asked.user_id) | Q(guests__user=asked.user_id)).distinct()
    return [
        Engagement(
            each.begins.replace(tzinfo=zone),
            each.title,
            reverse("meetings:meeting", args=[each.pk]),
            ", ".join(filter(None, [capitalised(each.get_kind_display()), each.place])),
        )
        for each in rows.exclude(state=MeetingState.CANCELLED).order_by("on", "at", "pk")
    ]


@shell.answers("hours.acts")
def meetings_as_time(asked: Asked) -> list[Act]:
    """Each meeting held, for each colleague who came."""
    rows = MeetingGuest.objects.filter(
        organisation=asked.organisation_id,
        came=True,
        user__isnull=False,
        meeting__state=MeetingState.HELD,
        meeting__on__range=(asked.first, asked.last),
        **asked.whose("user"),
    ).values_list("pk", "user", "meeting__on", "meeting__kind", "meeting__minutes")
    return [
        Act(
            f"meetings.guest:{pk}",
            user,
            on,
            "partner" if kind in OUTSIDE else "meeting",
            capitalised(str(Meeting.Kind(kind).label)),
            minutes,
        )
        for pk, user, on, kind, minutes in rows
        if user is not None
    ]
