"""Who else comes to an appointment; and what they read, at a secret address, without an account."""

import hashlib
import secrets
from datetime import timedelta
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from palier.base.documents.models import Message
from palier.base.kit.rows import name_of
from palier.base.kit.typography import capitalised, plural
from palier.base.tenancy.actors import ActorRequest
from palier.base.tenancy.middleware import open_to_all
from palier.base.tenancy.models import Organisation
from palier.base.tenancy.walls import stand_in
from palier.base.ui.calendar import CalendarEvent, written
from palier.base.ui.cards import Card, Line, show_cards, verb, verbs
from palier.base.ui.lists import Chip
from palier.base.ui.pages import ask
from palier.base.ui.subjects import Subject
from palier.work.support import actions, forms
from palier.work.support.actions.invitations import in_words, place_in_words
from palier.work.support.models import Appointment, AppointmentState, Invitation
from palier.work.support.views.diary import APPOINTMENT

AGENDA = ("Agenda", "/accompagnements/agenda/")
SHOWN = timedelta(days=30)
GONE = "Cette invitation n’est plus valable. Appelez l’association qui vous l’a envoyée."


def _page(row: Appointment) -> str:
    return reverse("support:invitations", args=[row.pk])


INVITATION = Subject(
    Invitation,
    "invitations/<int:pk>/",
    fetch=("appointment__household", "appointment__worker"),
    page=lambda row: _page(row.appointment),
    under=[AGENDA],
)


@APPOINTMENT.asks("invites/")
def invitations(request: ActorRequest, row: Appointment) -> HttpResponse:
    """Who is invited, whether their message left, whether they read it."""
    to_come = row.state == AppointmentState.PLANNED and row.period.lower > timezone.now()
    return show_cards(
        request,
        title=row.title,
        lead=f"{capitalised(in_words(row))}, {row.get_where_display()}, avec "
        f"{row.worker.short_name}",
        crumbs=[AGENDA],
        verbs=[
            verb(request, "support.invite_to_appointment", "Inviter…", row, "plus", main=True)
            if to_come
            else None,
        ],
        cards=[
            Card(
                "Les invités",
                _lines(request, row),
                empty="Personne d’autre n’est invité.",
                icon="users",
            )
        ],
    )


def _lines(request: ActorRequest, row: Appointment) -> list[Line]:
    sent = _sent(row)
    return [
        Line(
            each.name,
            f"{capitalised(each.get_channel_display())} à {each.to}"
            + (f". {each.words}" if each.words else ""),
            icon="envelope",
            chip=_state(each, sent),
            is_done=bool(each.withdrawn_at),
            verbs=verbs(
                verb(request, "support.withdraw_invitation", "Retirer…", each, about=each.name)
                if not each.withdrawn_at
                else None
            ),
        )
        for each in row.invitations.order_by("withdrawn_at", "pk")
    ]


def _sent(row: Appointment) -> dict[str, Message]:
    """The last message to each address."""
    messages = Message.objects.filter(about=name_of(row)).order_by("pk")
    return {each.to: each for each in messages}


def _state(row: Invitation, sent: dict[str, Message]) -> Chip | None:
    if row.withdrawn_at:
        return Chip("retirée", "")
    if row.read_at:
        return Chip("lue", "ok")
    message = sent.get(row.to)
    if message is None:
        return None
    tone = "bad" if message.state in ("failed", "cancelled") else "info"
    return Chip(message.get_state_display(), tone)  # type: ignore[arg-type]


@APPOINTMENT.asks("inviter/")
def invite_to_appointment(request: ActorRequest, row: Appointment) -> HttpResponse:
    """The address is made here and written in the message: only its digest is kept."""
    token = secrets.token_urlsafe(24)
    path = reverse("support:invited", args=[row.organisation.public_id, token])
    return ask(
        request,
        forms.InviteToAppointment(request, subject=row, initial={"channel": "email"}),
        actions.invite_to_appointment,
        row,
        known={
            "digest": _digest(token),
            "link": request.build_absolute_uri(path),
            "now": timezone.now(),
        },
        title=f"Inviter à : {row.title}",
        submit="Envoyer cette invitation",
        said=lambda made: f"Invitation envoyée à {made.name}.",
        to=lambda made: _page(made.appointment),
        back=_page(row),
        crumbs=[AGENDA, (row.title, _page(row))],
        lead="Le message dit le jour, l’heure, le lieu et avec qui. Ni de qui on parle, ni pourquoi.",
    )


INVITATION.verb(
    actions.withdraw_invitation,
    at="retirer/",
    title=lambda row: f"Ne plus attendre {row.name}",
    submit="Retirer cette invitation",
    said="Invitation retirée : un message le dit, et son adresse ne répond plus.",
    known=lambda row, seen: {"now": timezone.now()},
    to=lambda made: _page(made.appointment),
    danger=True,
)


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def _found(public_id: UUID, token: str) -> tuple[Organisation | None, list[Invitation]]:
    """Whoever holds the address: what they are invited to at that same e-mail or number, recent
    and to come. Nothing when it is unknown or withdrawn."""
    organisation = Organisation.objects.filter(public_id=public_id).first()
    if organisation is None:
        return None, []
    stand_in(organisation.pk)
    mine = Invitation.objects.filter(organisation=organisation, digest=_digest(token))
    one = mine.filter(withdrawn_at=None).first()
    if one is None:
        return organisation, []
    Invitation.objects.filter(pk=one.pk).update(read_at=timezone.now())
    rows = Invitation.objects.filter(
        organisation=organisation,
        to=one.to,
        withdrawn_at=None,
        appointment__period__endswith__gte=timezone.now() - SHOWN,
    )
    told = rows.select_related("appointment__worker", "appointment__organisation")
    return organisation, list(told.order_by("appointment__period", "pk"))


def _private(response: HttpResponse) -> HttpResponse:
    response["Cache-Control"] = "private, no-store"
    response["X-Robots-Tag"] = "noindex, nofollow"
    response["Referrer-Policy"] = "no-referrer"
    return response


@open_to_all
def invited(request: HttpRequest, public_id: UUID, token: str) -> HttpResponse:
    """What a guest is invited to, as it stands now. Withdrawn or unknown: 410, and a sentence."""
    organisation, rows = _found(public_id, token)
    if organisation is None or not rows:
        return _private(render(request, "support/invited.html", {"gone": GONE}, status=410))
    context = {
        "organisation": organisation,
        "rows": [
            {
                "when": capitalised(in_words(each.appointment)),
                "lasts": plural(_minutes(each.appointment), "minute"),
                "where": place_in_words(each.appointment),
                "who": each.appointment.worker.short_name.rstrip("."),
                "words": each.words,
                "is_cancelled": each.appointment.state == AppointmentState.CANCELLED,
            }
            for each in rows
        ],
        "agenda": reverse("support:invited_agenda", args=[public_id, token]),
    }
    return _private(render(request, "support/invited.html", context))


def _minutes(row: Appointment) -> int:
    return int((row.period.upper - row.period.lower).total_seconds() // 60)


@open_to_all
def invited_agenda(request: HttpRequest, public_id: UUID, token: str) -> HttpResponse:
    """The same for a telephone (RFC 5545): it asks again by itself."""
    organisation, rows = _found(public_id, token)
    if organisation is None or not rows:
        return _private(HttpResponse(GONE, status=410, content_type="text/plain; charset=utf-8"))
    events = [
        CalendarEvent(
            f"invitation-{each.pk}",
            each.appointment.period.lower,
            each.appointment.period.upper,
            f"Rendez-vous, {organisation.name}",
            place_in_words(each.appointment),
            each.appointment.state == AppointmentState.CANCELLED,
            each.words,
        )
        for each in rows
    ]
    content = written(events, organisation.name)
    return _private(HttpResponse(content, content_type="text/calendar"))
