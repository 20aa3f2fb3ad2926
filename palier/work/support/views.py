"""Accompaniment: measures, notes, moments, things to do."""

from dataclasses import replace

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from palier.base.journal.openings import note_opening
from palier.base.tenancy.actors import ActorRequest
from palier.base.ui import lists as ui_lists
from palier.base.ui.pages import done, form_page
from palier.registers.people.lists import HOUSEHOLDS
from palier.registers.people.models import Household
from palier.work.support import actions, forms, lists
from palier.work.support.models import Measure, Note, Task

CHOOSE = replace(
    HOUSEHOLDS,
    title="Avec quel ménage ?",
    lead="Choisissez le ménage que vous avez vu.",
    columns=[
        replace(HOUSEHOLDS.columns[0], link=lambda h: reverse("support:write_note", args=[h.pk])),
        *HOUSEHOLDS.columns[1:],
    ],
)


def measures(request: ActorRequest) -> HttpResponse:
    return ui_lists.show(request, lists.MEASURES)


def choose_household(request: ActorRequest) -> HttpResponse:
    """Whom one has seen, before writing about it."""
    return ui_lists.show(request, CHOOSE)


def _household(request: ActorRequest, pk: int) -> Household:
    return get_object_or_404(Household.objects.visible_to(request.actor), pk=pk)


def _crumbs(row: Household) -> list[tuple[str, str]]:
    return [
        ("Ménages", reverse("people:households")),
        (row.name, reverse("people:household", args=[row.pk])),
    ]


def open_measure(request: ActorRequest, pk: int) -> HttpResponse:
    row = _household(request, pk)
    initial = {"starts_on": request.today, "caseworker": request.actor.user_id}
    form = forms.OpenMeasure(request, subject=row, initial=initial)
    if form.carry_out(actions.open_measure, row):
        return done(request, "Accompagnement ouvert.", "people:household", pk)
    return form_page(
        request,
        form,
        title="Ouvrir un accompagnement",
        submit="Ouvrir cet accompagnement",
        back=reverse("people:household", args=[pk]),
        crumbs=_crumbs(row),
    )


def measure(request: ActorRequest, pk: int) -> HttpResponse:
    """A measure: dates, referrer, how it ended."""
    rows = Measure.objects.visible_to(request.actor)
    row = get_object_or_404(
        rows.select_related("household", "programme__funder", "caseworker"), pk=pk
    )
    return render(
        request, "support/measure.html", {"title": f"Mesure {row.programme}", "measure": row}
    )


def end_measure(request: ActorRequest, pk: int) -> HttpResponse:
    rows = Measure.objects.visible_to(request.actor).select_related("household", "programme")
    row = get_object_or_404(rows, pk=pk)
    form = forms.EndMeasure(request, subject=row)
    if form.carry_out(actions.end_measure, row):
        return done(request, "Accompagnement terminé.", "people:household", row.household_id)
    return form_page(
        request,
        form,
        title=f"Terminer la mesure {row.programme}",
        submit="Terminer cette mesure",
        back=reverse("support:measure", args=[pk]),
        crumbs=_crumbs(row.household),
    )


def write_note(request: ActorRequest, pk: int) -> HttpResponse:
    row = _household(request, pk)
    form = forms.WriteNote(request, subject=row, initial={"on": request.today})
    if form.carry_out(actions.write_note, row):
        return done(
            request,
            "Note enregistrée.",
            "people:household",
            pk,
            fix=reverse("support:correct_note", args=[form.result.pk]),
        )
    return form_page(
        request,
        form,
        title=f"Noter un entretien avec {row.name}",
        submit="Enregistrer la note",
        back=reverse("people:household", args=[pk]),
        crumbs=_crumbs(row),
        lead="Partagée, elle est lue par l’équipe sociale. Jamais par la gestion locative, "
        "la comptabilité ou les bénévoles.",
        template="support/write_note.html",
    )


def note(request: ActorRequest, pk: int) -> HttpResponse:
    """A note's words, for those who may read them; opening a secret one is remembered."""
    rows = Note.objects.readable_by(request.actor).visible_to(request.actor)
    row = get_object_or_404(rows.select_related("household", "author", "supervisor"), pk=pk)
    if row.is_secret:
        note_opening(row, actor=request.actor, on=request.today)
    context = {"title": row.title, "note": row, "versions": row.versions.order_by("-replaced_at")}
    return render(request, "support/note.html", context)


def correct_note(request: ActorRequest, pk: int) -> HttpResponse:
    rows = Note.objects.readable_by(request.actor).visible_to(request.actor)
    row = get_object_or_404(rows.select_related("household"), pk=pk)
    form = forms.CorrectNote(request, subject=row, initial={"title": row.title, "text": row.text})
    if form.carry_out(actions.correct_note, row):
        return done(
            request, "Note corrigée. Ce qu’elle disait avant est gardé.", "support:note", pk
        )
    return form_page(
        request,
        form,
        title="Corriger une note",
        submit="Enregistrer la correction",
        back=reverse("support:note", args=[pk]),
        crumbs=_crumbs(row.household),
    )


def note_path_moment(request: ActorRequest, pk: int) -> HttpResponse:
    row = _household(request, pk)
    form = forms.NotePathMoment(request, subject=row)
    if form.carry_out(actions.note_path_moment, row):
        return done(request, "Ajouté au parcours.", "people:household", pk)
    return form_page(
        request,
        form,
        title="Ajouter au parcours",
        submit="Ajouter ce moment",
        back=reverse("people:household", args=[pk]),
        crumbs=_crumbs(row),
        lead="Où le ménage a vécu, ce qui lui est arrivé, ce qu’il veut : avec ses mots.",
    )


def add_task(request: ActorRequest, pk: int) -> HttpResponse:
    row = _household(request, pk)
    form = forms.AddTask(request, subject=row, initial={"assignee": request.actor.user_id})
    if form.carry_out(actions.add_task, row):
        return done(request, "Ajouté à ce qui est à faire.", "people:household", pk)
    return form_page(
        request,
        form,
        title="Ajouter une chose à faire",
        submit="Ajouter",
        back=reverse("people:household", args=[pk]),
        crumbs=_crumbs(row),
    )


@require_POST
def finish_task(request: ActorRequest, pk: int) -> HttpResponse:
    row = get_object_or_404(Task.objects.visible_to(request.actor), pk=pk)
    form = forms.FinishTask(request)
    if form.carry_out(actions.finish_task, row):
        return done(request, f"Fait : {row.label}.", "people:household", row.household_id)
    return redirect("people:household", row.household_id)
