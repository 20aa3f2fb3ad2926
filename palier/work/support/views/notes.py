"""Interventions, moments of the path, things to do."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from palier.base.journal.openings import note_opening
from palier.base.kit.typography import day_in_words, of_name, the_name
from palier.base.tenancy.actors import ActorRequest
from palier.base.ui import lists as ui_lists
from palier.base.ui.forms import Confirm
from palier.base.ui.pages import ask, done, press
from palier.base.ui.subjects import Subject
from palier.registers.people import choosing as people
from palier.registers.people.models import Household
from palier.work.casework.finding import crumbs as _crumbs
from palier.work.support import actions, forms
from palier.work.support.finding import HOUSEHOLD
from palier.work.support.models import Note, NoteVersion, PathMoment, SecretSentence, Task
from palier.work.support.words import join_secrets, pieces

CHOOSE = people.choose_household(
    "Avec quel ménage ?",
    "Choisissez le ménage que vous avez vu.",
    lambda household: reverse("support:write_note", args=[household.pk]),
    actions=(("Mes ménages", "support:my_caseload", "users", "support.write_note"),),
)


def choose_household(request: ActorRequest) -> HttpResponse:
    """Whom one has seen, before writing about it."""
    return ui_lists.show(request, CHOOSE)


def _page(pk: int) -> str:
    return reverse("people:household", args=[pk])


@HOUSEHOLD.asks("noter/")
def write_note(request: ActorRequest, row: Household) -> HttpResponse:
    """Three fields, and more for those who want: what, what was said, how long."""
    initial: dict[str, Any] = {"on": request.today}
    if request.GET.get("objet"):
        initial["title"] = request.GET["objet"][:120]
    if request.GET.get("genre") in Note.Kind.values:
        initial["kind"] = request.GET["genre"]
    form = forms.WriteNote(request, subject=row, initial=initial)
    return ask(
        request,
        form,
        actions.write_note,
        row,
        title=f"Noter un entretien, {row.name}",
        submit="Enregistrer la note",
        said=lambda made: _said(form),
        fix=lambda made: reverse("support:correct_note", args=[made.pk]),
        back=_page(row.pk),
        crumbs=_crumbs(row),
        lead="Partagée, elle est lue par l’équipe sociale. Jamais par la gestion locative, "
        "la comptabilité ou les bénévoles.",
        template="support/write_note.html",
    )


def _said(form: forms.WriteNote) -> str:
    """What was kept, the note and what follows it."""
    made = {
        "todo": "une chose à faire",
        "meet_at": "un rendez-vous",
        "right": "un droit à surveiller",
    }
    told = [words for name, words in made.items() if form.cleaned_data.get(name)]
    return f"Note enregistrée, avec {', '.join(told)}." if told else "Note enregistrée."


def _note(request: ActorRequest, pk: int) -> Note:
    rows = Note.objects.readable_by(request.actor).visible_to(request.actor)
    return get_object_or_404(rows.select_related("household", "author", "supervisor"), pk=pk)


def _sentences(request: ActorRequest, row: Note) -> dict[int, str]:
    found = SecretSentence.objects.visible_to(request.actor).filter(note=row, version=None)
    return dict(found.values_list("number", "text"))


def read_by(row: Note, *, has_secrets: bool, reads_secrets: bool) -> tuple[str, str]:
    """Who reads a note, as an icon and in words."""
    few = row.author.short_name + (f" et {row.supervisor.short_name}" if row.supervisor else "")
    if row.is_secret:
        return "lock-closed", f"Note secrète, lue par {few} seulement. Son ouverture est inscrite."
    if reads_secrets:
        return "lock-closed", (
            f"Lue par l’équipe sociale ; les phrases soulignées, par {few} seulement. "
            "Leur ouverture est inscrite."
        )
    if has_secrets:
        return "lock-closed", f"Une partie est secrète, lue par {few}."
    return "eye", "Lue par l’équipe sociale."


def note(request: ActorRequest, pk: int) -> HttpResponse:
    """A note's words, for those who may read them; opening a secret one is remembered."""
    row = _note(request, pk)
    sentences = _sentences(request, row)
    if row.is_secret or sentences:
        note_opening(row, actor=request.actor, on=request.today)
    told = pieces(row.text, sentences)
    has_secrets = any(is_secret for _, is_secret in told)
    icon, audience = read_by(row, has_secrets=has_secrets, reads_secrets=bool(sentences))
    context = {
        "title": row.title,
        "note": row,
        "pieces": told,
        "audience_icon": icon,
        "audience": audience,
        "versions": [
            {
                "row": version,
                "told": _told(version, row),
                "pieces": pieces(version.text, _of_version(request, version.pk)),
            }
            for version in NoteVersion.objects.visible_to(request.actor)
            .filter(note=row)
            .order_by("-replaced_at")
        ],
    }
    return render(request, "support/note.html", context)


def _told(version: NoteVersion, note: Note) -> str:
    """What a version was called, with its day where that has changed."""
    if version.on is None or version.on == note.on:
        return version.title
    return f"{version.title} ({day_in_words(version.on)})"


def _of_version(request: ActorRequest, pk: int) -> dict[int, str]:
    found = SecretSentence.objects.visible_to(request.actor).filter(version=pk)
    return dict(found.values_list("number", "text"))


def correct_note(request: ActorRequest, pk: int) -> HttpResponse:
    row = _note(request, pk)
    text = join_secrets(row.text, _sentences(request, row))
    initial = {
        "title": row.title,
        "text": text,
        "kind": row.kind,
        "on": row.on,
        "minutes": row.minutes,
        "is_face_to_face": "true" if row.is_face_to_face else "false",
    }
    form = forms.CorrectNote(request, subject=row, initial=initial)
    return ask(
        request,
        form,
        actions.correct_note,
        row,
        title="Corriger une note",
        submit="Enregistrer la correction",
        said="Note corrigée. Ce qu’elle disait avant est gardé.",
        back=reverse("support:note", args=[pk]),
        crumbs=_crumbs(row.household),
    )


def move_note(request: ActorRequest, pk: int) -> HttpResponse:
    row = _note(request, pk)
    return ask(
        request,
        forms.MoveNote(request, subject=row),
        actions.move_note,
        row,
        title="Passer une note à un autre ménage",
        submit="Passer cette note",
        said=lambda made: f"Note passée au dossier {of_name(made.household.name)}.",
        to=lambda made: reverse("support:note", args=[made.pk]),
        back=reverse("support:note", args=[pk]),
        crumbs=_crumbs(row.household),
        lead=f"Écrite chez {the_name(row.household.name)} par erreur : ses mots quittent ce dossier. Une chose "
        "à faire, un rendez-vous ou un droit pris avec elle y restent.",
        danger=True,
    )


HOUSEHOLD.verb(
    actions.note_path_moment,
    forms.NotePathMoment,
    at="parcours/",
    title="Ajouter au parcours",
    submit="Ajouter ce moment",
    said="Ajouté au parcours.",
    lead="Où le ménage a vécu, ce qui lui est arrivé, ce qu’il veut : avec ses mots.",
)


PATH_MOMENT = Subject(
    PathMoment,
    "parcours/<int:pk>/",
    fetch=("household",),
    page=lambda row: _page(row.household_id),
    under=lambda row: _crumbs(row.household),
)
PATH_MOMENT.verb(
    actions.remove_path_moment,
    at="retirer/",
    title=lambda row: f"Retirer du parcours : {row.label}",
    submit="Retirer ce moment",
    said="Retiré du parcours.",
    lead="Un souhait qui a changé, une date fausse : retirez-le, puis ajoutez ce qui est juste.",
    to=lambda made: _page(made.pk),
)


HOUSEHOLD.verb(
    actions.add_task,
    forms.AddTask,
    at="a-faire/",
    title="Ajouter une chose à faire",
    submit="Ajouter",
    said="Ajouté à ce qui est à faire.",
    initial=lambda row, seen: {"assignee": seen.actor.user_id},
)


@require_POST
def finish_task(request: ActorRequest, pk: int) -> HttpResponse:
    row = get_object_or_404(Task.objects.visible_to(request.actor), pk=pk)
    form = Confirm(request)
    if form.carry_out(actions.finish_task, row):
        fix = reverse("support:resume_task", args=[row.pk])
        return done(request, f"Fait : {row.label}.", _back(request, row), fix=fix)
    return redirect(_back(request, row))


@require_POST
def take_task(request: ActorRequest, pk: int) -> HttpResponse:
    row = get_object_or_404(Task.objects.visible_to(request.actor), pk=pk)
    return press(
        request,
        actions.take_task,
        row,
        said=f"« {row.label} » est à vous.",
        to=_back(request, row),
    )


def _back(request: ActorRequest, row: Task) -> str:
    """Where one ticked it: one’s day, or the household."""
    to = request.POST.get("next", "")
    if to and url_has_allowed_host_and_scheme(to, {request.get_host()}):
        return to
    return reverse("people:household", args=[row.household_id])


TASK = Subject(
    Task,
    "a-faire/<int:pk>/",
    fetch=("household", "assignee"),
    page=lambda row: reverse("people:household", args=[row.household_id]),
    under=lambda row: [(row.household.name, reverse("people:household", args=[row.household_id]))],
)
TASK.verb(
    actions.move_task,
    forms.MoveTask,
    at="reporter/",
    title=lambda row: f"Reporter : {row.label}",
    submit="Reporter",
    said=lambda made: (
        f"{made.label} : {made.assignee.short_name}, avant le "
        f"{day_in_words(made.due_on)}.".replace("..", ".")
    ),
    initial=lambda row, seen: {"due_on": row.due_on or seen.today, "assignee": row.assignee_id},
    to=lambda row: reverse("ui:day"),
)
TASK.verb(
    actions.resume_task,
    at="remettre/",
    title=lambda row: f"Remettre à faire : {row.label}",
    submit="Remettre à faire",
    said=lambda made: f"De nouveau à faire : {made.label}.",
    lead=lambda row: (
        f"Cochée par erreur, ou pas finie : elle revient à {row.assignee.short_name}, "
        "avec sa date."
    ),
)
