"""Who is at the door: opens the transaction, puts the actor on the request, raises the wall."""

import logging
from collections.abc import Callable
from contextlib import nullcontext
from functools import wraps
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import OperationalError, transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string

from palier.base.kit.broken import is_too_long
from palier.base.kit.memo import reading_once
from palier.base.tenancy.reads import actor_for
from palier.base.tenancy.walls import stand_in, today_in

View = Callable[..., HttpResponse]
logger = logging.getLogger(__name__)


def open_to_all(view: View) -> View:
    """Declare a page that needs nobody to have signed in."""
    view.open_to = "all"  # type: ignore[attr-defined]
    return view


def open_to_users(view: View) -> View:
    """Declare a page for anyone who signed in, before any association is chosen."""
    view.open_to = "users"  # type: ignore[attr-defined]
    return view


def open_to_members(view: View) -> View:
    """Declare a page for every member: it shows nothing that a wall protects."""
    view.open_to = "members"  # type: ignore[attr-defined]
    return view


class Doorkeeper:
    """One transaction per request, for one association, as one actor."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: Any) -> HttpResponse:
        with transaction.atomic():
            request.actor = None
            if request.user.is_authenticated:
                organisation_id = int(request.session.get("organisation", 0))
                stand_in(organisation_id, user_id=request.user.pk)
                request.actor = actor_for(request.user, organisation_id)
                request.today = today_in(request.actor.organisation) if request.actor else None
            changes_nothing = request.method in ("GET", "HEAD")
            with reading_once() if changes_nothing else nullcontext():
                response = self.get_response(request)
            if response.status_code >= 500:
                transaction.set_rollback(True)
        # What one reads when signed in is for nobody who takes the device, or the network, after.
        if request.user.is_authenticated or request.path.startswith("/entrer/"):
            response.headers.setdefault("Cache-Control", "private, no-store")
        return response

    def process_exception(self, request: HttpRequest, failure: Exception) -> HttpResponse | None:
        """What took longer than a page may, or is refused where no form asks, is told in a sentence,
        and nothing has changed."""
        if isinstance(failure, ValidationError):
            transaction.set_rollback(True)
            page = render_to_string("422.html", {"told": failure.messages})
            return HttpResponse(page, status=422)
        if not (isinstance(failure, OperationalError) and is_too_long(failure)):
            return None
        logger.warning("%s took too long: %s", request.path, failure)
        # Drawn without asking anything: the transaction is broken.
        return HttpResponse(
            render_to_string("503.html"), status=503, headers={"Retry-After": "30"}
        )

    def process_view(
        self, request: Any, view: View, args: object, kwargs: object
    ) -> HttpResponse | None:
        open_to = getattr(view, "open_to", "")
        if open_to == "all" or request.actor is not None:
            return None
        if not request.user.is_authenticated:
            if request.headers.get("HX-Request"):  # a part of a page: the whole page asks again
                return HttpResponse(headers={"HX-Refresh": "true"})
            return redirect_to_login(request.get_full_path())
        return None if open_to == "users" else redirect("accounts:associations")


def needs_sight(sight: str) -> Callable[[View], View]:
    """A page for those whose roles include `sight`; others are told so."""

    def wrap(view: View) -> View:
        @wraps(view)
        def guarded(request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
            if not request.actor.sees(sight):
                raise PermissionDenied(sight)
            return view(request, *args, **kwargs)

        guarded.needs_sight = sight  # type: ignore[attr-defined]
        return guarded

    return wrap
