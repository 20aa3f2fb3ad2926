"""The security log: who came in or tried to, who gave access to whom, what was taken away."""

import re
from datetime import datetime, timedelta

from django.http import HttpRequest
from django.utils import timezone

from palier.base.journal.models import SecurityEvent
from palier.base.tenancy.actors import Actor
from palier.base.tenancy.models import Organisation, User
from palier.base.tenancy.reads import memberships_of
from palier.base.tenancy.walls import stand_in

Kind = SecurityEvent.Kind
BROWSERS = (
    ("Edg/", "Edge"),
    ("Firefox/", "Firefox"),
    ("Chrome/", "Chrome"),
    ("Safari/", "Safari"),
)
SYSTEMS = (
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("Mac OS", "Mac"),
    ("Linux", "Linux"),
)
ONE_A_MINUTE = timedelta(minutes=1)
REFUSED_A_MINUTE = 20


def note(
    organisation: Organisation | int,
    kind: str,
    *,
    user: int | None = None,
    by: int | None = None,
    request: HttpRequest | None = None,
    what: str = "",
    rows: int | None = None,
) -> None:
    """Write one event of an association that the transaction works for.

    `user`: whom it is about; `by`: who did it; `what`: whom or which list it names, never what
    is said of them.
    """
    SecurityEvent.objects.create(
        organisation_id=organisation if isinstance(organisation, int) else organisation.pk,
        kind=kind,
        user_id=user,
        by_id=by,
        address=address_of(request) if request else None,
        device=device_of(request) if request else "",
        what=what[:200],
        rows=rows,
    )


def note_taken(actor: Actor, request: HttpRequest, what: str, rows: int | None = None) -> None:
    """Someone took data away: `what` is the name of the file."""
    note(
        actor.organisation,
        Kind.EXPORTED,
        user=actor.user_id,
        by=actor.user_id,
        request=request,
        what=what,
        rows=rows,
    )


def note_refused(actor: Actor, request: HttpRequest) -> None:
    """Someone asked for what is not theirs: its address, never what it holds.

    The same address once a minute, and so many a minute at most: who tries every number fills no
    disk.
    """
    lately = SecurityEvent.objects.filter(
        organisation=actor.organisation,
        kind=Kind.REFUSED,
        user=actor.user_id,
        at__gt=timezone.now() - ONE_A_MINUTE,
    )
    told = list(lately.values_list("what", flat=True)[:REFUSED_A_MINUTE])
    if len(told) < REFUSED_A_MINUTE and request.path[:200] not in told:
        note(
            actor.organisation,
            Kind.REFUSED,
            user=actor.user_id,
            by=actor.user_id,
            request=request,
            what=request.path,
        )


def note_at_the_door(user: User, kind: str, request: HttpRequest | None, *, now: datetime) -> None:
    """Write one event in every association where `user` works today.

    Failures are written once a minute each: who guesses fills no disk.
    """
    stand_in(0, user_id=user.pk)
    for membership in list(memberships_of(user)):
        stand_in(membership.organisation_id, user_id=user.pk)
        said = SecurityEvent.objects.filter(kind=kind, user=user, at__gt=now - ONE_A_MINUTE)
        if kind != Kind.FAILED or not said.exists():
            note(membership.organisation_id, kind, user=user.pk, request=request)
    stand_in(0, user_id=user.pk)


def address_of(request: HttpRequest) -> str | None:
    """Where a request comes from, as the door says it; nothing when it is no address."""
    told = str(request.META.get("REMOTE_ADDR", ""))
    return told if re.fullmatch(r"[0-9a-fA-F.:]{2,45}", told) else None


def device_of(request: HttpRequest) -> str:
    """`Firefox, Windows`: enough for someone to know their own device."""
    agent = request.headers.get("User-Agent", "")
    browser = next((name for mark, name in BROWSERS if mark in agent), "")
    system = next((name for mark, name in SYSTEMS if mark in agent), "")
    return ", ".join(filter(None, [browser, system]))
