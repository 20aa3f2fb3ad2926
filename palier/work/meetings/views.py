"""Meetings: the list, one of them with its agenda, who came, what follows."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from palier.base.documents.drawing import pdf_response
from palier.base.kit.typography import capitalised, day_in_words, plural, time_in_words
from palier.base.tenancy.actors import Actor, ActorRequest
from palier.base.tenancy.middleware import needs_sight
from palier.base.ui import lists as ui_lists
from palier.base.ui.cards import Card, Line, Verb, show_cards, verb, verbs
from palier.base.ui.lists import Chip
from palier.base.ui.pages import ask, press
from palier.base.ui.subjects import Subject
from palier.registers.people.models import OPEN_BODIES, Body
from palier.registers.people.reads import may_see_home
from palier.work.meetings import actions, forms, lists
from palier.work.meetings.actions.points import NOTHING_SAID
from palier.work.meetings.models import (
    FollowUp,
    Meeting,
    MeetingGuest,
    MeetingPoint,
    MeetingState,
)
from palier.work.meetings.papers import minutes_pdf
from palier.work.meetings.reads import Candidate, candidates_of, points_of
from palier.work.sliding.models import SlidingLease
from palier.work.titles.models import Holding

MEETINGS = ("Réunions", "/reunions/")


@needs_sight("meetings.meetings")
def meetings(request: ActorRequest) -> HttpResponse:
    return ui_lists.show(request, lists.meetings_of(request.actor, request.today))


@needs_sight("meetings.meetings")
def call_meeting(request: ActorRequest) -> HttpResponse:
    """`?avec=` says with whom, `?genre=` of which kind, where one comes from."""
    asked = request.GET.get("avec", "")
    body = None
    if asked.isascii() and asked.isdecimal():
        bodies = Body.objects.visible_to(request.actor).filter(OPEN_BODIES)
        body = get_object_or_404(bodies, pk=asked)
    kind = request.GET.get("genre", "")
    initial: dict[str, Any] = {
        "kind": kind if kind in Meeting.Kind.values else Meeting.Kind.TEAM,
        "on": request.today,
        "at": "09:30",
        "minutes": 90,
        "colleagues": [request.actor.user_id],
        "body": body.pk if body else None,
    }
    return ask(
        request,
        forms.CallMeeting(request, initial=initial),
        actions.call_meeting,
        request.actor.organisation,
        known={"organiser": request.user},
        title="Préparer une réunion",
        submit="Préparer cette réunion",
        said="Réunion préparée : son ordre du jour vous attend.",
        to=lambda made: reverse("meetings:meeting", args=[made.pk]),
        back=MEETINGS[1],
        crumbs=[MEETINGS],
        lead="Une réunion passée se note aussi : on dit ensuite qu’elle est tenue.",
    )


MEETING = Subject(
    Meeting,
    "<int:pk>/",
    fetch=("body", "site", "holding__owner", "organiser"),
    page="meetings:meeting",
    name=lambda row: row.title,
    under=[MEETINGS],
)


def _page(row: Any) -> str:
    return reverse("meetings:meeting", args=[row.meeting_id])


POINT = Subject(
    MeetingPoint,
    "points/<int:pk>/",
    fetch=("meeting", "slide__occupancy__household"),
    rows=lambda actor: points_for(actor),
    page=_page,
    under=lambda row: MEETING.crumbs(row.meeting),
)
HOLDING = Subject(Holding, "titres/<int:pk>/", fetch=("owner",))
GUEST = Subject(
    MeetingGuest,
    "invites/<int:pk>/",
    fetch=("meeting", "user", "body"),
    page=_page,
    under=lambda row: MEETING.crumbs(row.meeting),
)
FOLLOW_UP = Subject(
    FollowUp,
    "suites/<int:pk>/",
    fetch=("meeting", "given_to"),
    page=_page,
    under=lambda row: MEETING.crumbs(row.meeting),
)


def points_for(actor: Actor) -> Any:
    """Points of the meetings that one reads, about households that one may see."""
    rows = MeetingPoint.objects.visible_to(actor).filter(
        meeting__in=Meeting.objects.visible_to(actor)
    )
    return rows if actor.sees("sliding.slides") else rows.filter(slide=None)


@MEETING.shown
def meeting(request: ActorRequest, row: Meeting) -> HttpResponse:
    """What it is about, what was said and decided, who came, what follows."""
    points = points_of(row, request.actor)
    follow_ups = list(row.follow_ups.select_related("given_to").order_by("due_on", "pk"))
    guests = list(row.guests.select_related("user", "body").order_by("pk"))
    candidates = _candidates(request, row)
    return show_cards(
        request,
        title=row.title,
        lead=f"{capitalised(row.get_kind_display())}, {day_in_words(row.on, weekday=True)} à "
        f"{time_in_words(row.begins)}.",
        crumbs=[MEETINGS],
        chips=[lists.state_of(row, request.today)],
        verbs=_verbs(request, row),
        cards=[
            _agenda(request, row, points),
            _candidates_card(request, row, candidates),
            _follow_ups(request, row, follow_ups),
            _guests(request, row, guests),
            _about(request, row),
        ],
    )


def _verbs(request: ActorRequest, row: Meeting) -> list[Verb]:
    printed = Verb("Compte rendu", reverse("meetings:minutes", args=[row.pk]), "printer")
    correct = verb(request, "meetings.correct_meeting", "Corriger…", row, "pencil")
    if row.state == MeetingState.PLANNED:
        return verbs(
            None if row.keeps_nothing_said else printed,
            correct,
            verb(request, "meetings.remove_meeting", "Retirer…", row),
            verb(request, "meetings.cancel_meeting", "Annuler…", row),
            verb(
                request, "meetings.hold_meeting", "Dire qu’elle est tenue", row, "check", main=True
            )
            if row.on <= request.today
            else None,
        )
    again = verb(request, "meetings.reopen_meeting", "Pas tenue…", row)
    if row.state == MeetingState.CANCELLED:
        return verbs(verb(request, "meetings.reopen_meeting", "Reprendre…", row))
    return verbs(None if row.keeps_nothing_said else printed, correct, again)


def _agenda(request: ActorRequest, row: Meeting, points: list[MeetingPoint]) -> Card | None:
    if row.keeps_nothing_said:
        return Card("Ce qui s’y dit", text=NOTHING_SAID, icon="lock-closed")
    lines = []
    for each in points:
        name = called(each)
        said = " ".join(filter(None, [each.words, each.decision and f"Décidé : {each.decision}"]))
        lines.append(
            Line(
                name,
                said,
                _slide_url(request, each.slide) if each.slide else "",
                "arrow-trending-up" if each.slide else "chat-bubble-left-right",
                Chip("décidé", "ok") if each.decision else None,
                verbs=verbs(
                    verb(request, "meetings.note_point", "Noter…", each, about=name),
                    verb(request, "meetings.remove_point", "Retirer…", each, about=name),
                )
                if row.state != MeetingState.CANCELLED
                else (),
            )
        )
    return Card(
        "Ordre du jour et décisions",
        lines,
        empty="Rien n’est encore à l’ordre du jour.",
        verbs=verbs(verb(request, "meetings.add_point", "Ajouter un point…", row, "plus"))
        if row.state != MeetingState.CANCELLED
        else (),
        icon="clipboard-document-list",
    )


def called(point: MeetingPoint) -> str:
    """The household talked of, or what was written."""
    return point.slide.occupancy.household.name if point.slide else point.what


def _slide_url(request: ActorRequest, slide: SlidingLease) -> str:
    if not may_see_home(slide.occupancy.household, request.actor):
        return ""
    return reverse("sliding:slide", args=[slide.pk])


def _candidates(request: ActorRequest, row: Meeting) -> list[Candidate] | None:
    if row.kind != Meeting.Kind.SLIDES or row.state != MeetingState.PLANNED:
        return None
    if not request.actor.sees("sliding.slides"):
        return None
    return candidates_of(row, request.actor, request.today)


def _candidates_card(
    request: ActorRequest, row: Meeting, candidates: list[Candidate] | None
) -> Card | None:
    """What is gathered for each lease that may slide; said, never scored."""
    if candidates is None:
        return None
    lines = [
        Line(
            each.household.name,
            each.in_words,
            _slide_url(request, each.slide),
            "arrow-trending-up",
            Chip("tout est réuni", "ok") if each.is_ready else None,
            is_done=each.is_on_agenda,
            verbs=verbs(
                verb(
                    request,
                    "meetings.put_slide_on_agenda",
                    "En parler",
                    reverse("meetings:put_slide_on_agenda", args=[row.pk, each.slide.pk]),
                    post=True,
                    about=each.household.name,
                )
                if not each.is_on_agenda
                else None
            ),
        )
        for each in candidates
    ]
    ready = sum(each.is_ready for each in candidates)
    return Card(
        "Ses baux qui peuvent glisser",
        lines,
        empty="Aucun bail glissant dans les logements de ce bailleur.",
        note=f"{plural(ready, 'bail', 'baux')} où tout est réuni, sur {len(lines)}",
        icon="arrow-trending-up",
    )


@MEETING.asks("glissements/<int:slide>/")
def put_slide_on_agenda(request: ActorRequest, row: Meeting, slide: int) -> HttpResponse:
    """A button: the household is talked of."""
    found = get_object_or_404(
        SlidingLease.objects.visible_to(request.actor).select_related("occupancy__holding"),
        pk=slide,
    )
    return press(
        request,
        actions.put_slide_on_agenda,
        row,
        said="C’est à l’ordre du jour.",
        to=MEETING.url(row),
        slide=found,
    )


def _follow_ups(request: ActorRequest, row: Meeting, found: list[FollowUp]) -> Card | None:
    if row.keeps_nothing_said:
        return None
    lines = [
        Line(
            each.what,
            f"{capitalised(_by(each, row))}, {_when(each)}",
            chip=Chip("en retard", "bad")
            if not each.done_on and each.due_on < request.today
            else None,
            is_done=bool(each.done_on),
            verbs=_follow_up_verbs(request, each),
        )
        for each in found
    ]
    return Card(
        "Suites à donner",
        lines,
        empty="Rien n’est confié à personne.",
        verbs=verbs(verb(request, "meetings.give_follow_up", "Confier une suite…", row, "plus"))
        if row.state != MeetingState.CANCELLED
        else (),
        icon="clipboard-document-check",
    )


def _by(row: FollowUp, meeting: Meeting) -> str:
    return f"par {(row.given_to or meeting.organiser).short_name}"


def _when(row: FollowUp) -> str:
    if row.done_on:
        return f"fait le {day_in_words(row.done_on)}"
    return f"pour le {day_in_words(row.due_on)}"


def _follow_up_verbs(request: ActorRequest, row: FollowUp) -> list[Verb]:
    if row.done_on:
        return verbs(verb(request, "meetings.reopen_follow_up", "Reprendre…", row, about=row.what))
    return verbs(
        verb(request, "meetings.finish_follow_up", "Fait…", row, about=row.what),
        verb(request, "meetings.remove_follow_up", "Retirer…", row, about=row.what),
    )


CAME = {True: Chip("était là", "ok"), False: Chip("absent", ""), None: None}


def _guests(request: ActorRequest, row: Meeting, guests: list[MeetingGuest]) -> Card:
    lines = [
        Line(
            each.called,
            icon="user",
            chip=CAME[each.came],
            verbs=verbs(
                verb(request, "meetings.remove_meeting_guest", "Retirer…", each, about=each.called)
            ),
        )
        for each in guests
    ]
    came = sum(bool(each.came) for each in guests)
    return Card(
        "Qui",
        lines,
        empty="Personne n’est invité.",
        note=plural(came, "présent", "présents") if row.state == MeetingState.HELD else "",
        verbs=verbs(
            verb(request, "meetings.add_meeting_guest", "Ajouter quelqu’un…", row, "plus")
            if row.state != MeetingState.CANCELLED
            else None
        ),
        icon="users",
        side=True,
    )


def _about(request: ActorRequest, row: Meeting) -> Card:
    pairs = [
        ("Durée", plural(row.minutes, "minute")),
        ("Où", row.place),
        ("Avec", row.body.name if row.body else ""),
        ("Site", row.site.name if row.site else "toute l’association"),
        ("Préparée par", row.organiser.short_name),
        ("Annulée", row.cancelled_why),
    ]
    title = (
        Verb("Voir le titre négocié", reverse("titles:holding", args=[row.holding_id]))
        if row.holding_id and request.actor.sees("titles.titles")
        else None
    )
    body = (
        Verb("Voir cette structure", reverse("people:body", args=[row.body_id]))
        if row.body_id and request.actor.sees("people.bodies")
        else None
    )
    told = [pair for pair in pairs if pair[1]]
    return Card("La réunion", pairs=told, verbs=verbs(title, body), side=True)


@MEETING.asks("compte-rendu/")
def minutes(request: ActorRequest, row: Meeting) -> HttpResponse:
    """The points that the reader may see, what is decided and who follows it up."""
    if row.keeps_nothing_said:
        raise Http404
    return pdf_response(minutes_pdf(row, points_of(row, request.actor)), f"reunion-{row.pk}")


@HOLDING.asks("reunion/")
def call_talks(request: ActorRequest, row: Holding) -> HttpResponse:
    """The owner of a title is met about what comes after it."""
    initial = {
        "title": f"Avec {row.owner.name} : la suite du {row.law.label}",
        "on": request.today,
        "at": "09:30",
        "minutes": 60,
        "colleagues": [request.actor.user_id],
    }
    return ask(
        request,
        forms.CallTalks(request, initial=initial),
        actions.call_meeting,
        request.actor.organisation,
        known={"kind": Meeting.Kind.TALKS, "holding": row, "organiser": request.user},
        title="Préparer une rencontre avec le propriétaire",
        submit="Préparer cette rencontre",
        said="Rencontre préparée : ce qui y sera décidé se lira sur le titre.",
        to=lambda made: reverse("meetings:meeting", args=[made.pk]),
        back=reverse("titles:holding", args=[row.pk]),
        crumbs=[(f"{row.owner.name}", reverse("titles:holding", args=[row.pk]))],
    )


MEETING.verb(
    actions.correct_meeting,
    forms.CorrectMeeting,
    at="corriger/",
    title=lambda row: f"Corriger : {row.title}",
    submit="Enregistrer ces corrections",
    said="Réunion corrigée.",
    initial=lambda row, seen: {
        "title": row.title,
        "on": row.on,
        "at": row.at,
        "minutes": row.minutes,
        "place": row.place,
        "site": row.site_id,
        "body": row.body_id,
    },
)
MEETING.verb(
    actions.hold_meeting,
    forms.HoldMeeting,
    at="tenue/",
    title=lambda row: f"Qui est venu : {row.title}",
    submit="Dire qu’elle est tenue",
    said="C’est noté.",
    initial=lambda row, seen: {
        "minutes": row.minutes,
        "came": [each.pk for each in row.guests.all()],
    },
)
MEETING.verb(
    actions.cancel_meeting,
    forms.CancelMeeting,
    at="annuler/",
    title=lambda row: f"Annuler : {row.title}",
    submit="Annuler cette réunion",
    said="Réunion annulée. Prévenez ceux qui étaient invités.",
    danger=True,
)
MEETING.verb(
    actions.reopen_meeting,
    at="reprendre/",
    title=lambda row: f"Reprendre : {row.title}",
    submit="Reprendre cette réunion",
    said="La réunion est de nouveau prévue.",
)
MEETING.verb(
    actions.remove_meeting,
    at="retirer/",
    title=lambda row: f"Retirer : {row.title}",
    submit="Retirer cette réunion",
    said="Réunion retirée.",
    lead="Notée par erreur. Une réunion qui n’a pas lieu s’annule, elle ne se retire pas.",
    to=lambda made: MEETINGS[1],
    danger=True,
)
MEETING.verb(
    actions.add_point,
    forms.AddPoint,
    at="point/",
    title=lambda row: f"À l’ordre du jour : {row.title}",
    submit="Ajouter ce point",
    said="C’est à l’ordre du jour.",
    to=_page,
)
MEETING.verb(
    actions.add_meeting_guest,
    forms.AddMeetingGuest,
    at="invite/",
    title=lambda row: f"Ajouter quelqu’un : {row.title}",
    submit="Ajouter cette personne",
    said="C’est noté.",
    to=_page,
)
MEETING.verb(
    actions.give_follow_up,
    forms.GiveFollowUp,
    at="suite/",
    title=lambda row: f"Confier une suite : {row.title}",
    submit="Confier cette suite",
    said="Suite confiée : elle sera dans la journée de qui la fait.",
    initial=lambda row, seen: {"due_on": max(row.on, seen.today)},
    to=_page,
)
POINT.verb(
    actions.note_point,
    forms.NotePoint,
    at="noter/",
    title=lambda row: f"Ce qui s’est dit : {called(row)}",
    submit="Enregistrer",
    said="C’est noté.",
    initial=lambda row, seen: {
        "what": row.what,
        "words": row.words,
        "decision": row.decision,
    },
)
POINT.verb(
    actions.remove_point,
    at="retirer/",
    title=lambda row: f"Retirer de l’ordre du jour : {called(row)}",
    submit="Retirer ce point",
    said="Point retiré.",
    to=lambda made: reverse("meetings:meeting", args=[made.pk]),
    danger=True,
)
GUEST.verb(
    actions.remove_meeting_guest,
    at="retirer/",
    title=lambda row: f"Retirer de la réunion : {row.called}",
    submit="Retirer cette personne",
    said="C’est noté.",
    to=lambda made: reverse("meetings:meeting", args=[made.pk]),
    danger=True,
)
FOLLOW_UP.verb(
    actions.finish_follow_up,
    forms.FinishFollowUp,
    at="faite/",
    title=lambda row: f"Fait : {row.what}",
    submit="Noter que c’est fait",
    said="C’est noté.",
    initial=lambda row, seen: {"on": seen.today},
)
FOLLOW_UP.verb(
    actions.reopen_follow_up,
    at="reprendre/",
    title=lambda row: f"Reprendre : {row.what}",
    submit="Reprendre cette suite",
    said="C’est de nouveau à faire.",
)
FOLLOW_UP.verb(
    actions.remove_follow_up,
    at="retirer/",
    title=lambda row: f"Retirer : {row.what}",
    submit="Retirer cette suite",
    said="Suite retirée.",
    to=lambda made: reverse("meetings:meeting", args=[made.pk]),
    danger=True,
)
