from datetime import date
from typing import Any

from django.urls import reverse

from palier.base.tenancy.actors import Actor
from palier.base.tenancy.roles import declare_sights
from palier.base.ui import shell
from palier.base.ui.lists import Chip
from palier.registers.people.models import Household
from palier.work.support.models import Measure, Note, PathMoment, Task

declare_sights(
    {
        "support.measures": "les accompagnements : dispositif, référent, dates, parcours",
        "support.notes": "les notes sociales partagées (et les siennes, secrètes)",
    }
)
shell.menu(
    shell.MenuEntry(
        "support.measures",
        "Accompagnements",
        "support:measures",
        "map",
        "support.measures",
        short="Mesures",
    )
)
shell.add(
    shell.AddEntry(
        10,
        "Un entretien",
        "Noter un entretien",
        "support:choose_household",
        "pencil-square",
        "support.write_note",
    )
)


@shell.answers("people.verbs")
def verbs(row: Household, actor: Actor) -> list[dict[str, Any]]:
    if not actor.may("support.write_note"):
        return []
    url = reverse("support:write_note", args=[row.pk])
    return [{"label": "Noter un entretien", "url": url, "icon": "plus", "main": True}]


@shell.answers("people.facts")
def who_accompanies(row: Household, actor: Actor, today: date) -> list[Chip]:
    if not actor.sees("support.measures"):
        return []
    measures = (
        Measure.objects.visible_to(actor)
        .filter(household=row, state="active")
        .select_related("caseworker", "programme")
        .order_by("pk")
    )
    return [Chip(f"{m.programme} : {m.caseworker.short_name}", "", "map") for m in measures]


@shell.path_source(on="people.household", sight="support.measures")
def path(row: Household, actor: Actor) -> list[shell.Step]:
    """Measures, and what the household told of its own path."""
    steps = [
        shell.Step(
            "measure",
            f"Mesure {m.programme}",
            m.period.lower,
            m.period.upper,
            "",
            reverse("support:measure", args=[m.pk]),
            "map",
        )
        for m in Measure.objects.visible_to(actor)
        .filter(household=row)
        .select_related("programme")
    ]
    moments = PathMoment.objects.visible_to(actor).filter(household=row).order_by("pk")
    steps += [
        shell.Step(
            m.kind,  # type: ignore[arg-type]
            f"« {m.label} »" if m.kind == PathMoment.Kind.WISH else m.label,
            m.period.lower,
            m.period.upper,
            m.where,
            "",
            "moon",
        )
        for m in moments
    ]
    return steps


@shell.timeline_source(on="people.household", sight="support.notes")
def notes(row: Household, actor: Actor, before: date, most: int) -> list[shell.Moment]:
    """Notes; of a secret one, only who may read it."""
    found = (
        Note.objects.visible_to(actor)
        .filter(household=row, on__lte=before)
        .select_related("author", "supervisor")
        .order_by("-on", "-pk")[:most]
    )
    return [_secret(note) if note.is_secret else _shared(note) for note in found]


def _secret(note: Note) -> shell.Moment:
    readers = [note.author.short_name]
    if note.supervisor:
        readers.append(note.supervisor.short_name)
    return shell.Moment(
        note.on,
        note.pk,
        f"Note secrète de {note.author.short_name}",
        reverse("support:note", args=[note.pk]),
        "",
        "lock-closed",
        "bad",
        "social",
        f"Peuvent la lire : {' et '.join(readers)}",
    )


def _shared(note: Note) -> shell.Moment:
    text = note.text if len(note.text) <= 180 else note.text[:180].rsplit(" ", 1)[0] + "…"
    return shell.Moment(
        note.on,
        note.pk,
        note.title,
        reverse("support:note", args=[note.pk]),
        f"{text} ({note.author.short_name})",
        "pencil-square",
        "info",
        "social",
    )


@shell.timeline_source(on="people.household", sight="support.measures")
def measures(row: Household, actor: Actor, before: date, most: int) -> list[shell.Moment]:
    found = []
    for m in Measure.objects.visible_to(actor).filter(household=row).select_related("programme"):
        url = reverse("support:measure", args=[m.pk])
        if m.period.lower <= before:
            found.append(
                shell.Moment(
                    m.period.lower,
                    m.pk,
                    f"Accompagnement ouvert : {m.programme}",
                    url,
                    "",
                    "map",
                    "info",
                    "social",
                )
            )
        if m.last_on and m.last_on <= before:
            title = f"Accompagnement terminé : {m.get_end_reason_display()}"
            found.append(shell.Moment(m.last_on, m.pk, title, url, "", "flag", "ok", "social"))
    return sorted(found, key=lambda each: (each.on, each.pk), reverse=True)[:most]


def _todo(task: Task, why: str) -> shell.Todo:
    return shell.Todo(
        task.label,
        reverse("people:household", args=[task.household_id]),
        why,
        task.due_on,
        reverse("support:finish_task", args=[task.pk]),
    )


@shell.todo_source(on="people.household", sight="support.measures")
def tasks_of(row: Household, actor: Actor, today: date) -> list[shell.Todo]:
    tasks = (
        Task.objects.visible_to(actor)
        .filter(household=row, done_at=None)
        .select_related("assignee")
        .order_by("due_on", "pk")[:20]
    )
    return [_todo(task, f"Pour {task.assignee.short_name}") for task in tasks]


@shell.todo_source(on="ui.day", sight="support.measures")
def my_tasks(row: None, actor: Actor, today: date) -> list[shell.Todo]:
    tasks = (
        Task.objects.visible_to(actor)
        .filter(assignee=actor.user_id, done_at=None)
        .select_related("household")
        .order_by("due_on", "pk")[:20]
    )
    mine = [_todo(task, task.household.name) for task in tasks]
    ending = (
        Measure.objects.visible_to(actor)
        .filter(caseworker=actor.user_id, state="active", planned_end_on__isnull=False)
        .select_related("household", "programme")
        .order_by("planned_end_on", "pk")[:20]
    )
    mine += [
        shell.Todo(
            f"{m.household.name} : renouveler ou terminer",
            reverse("support:measure", args=[m.pk]),
            f"Fin prévue de la mesure {m.programme}",
            m.planned_end_on,
        )
        for m in ending
        if shell.tone_of(m.planned_end_on, today)
    ]
    return mine


@shell.panel(on="ui.day", order=10, sight="support.measures")
def my_households(row: None, actor: Actor, today: date) -> shell.Part | None:
    if not actor.may("support.write_note"):
        return None
    mine = Measure.objects.visible_to(actor).filter(caseworker=actor.user_id, state="active")
    context = {"count": mine.count(), "user_id": actor.user_id}
    return shell.Part("support/_my_households.html", context)


@shell.panel(on="people.household", order=30, sight="support.measures")
def measures_here(row: Household, actor: Actor, today: date) -> shell.Part | None:
    found = (
        Measure.objects.visible_to(actor)
        .filter(household=row)
        .select_related("programme", "caseworker")
        .order_by("-period", "-pk")
    )
    return shell.Part("support/_measures.html", {"measures": list(found), "household": row})
