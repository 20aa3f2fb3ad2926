"""How views answer: a page, a form, a message and a way back."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from django.contrib import messages
from django.db import models
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.html import format_html

from palier.base.tenancy.actors import ActorRequest
from palier.base.tenancy.models import LegalEntity
from palier.base.tenancy.reads import main_entity
from palier.base.ui.forms import ActionForm
from palier.base.ui.picking import draw_whole, picked_part

Crumbs = Sequence[tuple[str, str]]


def form_page(
    request: ActorRequest,
    form: ActionForm,
    *,
    title: str,
    submit: str,
    back: str,
    crumbs: Crumbs = (),
    lead: str = "",
    danger: bool = False,
    template: str = "ui/form_page.html",
    **more: Any,
) -> HttpResponse:
    """A form on a page of its own; 422 with the errors first when something was wrong.

    While one writes in a field that picks among many rows, it answers with what corresponds.
    """
    if more.get("later"):
        draw_whole(form.fields.values())
    picked = picked_part(request, form.fields)
    if picked is not None:
        return HttpResponse(picked)
    context = {
        "form": form,
        "title": title,
        "submit": submit,
        "back": back,
        "crumbs": crumbs,
        "lead": lead,
        "danger": danger,
        "later": False,
        **more,
    }
    return render(request, template, context, status=422 if form.errors else 200)


def done(
    request: ActorRequest, sentence: str, to: str, *args: Any, fix: str = "", **kwargs: Any
) -> HttpResponse:
    """Say what was done, offer the way to correct it, and go on to the page `to`."""
    if fix:
        messages.success(request, format_html('{} <a href="{}">Corriger</a>', sentence, fix))
    else:
        messages.success(request, sentence)
    url = to if to.startswith("/") else reverse(to, args=args, kwargs=kwargs)
    return redirect(url)


def press(
    request: ActorRequest,
    action: Callable[..., Any],
    subject: models.Model,
    *,
    said: str,
    to: str,
    **known: Any,
) -> HttpResponse:
    """Answer a button that asks nothing: done and said, or refused in words; then go on to `to`."""
    form = ActionForm(request, subject=subject)
    if form.carry_out(action, subject, **known):
        return done(request, said, to)
    messages.error(request, " ".join(map(str, form.non_field_errors())))
    return redirect(to)


def ask(
    request: ActorRequest,
    form: ActionForm,
    action: Callable[..., Any],
    subject: models.Model,
    *,
    title: str,
    submit: str,
    back: str,
    said: str | Callable[[Any], str],
    to: str | Callable[[Any], str] = "",
    fix: Callable[[Any], str] | None = None,
    known: dict[str, Any] | None = None,
    **more: Any,
) -> HttpResponse:
    """Ask for what an action needs; once it is carried out, say so and go on.

    One goes on to `to`, else `back`; `known` is what the address already says.
    """
    if not form.carry_out(action, subject, **(known or {})):
        return form_page(request, form, title=title, submit=submit, back=back, **more)
    result = form.result
    sentence = said(result) if callable(said) else said
    url = to(result) if callable(to) else to or back
    return done(request, sentence, url, fix=fix(result) if fix else "")


def asked_entity(request: ActorRequest) -> LegalEntity:
    """The legal entity that the address names (`?entite=`), else the main one."""
    wanted = request.GET.get("entite", "")
    if wanted.isascii() and wanted.isdecimal():
        return get_object_or_404(LegalEntity.objects.visible_to(request.actor), pk=wanted)
    return main_entity(request.actor.organisation)


def asked_day(request: ActorRequest, name: str = "au", usual: date | None = None) -> date:
    """The day that the address asks for (`?au=`), else the usual one, or today."""
    try:
        return date.fromisoformat(request.GET.get(name, ""))
    except ValueError:
        return usual or request.today


def asked_year(request: ActorRequest) -> int:
    """The year that the address asks for (`?annee=`), else this one."""
    asked = request.GET.get("annee", "")
    if asked.isascii() and asked.isdecimal() and 1900 <= int(asked[:9]) <= 2100:
        return int(asked)
    return request.today.year
