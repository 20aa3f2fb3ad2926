from datetime import date, timedelta
from typing import Any

from django.db.models import F
from django.urls import reverse

from palier.base.documents.holding import may_hold_files, papers_for
from palier.base.kit.typography import of_name
from palier.base.tenancy.actors import Actor
from palier.base.tenancy.roles import declare_sights
from palier.base.ui import shell
from palier.base.ui.cards import Tab
from palier.base.ui.having import Rows
from palier.registers.people.models import Household
from palier.work.casework.asking import acting_for
from palier.work.casework.models import (
    FileStep,
    PersonalPlan,
    PlanStep,
    PlanVersion,
    Right,
    RightState,
)

declare_sights(
    {
        "casework.file": "le dossier social : projet, besoins, droits, budget, aides",
        "casework.health": "ce qui touche à la santé dans les besoins et les droits",
    },
    secrets=("casework.health",),
)
may_hold_files("casework.right", sight="casework.file")
papers_for("people.household", sight="casework.file", words="Qui lit le dossier social")
papers_for("people.household", sight="casework.health", words="Qui peut lire la santé")
papers_for("casework.right", sight="casework.health", words="Qui peut lire la santé")
may_hold_files("casework.handout", sight="casework.file")
shell.menu(
    shell.MenuEntry(
        "casework.rights", "Droits à renouveler", "casework:rights", "calendar", "casework.file"
    )
)
shell.menu(
    shell.MenuEntry(
        "casework.handouts",
        "Documents à remettre",
        "casework:handouts",
        "document-check",
        "casework.file",
    )
)
shell.menu(
    shell.MenuEntry(
        "casework.practice_reviews",
        "Analyses de pratiques",
        "casework:practice_reviews",
        "chat-bubble-left-right",
        "casework.file",
    )
)


@shell.answers("people.tabs")
def tabs(row: Household, actor: Actor) -> list[Tab]:
    """The pages of the social file, for those who accompany."""
    found = []
    if actor.sees("casework.file"):
        found = [
            Tab("Projet personnalisé", reverse("casework:household_plans", args=[row.pk]), 10),
            Tab("Besoins et savoir-faire", reverse("casework:household_needs", args=[row.pk]), 20),
            Tab("Droits et démarches", reverse("casework:household_rights", args=[row.pk]), 30),
            Tab("Aides et avances", reverse("casework:household_aid", args=[row.pk]), 50),
            Tab("Rencontres", reverse("casework:household_together", args=[row.pk]), 60),
        ]
    if actor.sees("people.budgets") and actor.sees("casework.file"):
        found.append(
            Tab("Ressources et budget", reverse("casework:household_budget", args=[row.pk]), 40)
        )
    return found


@shell.todo_source(
    on="ui.day",
    sight="casework.file",
    has=[
        Rows(
            Right,
            only=(
                ("state", RightState.OPEN),
                ("expires_on__isnull", False),
            ),
        )
    ],
)
def my_rights(row: None, actor: Actor, today: date) -> list[shell.Todo]:
    """Rights that I see to, from the day I asked to be told."""
    rows = (
        Right.objects.visible_to(actor)
        .filter(
            assignee__in=acting_for(actor, today), state=RightState.OPEN, expires_on__isnull=False
        )
        .filter(expires_on__lte=today + timedelta(days=365))
        .select_related("person", "household")
        .order_by("expires_on", "pk")
    )
    told = [
        r for r in rows if r.expires_on and r.expires_on <= today + timedelta(days=r.remind_days)
    ]
    return [
        shell.Todo(
            f"{r.person} : {r.get_kind_display()}",
            reverse("casework:right", args=[r.pk]),
            "Droit à renouveler, preuve à joindre",
            r.expires_on,
        )
        for r in told
    ]


@shell.todo_source(
    on="ui.day",
    sight="casework.file",
    has=[
        Rows(PlanStep, only=(("done_on", None),)),
        Rows(PersonalPlan),
        Rows(FileStep, only=(("answer_by_on__isnull", False),)),
    ],
)
def my_steps(row: None, actor: Actor, today: date) -> list[shell.Todo]:
    """Steps of plans that I hold, plans to read again, files to answer."""
    steps = (
        PlanStep.objects.visible_to(actor)
        .filter(assignee__in=acting_for(actor, today), done_on=None, aim__closed_on=None)
        .select_related("aim__plan__person")
        .order_by(F("due_on").asc(nulls_last=True), "pk")
    )
    found = [
        shell.Todo(
            step.label,
            reverse("casework:plan", args=[step.aim.plan_id]),
            f"Projet {of_name(step.aim.plan.person)}",
            step.due_on,
            reverse("casework:tick_step", args=[step.pk]),
        )
        for step in steps
    ]
    soon = today + timedelta(days=14)
    plans = (
        PersonalPlan.objects.visible_to(actor)
        .filter(caseworker__in=acting_for(actor, today), review_on__lte=soon)
        .select_related("person")
        .order_by("review_on", "pk")
    )
    found += [
        shell.Todo(
            f"Relire le projet avec {plan.person}",
            reverse("casework:plan", args=[plan.pk]),
            "Date dite ensemble",
            plan.review_on,
        )
        for plan in plans
    ]
    followed = [
        household for told in shell.ask("casework.seen_to_by", actor, today) for household in told
    ]
    answers = (
        FileStep.objects.visible_to(actor)
        .filter(answer_by_on__gte=today - timedelta(days=30), answer_by_on__lte=soon)
        .filter(file__closed_on=None, file__household__in=followed)
        .select_related("file__household")
        .order_by("answer_by_on", "pk")
    )
    found += [
        shell.Todo(
            f"{step.file.household.name} : répondre, {step.file}",
            reverse("casework:followed_file", args=[step.file_id]),
            step.what,
            step.answer_by_on,
        )
        for step in answers
    ]
    return found


@shell.panel(
    on="people.household",
    order=20,
    sight="casework.file",
    has=[Rows(Right, "household", only=(("state", RightState.OPEN),))],
)
def rights_here(row: Household, actor: Actor, today: date) -> shell.Part | None:
    found = (
        Right.objects.visible_to(actor)
        .filter(household=row, state=RightState.OPEN)
        .select_related("person")
        .order_by(F("expires_on").asc(nulls_last=True), "pk")
    )
    rights = list(found[:8])
    if not rights:
        return None
    return shell.Part("casework/_rights.html", {"rights": rights, "household": row})


@shell.answers("people.verbs")
def verbs_of_household(row: Household, actor: Actor) -> list[dict[str, Any]]:
    if not actor.may("casework.note_right"):
        return []
    url = reverse("casework:note_right", args=[row.pk])
    return [{"label": "Noter un droit", "url": url, "icon": "calendar", "main": False}]


@shell.answers("people.documents")
def plans_to_print(row: Household, actor: Actor, today: date) -> list[dict[str, str]]:
    """The personal plan of each person, as it stands."""
    if not actor.sees("casework.file"):
        return []
    plans = PersonalPlan.objects.visible_to(actor).filter(household=row).select_related("person")
    return [
        {
            "label": f"Projet personnalisé {of_name(plan.person)}",
            "url": reverse("casework:plan_pdf", args=[plan.pk]),
        }
        for plan in plans.order_by("pk")
    ]


@shell.timeline_source(
    on="people.household", sight="casework.file", has=[Rows(PlanVersion, "plan__household")]
)
def plan_versions(row: Household, actor: Actor, before: date, most: int) -> list[shell.Moment]:
    """Plans read together: signed, or refused."""
    found = (
        PlanVersion.objects.visible_to(actor)
        .filter(plan__household=row, on__lte=before)
        .select_related("plan__person", "worker")
        .order_by("-on", "-pk")[:most]
    )
    return [
        shell.Moment(
            each.on,
            each.pk,
            f"Projet personnalisé, version {each.number} : {each.get_answer_display()}",
            reverse("casework:plan", args=[each.plan_id]),
            f"{each.plan.person} et {each.worker.short_name}",
            "pencil-square",
            "ok" if each.answer != "refused" else "wait",
            "social",
        )
        for each in found
    ]


@shell.answers("papers.known")
def a_demand_that_runs(household: int, on: date) -> dict[str, date]:
    """A demand for social housing that runs: its certificate is there."""
    rows = Right.objects.filter(
        household=household,
        kind=Right.Kind.SOCIAL_HOUSING,
        state=RightState.OPEN,
        granted_on__lte=on,
        expires_on__gt=on,
    )
    right = rows.order_by("granted_on", "pk").last()
    return {} if right is None or right.granted_on is None else {"request": right.granted_on}
