"""What the day of each says: tasks, appointments, households, the team."""

from collections.abc import Iterable
from datetime import date, timedelta

from django.db.models import Q
from django.urls import reverse
from django.utils.timezone import localtime, now

from palier.base.kit.periods import in_force
from palier.base.kit.typography import time_in_words
from palier.base.tenancy.actors import Actor
from palier.base.tenancy.models import Membership
from palier.base.ui import shell
from palier.base.ui.having import Rows
from palier.registers.people.following import mine as followed_by_me
from palier.registers.people.models import Household
from palier.registers.people.reads import may_see_home
from palier.work.casework.models import Right, RightState
from palier.work.support import reads
from palier.work.support.models import OPEN, Appointment, Measure, Task

WEEK = timedelta(days=7)


@shell.todo_source(
    on="people.household",
    sight="support.measures",
    has=[Rows(Task, "household", only=(("done_at", None),))],
)
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
    held = {*reads.responsible_for(actor.user_id, actor, today), actor.user_id}
    team = Membership.objects.filter(in_force(today), team__isnull=False, team=actor.team_id)
    soon = Q(assignee__in=team.values("user"), due_on__lte=today + WEEK)
    tasks = (
        Task.objects.visible_to(actor)
        .filter(Q(assignee__in=held) | soon, done_at=None)
        .select_related("household", "assignee")
        .order_by("due_on", "pk")
    )
    mine = [_todo(task, task.household.name, actor) for task in tasks]
    ending = (
        Measure.objects.visible_to(actor)
        .filter(
            caseworker__in=reads.responsible_for(actor.user_id, actor, today),
            state__in=OPEN,
            planned_end_on__isnull=False,
        )
        .select_related("household", "programme")
        .order_by("planned_end_on", "pk")
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


def _todo(task: Task, why: str, actor: Actor | None = None) -> shell.Todo:
    """Something to do, with what one may do about it where one’s day is listed."""
    is_mine = actor is None or task.assignee_id == actor.user_id
    verbs = []
    if actor is not None and not is_mine and actor.may("support.take_task"):
        url = reverse("support:take_task", args=[task.pk])
        verbs.append(shell.TodoVerb("Prendre cette tâche", url, post=True))
    if actor is not None and is_mine and actor.may("support.move_task"):
        verbs.append(shell.TodoVerb("Reporter…", reverse("support:move_task", args=[task.pk])))
    return shell.Todo(
        task.label,
        reverse("people:household", args=[task.household_id]),
        f"{why} · pour qui lit les notes" if task.is_reserved else why,
        task.due_on,
        reverse("support:finish_task", args=[task.pk]),
        "" if is_mine else task.assignee.short_name,
        tuple(verbs),
    )


@shell.panel(on="ui.day", order=3, sight="support.measures")
def my_appointments(row: None, actor: Actor, today: date) -> shell.Part | None:
    """Today, hour by hour, and what to prepare."""
    rows = (
        Appointment.objects.visible_to(actor)
        .filter(worker=actor.user_id, period__startswith__date=today)
        .exclude(state="cancelled")
        .select_related("household")
        .order_by("period", "pk")
    )
    ready = reads.to_prepare([each.household_id for each in rows], actor, today)
    told = [
        {
            "row": each,
            "prepare": ready.get(each.household_id or 0, []),
            "begins": localtime(each.period.lower),
            "address": each.address
            if each.household is None or may_see_home(each.household, actor)
            else "",
        }
        for each in rows
    ]
    if not told and not actor.may("support.book_appointment"):
        return None
    return shell.Part("support/_today.html", {"told": told}, _next(rows))


def _next(rows: Iterable[Appointment]) -> tuple[str, str, str] | None:
    """The next appointment of the day, for the head of the page."""
    for each in rows:
        if each.state == "planned" and each.period.lower >= now():
            begins = time_in_words(localtime(each.period.lower))
            whom = each.household.name if each.household else each.title
            at = (
                reverse("people:household", args=[each.household_id])
                if each.household_id
                else reverse("support:week")
            )
            return "Prochain rendez-vous :", f"{begins}, {whom}", at
    return None


@shell.panel(on="ui.day", order=8, sight="support.measures")
def what_moved(row: None, actor: Actor, today: date) -> shell.Part | None:
    """What others did since yesterday about the households that I see to."""
    if not actor.may("support.write_note"):
        return None
    seen_to = [pk for told in shell.ask("casework.seen_to_by", actor, today) for pk in told]
    told = reads.what_moved(seen_to, actor, today)
    if not told:
        return None
    return shell.Part(
        "support/_what_moved.html", {"told": told[:8], "count": len(told), "more": len(told) - 8}
    )


@shell.panel(on="ui.day", order=10, sight="support.measures")
def my_households(row: None, actor: Actor, today: date) -> shell.Part | None:
    if not actor.may("support.write_note"):
        return None
    workers = reads.responsible_for(actor.user_id, actor, today)
    rules = reads.Rules.of(actor.organisation, today)
    mine = list(reads.open_measures(actor, workers))
    told = [reads.late(measure, rules, today) for measure in mine]
    context = {
        "count": len(mine),
        "user_id": actor.user_id,
        "quiet": sum(1 for each in told if each.quiet),
        "quiet_days": rules.quiet_days,
        "ends": sum(1 for each in told if each.end),
        "rights": _rights_soon(actor, today),
    }
    return shell.Part("support/_my_households.html", context)


def _rights_soon(actor: Actor, today: date) -> int:
    """Rights that end within sixty days, of the households one sees to: those of the list it opens."""
    if not actor.sees("casework.file"):
        return 0
    rights = Right.objects.visible_to(actor).filter(
        state=RightState.OPEN,
        expires_on__lte=today + timedelta(days=60),
        household__in=Household.objects.filter(followed_by_me(actor)).values("pk"),
    )
    return rights.count()
