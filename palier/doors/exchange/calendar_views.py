"""One's own appointments on one's own telephone, at a secret address that one may cut."""

import hashlib
import secrets
from datetime import timedelta
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from palier.base.tenancy.actors import ActorRequest
from palier.base.tenancy.middleware import open_to_all, open_to_members
from palier.base.tenancy.models import Organisation
from palier.base.tenancy.reads import actor_for
from palier.base.tenancy.walls import stand_in
from palier.base.ui import shell
from palier.base.ui.calendar import written
from palier.base.ui.forms import ActionForm
from palier.base.ui.pages import ask
from palier.doors.exchange import actions
from palier.doors.exchange.models import CalendarFeed

SHOWN = timedelta(days=90)
GONE = "Cet agenda n’est plus partagé. Demandez une nouvelle adresse depuis Palier."


def calendar(request: ActorRequest) -> HttpResponse:
    """Whether one has an address, since when, when it was last read."""
    feed = CalendarFeed.objects.visible_to(request.actor).filter(revoked_at=None).first()
    context = {"title": "Mon agenda sur mon téléphone", "feed": feed, "address": ""}
    return render(request, "exchange/calendar.html", context)


def open_feed(request: ActorRequest) -> HttpResponse:
    """The address is shown once: only its digest is kept."""
    token = secrets.token_urlsafe(32)
    form = ActionForm(request)
    organisation = request.actor.organisation
    digest = _digest(token)
    feeds = CalendarFeed.objects.visible_to(request.actor)
    if not form.carry_out(actions.open_feed, organisation, digest=digest):
        return calendar(request)
    feed = feeds.filter(revoked_at=None).first()
    path = reverse("exchange:feed", args=[organisation.public_id, token])
    address = request.build_absolute_uri(path) if feed and feed.digest == digest else ""
    context = {"title": "Mon agenda sur mon téléphone", "feed": feed, "address": address}
    return render(request, "exchange/calendar.html", context)


@open_to_members
def close_feed(request: ActorRequest) -> HttpResponse:
    return ask(
        request,
        ActionForm(request),
        actions.close_feed,
        request.actor.organisation,
        title="Couper mon adresse d’agenda",
        submit="Couper cette adresse",
        said="Adresse coupée : votre téléphone n’y lira plus rien.",
        back=reverse("exchange:calendar"),
        danger=True,
    )


@open_to_all
def feed(request: HttpRequest, public_id: UUID, token: str) -> HttpResponse:
    """Appointments as iCalendar (RFC 5545), for whoever holds the secret address.

    Cut, unknown, or of someone whose access is closed: 410, and a sentence.
    """
    organisation = Organisation.objects.filter(public_id=public_id).first()
    if organisation is None:
        return HttpResponse(GONE, status=410, content_type="text/plain; charset=utf-8")
    stand_in(organisation.pk)
    found = (
        CalendarFeed.objects.filter(digest=_digest(token), revoked_at=None)
        .select_related("user")
        .first()
    )
    actor = actor_for(found.user, organisation.pk) if found else None
    if found is None or actor is None or not found.user.is_active:
        return HttpResponse(GONE, status=410, content_type="text/plain; charset=utf-8")
    CalendarFeed.objects.filter(pk=found.pk).update(read_at=timezone.now())
    since = timezone.now() - SHOWN
    events = [each for told in shell.ask("exchange.events", actor, since) for each in told]
    response = HttpResponse(
        written(events, f"Palier, {organisation.name}"), content_type="text/calendar"
    )
    response["Cache-Control"] = "private, no-store"
    return response


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
