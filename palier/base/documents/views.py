"""Papers that people bring: joined to a page, read again, taken away."""

from typing import Any
from urllib.parse import quote

from django.db.models import Model
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from palier.base.documents import actions, forms, lists
from palier.base.documents.holding import HOLDERS, audiences_of
from palier.base.documents.models import StoredFile
from palier.base.tenancy.actors import ActorRequest
from palier.base.ui import lists as ui_lists
from palier.base.ui.pages import done, form_page
from palier.base.ui.subjects import SUBJECTS

SHOWN = {"application/pdf", "image/png", "image/jpeg"}


def _holder(request: ActorRequest, name: str) -> tuple[Any, str, str]:
    """The row that a name is of, its page, and the sight its papers need; 404 behind the wall."""
    from django.apps import apps

    label, _, pk = name.partition(":")
    if label not in HOLDERS or not pk.isdecimal():
        raise Http404(name)
    model: Any = apps.get_model(label)
    row: Model = get_object_or_404(model.objects.visible_to(request.actor), pk=pk)
    subject = SUBJECTS.get(label)
    page = subject.url(row) if subject else reverse(label.replace(".", ":"), args=[pk])
    return row, page, HOLDERS[label]


def keep_file(request: ActorRequest, about: str) -> HttpResponse:
    row, page, _ = _holder(request, about)
    form = forms.KeepFile(request)
    form.ask_for_whom(audiences_of(about, request.actor))
    if form.carry_out(actions.keep_file, request.actor.organisation, about=row):
        return done(request, f"{form.result.label} : gardé.", page)
    return form_page(
        request,
        form,
        title="Joindre un document",
        submit="Garder ce document",
        back=page,
        crumbs=[(str(row), page)],
        lead="Visible de celles et ceux que vous choisissez, et de personne d’autre.",
    )


def file(request: ActorRequest, pk: int) -> HttpResponse:
    """The paper itself; only kinds that cannot run are shown in the browser."""
    row = get_object_or_404(StoredFile.objects.visible_to(request.actor), pk=pk)
    if row.about.partition(":")[0] in HOLDERS:
        _holder(request, row.about)  # what one may not see, one does not read the papers of
    response = HttpResponse(actions.content_of(row), content_type=row.media_type)
    way = "inline" if row.media_type in SHOWN else "attachment"
    response["Content-Disposition"] = f"{way}; filename*=UTF-8''{quote(row.name)}"
    return response


def remove_file(request: ActorRequest, pk: int) -> HttpResponse:
    row = get_object_or_404(StoredFile.objects.visible_to(request.actor), pk=pk)
    known = row.about.partition(":")[0] in HOLDERS
    page = _holder(request, row.about)[1] if known else "/"
    form = forms.RemoveFile(request)
    if form.carry_out(actions.remove_file, row):
        return done(request, "Document retiré.", page)
    return form_page(
        request,
        form,
        title=f"Retirer {row.label}",
        submit="Retirer ce document",
        back=page,
        lead="Le fichier est effacé pour de bon.",
        danger=True,
    )


def messages(request: ActorRequest) -> HttpResponse:
    return ui_lists.show(request, lists.MESSAGES)
