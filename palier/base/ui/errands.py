"""Large exports and prints are prepared by the worker: one leaves, stops, comes back for the file.

A page that makes a file asks first `later(request, …)`: above some size it answers with a page to
wait on, and the worker asks the same address again, as the same person, through the same walls.
"""

import hashlib
import re
import uuid
from collections.abc import Callable
from contextvars import ContextVar
from datetime import datetime, timedelta
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import connection, transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, QueryDict
from django.shortcuts import redirect
from django.urls import resolve
from django.utils import timezone
from procrastinate.contrib.django import app

from palier.base.kit.refusals import Refused
from palier.base.tenancy.actors import Actor, ActorRequest
from palier.base.tenancy.models import Organisation, User
from palier.base.tenancy.reads import actor_for
from palier.base.tenancy.walls import today_in, working_for
from palier.base.ui.models import Errand

PRINTED_AT_ONCE = 250
"""Papers that a page draws itself; more are drawn aside."""
AT_ONCE = 3
"""Files that one person may have waiting or being prepared."""
KEPT = timedelta(days=7)
TELLS_EVERY = 500
"""Rows between two tellings of how far one is."""
NO_FILE = (
    "Ce fichier n’a pas pu être préparé : la page qui le donne a répondu autre chose. Ouvrez-la pour "
    "savoir quoi corriger."
)
CHANGED = "Vos accès ont changé depuis que ce fichier a été demandé : demandez-le à nouveau."
UNFORESEEN = (
    "Quelque chose d’imprévu a arrêté ce fichier. Rien d’autre n’a changé. Recommencez ; si cela "
    "revient, donnez l’heure à la personne qui s’occupe de l’outil."
)
_under_way: ContextVar["Progress | None"] = ContextVar("errand", default=None)


class Stopped(Exception):
    """Whoever asked for it wants it no more."""


class Progress:
    """How far an errand is, told beside the transaction that prepares it."""

    def __init__(self, errand: Errand) -> None:
        self.errand = errand
        self.aside: Any = None

    def tell(self, done: int) -> None:
        """So many rows are done; raises Stopped when nobody wants them any more."""
        self.aside = self.aside or connection.copy()
        with self.aside.cursor() as cursor:
            cursor.execute(
                "SELECT set_config('palier.organisation', %s, false)",
                [str(self.errand.organisation_id)],
            )
            cursor.execute(
                "UPDATE ui_errand SET done = %s WHERE id = %s RETURNING state",
                [done, self.errand.pk],
            )
            row = cursor.fetchone()
        if row is not None and row[0] == Errand.State.STOPPED:
            raise Stopped

    def close(self) -> None:
        """Give the connection back as it was lent: working for nobody."""
        if self.aside is not None:
            with self.aside.cursor() as cursor:
                cursor.execute("RESET palier.organisation")
            self.aside.close()


def standing_of(actor: Actor) -> str:
    """What someone may and where, as one mark: a file is taken with the rights it was made with."""
    sites = None if actor.sites is None else sorted(actor.sites)
    told = repr((sorted(actor.roles), sites, sorted(actor.teams)))
    return hashlib.sha256(told.encode()).hexdigest()


def is_prepared_aside() -> bool:
    """Whether a file is being prepared by the worker."""
    return _under_way.get() is not None


def went(done: int) -> None:
    """Say, from wherever rows are written, that `done` of them are; nothing where no one waits."""
    progress = _under_way.get()
    if progress is not None and done % TELLS_EVERY == 0:
        progress.tell(done)


def later(request: ActorRequest, title: str, *, size: int, most: int) -> HttpResponse | None:
    """The page where one waits for a file of `size` rows, when it is more than `most`; else None.

    In the worker, and below that size, the page that asks prepares its file itself.
    """
    if size <= most or _under_way.get() is not None:
        return None
    mine = Errand.objects.visible_to(request.actor)
    open_ones = mine.filter(state__in=[Errand.State.WAITING, Errand.State.RUNNING])
    again = open_ones.filter(address=request.get_full_path()).first()
    if again is not None:
        return redirect("ui:errand", again.pk)
    if open_ones.count() >= AT_ONCE:
        messages.error(
            request,
            "Trois fichiers se préparent déjà pour vous. Attendez le premier, ou arrêtez-en un.",
        )
        return redirect("ui:errands")
    errand = Errand.objects.create(
        organisation=request.actor.organisation,
        asked_by=request.user,
        title=title[:200],
        address=request.get_full_path()[:2000],
        standing=standing_of(request.actor),
        total=size,
    )
    app.configure_task("palier.base.ui.jobs.prepare_file", queue="files", lock="files").defer(
        organisation_id=errand.organisation_id, errand_id=errand.pk
    )
    return redirect("ui:errand", errand.pk)


def prepare(organisation: Organisation, errand_id: int, now: Callable[[], datetime]) -> str:
    """Prepare one file as whoever asked for it; gives the state it ends in."""
    with working_for(organisation):
        errand = Errand.objects.select_related("asked_by").get(pk=errand_id)
        if not errand.is_open:
            return str(errand.state)  # stopped before its turn
        errand.state, errand.began_at = Errand.State.RUNNING, now()
        errand.save(update_fields=["state", "began_at"])
    progress = Progress(errand)
    token = _under_way.set(progress)
    try:
        with working_for(organisation):
            kept = _keep(errand, _answer(errand))
        _end(errand, now(), Errand.State.DONE, **kept)
    except Stopped:
        _end(errand, now(), Errand.State.STOPPED)
    except (Refused, PermissionDenied, Http404) as refusal:
        told = refusal.messages if isinstance(refusal, Refused) else [str(refusal) or NO_FILE]
        _end(errand, now(), Errand.State.FAILED, failure=" ".join(told)[:400])
    except Exception:
        _end(errand, now(), Errand.State.FAILED, failure=UNFORESEEN)
        raise
    finally:
        _under_way.reset(token)
        progress.close()
    return str(errand.state)


def _end(errand: Errand, at: datetime, state: str, **told: Any) -> None:
    """How it ended; what its owner stopped meanwhile stays stopped, and keeps no file."""
    with working_for(errand.organisation_id):
        row = Errand.objects.select_for_update().get(pk=errand.pk)
        if row.state == Errand.State.STOPPED and told.get("path"):
            path = told["path"]
            transaction.on_commit(lambda: default_storage.delete(path))
            told, state = {}, Errand.State.STOPPED
        Errand.objects.filter(pk=row.pk).update(state=state, ended_at=at, **told)
    errand.state = state


def _answer(errand: Errand) -> HttpResponseBase:
    """What the address answers to the person, drawn here."""
    request = _request_of(errand)
    match = resolve(request.path)
    answer: HttpResponseBase = match.func(request, *match.args, **match.kwargs)
    kind = answer.get("Content-Type", "")
    if answer.status_code != 200 or kind.startswith("text/html"):
        raise Refused(getattr(answer, "why", "") or NO_FILE)
    return answer


def _request_of(errand: Errand) -> ActorRequest:
    """A request for the errand's address, by whoever asked, with what their roles are today."""
    path, _, query = errand.address.partition("?")
    request: Any = HttpRequest()
    request.method, request.path, request.path_info = "GET", path, path
    request.GET = QueryDict(query)
    request.META = {"SERVER_NAME": "localhost", "SERVER_PORT": "80", "QUERY_STRING": query}
    user = User.objects.get(pk=errand.asked_by_id)
    request.user, request.session, request.htmx = user, {}, False
    actor = actor_for(user, errand.organisation_id)
    if actor is None:
        raise PermissionDenied("La personne qui l’a demandé n’a plus accès.")
    if standing_of(actor) != errand.standing:
        raise Refused(CHANGED)
    request.actor, request.today = actor, today_in(actor.organisation)
    told: ActorRequest = request
    return told


def _keep(errand: Errand, answer: HttpResponseBase) -> dict[str, Any]:
    """Keep the file; gives what the errand says of it."""
    streamed: Any = answer
    content = b"".join(streamed) if answer.streaming else streamed.content
    found = re.search(r'filename="([^"]+)"', answer.get("Content-Disposition", ""))
    path = f"{errand.organisation_id}/{uuid.uuid4()}"
    default_storage.save(path, ContentFile(content))
    return {
        "path": path,
        "name": (found[1] if found else "fichier")[:120],
        "media_type": answer.get("Content-Type", "")[:100],
        "size": len(content),
        "done": errand.total,
    }


def forget(organisation: Organisation) -> int:
    """Delete the files prepared more than a week ago; how many."""
    with working_for(organisation):
        old = list(Errand.objects.filter(asked_at__lt=timezone.now() - KEPT))
        for errand in old:
            if errand.path:
                default_storage.delete(errand.path)
        Errand.objects.filter(pk__in=[each.pk for each in old]).delete()
        return len(old)
