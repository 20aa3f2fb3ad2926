"""The files one asked for: waiting, being prepared, ready to take."""

from typing import Any, cast

from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from palier.base.journal.security import note_taken
from palier.base.kit.refusals import Refused
from palier.base.tenancy.actors import ActorRequest
from palier.base.tenancy.middleware import open_to_members
from palier.base.ui.errands import CHANGED, KEPT, standing_of
from palier.base.ui.models import Errand
from palier.base.ui.pages import done


@open_to_members
def errands(request: ActorRequest) -> HttpResponse:
    """One's own files of the last days, the latest first."""
    rows = Errand.objects.visible_to(request.actor).order_by("-asked_at", "-pk")[:50]
    context = {"title": "Mes fichiers", "errands": rows, "days": KEPT.days}
    return render(request, "ui/errands.html", context)


@open_to_members
def errand(request: ActorRequest, pk: int) -> HttpResponse:
    """One file: how far it is, asked again every two seconds; then the file itself."""
    row = get_object_or_404(Errand.objects.visible_to(request.actor), pk=pk)
    part = request.headers.get("HX-Request")
    template = "ui/parts/errand.html" if part else "ui/errand.html"
    return render(request, template, {"title": row.title, "errand": row, "days": KEPT.days})


@open_to_members
def take_errand(request: ActorRequest, pk: int) -> HttpResponse:
    """The file, to whoever asked for it."""
    row = get_object_or_404(Errand.objects.visible_to(request.actor), pk=pk, state="done")
    if row.standing != standing_of(request.actor):
        raise Refused(CHANGED)
    if not default_storage.exists(row.path):
        raise Http404(row.path)
    note_taken(request.actor, request, row.name, row.total or None)
    given: Any = FileResponse(
        default_storage.open(row.path),
        as_attachment=True,
        filename=row.name,
        content_type=row.media_type,
    )
    return cast(HttpResponse, given)


@open_to_members
@require_POST
def stop_errand(request: ActorRequest, pk: int) -> HttpResponse:
    """It is no longer wanted: the worker stops at its next breath."""
    row = get_object_or_404(Errand.objects.visible_to(request.actor), pk=pk)
    stopped = Errand.objects.filter(pk=row.pk, state__in=["waiting", "running"]).update(
        state=Errand.State.STOPPED, ended_at=timezone.now()
    )
    said = "Arrêté." if stopped else "Il était déjà fini."
    return done(request, said, "ui:errands")
