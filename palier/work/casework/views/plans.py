"""The personal plan: the page both look at, its steps, its versions, its PDF."""

from datetime import date
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from palier.base.documents.drawing import pdf_response
from palier.base.journal.openings import note_opening
from palier.base.kit.typography import capitalised, day_in_words, of_name, plural
from palier.base.tenancy.actors import ActorRequest
from palier.base.tenancy.middleware import needs_sight
from palier.base.ui.cards import Card, Line, Verb, show_cards, verb, verbs
from palier.base.ui.lists import Chip
from palier.base.ui.shell import tone_of
from palier.base.ui.subjects import Subject
from palier.registers.people.models import Household
from palier.registers.people.reads import tabs_of
from palier.work.casework import papers
from palier.work.casework.actions.plans import frozen
from palier.work.casework.families import LABELS, SKILLS
from palier.work.casework.finding import HOUSEHOLD, PERSONAL_PLAN
from palier.work.casework.finding import crumbs as _crumbs
from palier.work.casework.finding import plan_page as _page
from palier.work.casework.models import PersonalPlan, PlanAim, PlanStep, PlanVersion
from palier.work.casework.reads import latest_skills


@needs_sight("casework.file")
def household_plans(request: ActorRequest, pk: int) -> HttpResponse:
    """The plans of a household: straight to it when there is one."""
    row = HOUSEHOLD.find(request, pk)
    plans = list(
        PersonalPlan.objects.visible_to(request.actor)
        .filter(household=row)
        .select_related("person")
        .order_by("pk")
    )
    if len(plans) == 1 and "tous" not in request.GET:
        return redirect(_page(plans[0]))
    return show_cards(
        request,
        title=f"Projet personnalisé, {row.name}",
        lead="Ce que la personne veut, avec ses mots, et comment y aller ensemble.",
        crumbs=_crumbs(row),
        here="Projet personnalisé",
        tabs=tabs_of(row, request.actor),
        verbs=[
            verb(
                request, "casework.write_plan", "Écrire un projet", pk, "pencil-square", main=True
            )
        ],
        cards=[
            Card(
                "Projets",
                [
                    Line(
                        f"Projet {of_name(plan.person)}",
                        f"À relire le {day_in_words(plan.review_on)}",
                        _page(plan),
                    )
                    for plan in plans
                ],
                empty="Aucun projet encore. Il commence par une phrase de la personne.",
            )
        ],
    )


@PERSONAL_PLAN.shown
def plan(request: ActorRequest, row: PersonalPlan) -> HttpResponse:
    """The plan as both look at it: the wish, aims and steps, skills, what the person says of it."""
    note_opening(row, actor=request.actor, on=request.today)
    versions = list(row.versions.select_related("worker").order_by("-number"))
    name = row.person.formal_name

    def to(page: str) -> str:
        return reverse(f"casework:{page}", args=[row.pk])

    return show_cards(
        request,
        title=f"Projet personnalisé {of_name(name)}",
        lead=_state(row, versions),
        crumbs=_crumbs(row.household),
        here="Projet personnalisé",
        tabs=tabs_of(row.household, request.actor),
        audience=f"{name} le lit, le corrige ou le refuse, à l’écran ou sur papier",
        verbs=[
            Verb("Le projet en PDF", to("plan_pdf"), "document-text"),
            verb(request, "casework.comment_plan", "Noter sa parole", row),
            verb(request, "casework.sign_plan", "Relire et signer", row, "check"),
            verb(
                request,
                "casework.continue_plan",
                "Écrire la suite ensemble",
                row,
                "pencil-square",
                main=True,
            ),
        ],
        cards=[
            _wish_card(request, row),
            *_aims(request, row, request.today),
            _strengths(row),
            _skills(request, row.household),
            _comments(row),
            _versions(versions),
        ],
    )


def _wish_card(request: ActorRequest, row: PersonalPlan) -> Card:
    """What the person wants, in their words."""
    return Card(
        "Ce que je veux, avec mes mots",
        quote=row.wish,
        note=f"Dit le {day_in_words(row.written_on)}",
        verbs=verbs(verb(request, "casework.add_aim", "Ajouter des objectifs", row, "plus")),
    )


def _state(row: PersonalPlan, versions: list[PlanVersion]) -> str:
    review = f"À relire ensemble le {day_in_words(row.review_on)}."
    if not versions:
        return f"Pas encore signé. {review}"
    last = versions[0]
    later = " Modifié depuis." if last.content != frozen(row) else ""
    if last.answer == PlanVersion.Answer.REFUSED:
        return f"Version {last.number} refusée le {day_in_words(last.on)}.{later} {review}"
    return (
        f"Version {last.number}, du {day_in_words(last.on)}, signée par {last.signed_as} et "
        f"{last.worker.short_name.rstrip('.')}.{later} {review}"
    )


def _aims(request: ActorRequest, row: PersonalPlan, today: date) -> list[Card]:
    aims = row.aims.prefetch_related("steps__assignee").order_by("closed_on", "pk")
    return [_aim_card(request, row, aim, today) for aim in aims]


def _aim_card(request: ActorRequest, row: PersonalPlan, aim: PlanAim, today: date) -> Card:
    steps = sorted(
        aim.steps.all(), key=lambda s: (s.done_on is None, s.done_on or s.due_on or date.max, s.pk)
    )
    done_count = sum(1 for step in steps if step.done_on)
    note = (
        f"{plural(done_count, 'étape faite', 'étapes faites')}, {len(steps) - done_count} à venir"
    )
    if aim.closed_on:
        note = f"clos le {day_in_words(aim.closed_on)}"
    return Card(
        f"{LABELS.get(aim.family, aim.family)} : {aim.label}",
        [_step_line(request, row, step, today) for step in steps],
        quote="" if not aim.outcome else aim.outcome,
        empty="Aucune étape encore : qui fait quoi, et pour quand ?",
        note=note,
        verbs=verbs(
            verb(
                request,
                "casework.add_step",
                "Ajouter des étapes",
                aim,
                "plus",
                about=aim.label,
            ),
            verb(
                request,
                "casework.close_aim",
                "Clore l’objectif…",
                aim,
                about=aim.label,
            ),
        )
        if aim.closed_on is None
        else (),
    )


def _step_line(request: ActorRequest, row: PersonalPlan, step: PlanStep, today: date) -> Line:
    who = [row.person.formal_name] if step.by_person else []
    who += [step.assignee.short_name] if step.assignee else []
    chip = None
    if step.done_on:
        chip = Chip(f"fait le {day_in_words(step.done_on, short=True)}", "", "check")
    elif step.due_on:
        chip = Chip(day_in_words(step.due_on, short=True), tone_of(step.due_on, today), "calendar")
    may_tick = request.actor.may("casework.tick_step")
    more: list[Any] = []
    if step.done_on and may_tick:
        more.append(
            Verb(
                "Décocher",
                reverse("casework:untick_step", args=[step.pk]),
                post=True,
                about=step.label,
            )
        )
    elif not step.done_on:
        more += verbs(
            verb(
                request,
                "casework.correct_step",
                "Modifier",
                step,
                about=step.label,
            )
        )
    finish = reverse("casework:tick_step", args=[step.pk])
    return Line(
        step.label,
        " et ".join(who),
        chip=chip,
        is_done=bool(step.done_on),
        finish_url="" if step.done_on or not may_tick else finish,
        verbs=more,
        icon="arrow-right-circle",
    )


def _strengths(row: PersonalPlan) -> Card:
    return Card(
        "Mes points d’appui",
        [Line(line, icon="heart") for line in row.strengths.splitlines() if line.strip()],
        empty="Personnes, savoirs, lieux : ce sur quoi l’on peut compter.",
        side=True,
    )


def _skills(request: ActorRequest, row: Household) -> Card:
    icons = {"knows": "check-circle", "with_help": "users", "to_see": "hand-raised"}
    lines = [
        Line(capitalised(SKILLS[code]), each.get_said_display(), icon=icons[each.said])
        for code, each in latest_skills(row, request.actor).items()
        if code in SKILLS
    ]
    url = reverse("casework:household_needs", args=[row.pk])
    return Card(
        "Ce que je sais faire chez moi",
        lines,
        empty="Rien encore dit.",
        verbs=[Verb("Besoins et savoir-faire", url)],
        note="jamais une note",
        side=True,
    )


def _comments(row: PersonalPlan) -> Card | None:
    comments = row.comments.order_by("-on", "-pk")
    lines = [
        Line(c.words, day_in_words(c.on), icon="chat-bubble-left", quote=True) for c in comments
    ]
    return Card("Ce que la personne en dit", lines, side=True) if lines else None


def _versions(versions: list[PlanVersion]) -> Card:
    return Card(
        "Versions",
        [
            Line(
                f"Version {each.number}",
                f"{capitalised(each.get_answer_display())}, le {day_in_words(each.on)}"
                + (f" ; {each.guardian}" if each.guardian else "")
                + (f"\n« {each.comment} »" if each.comment else ""),
                reverse("casework:version_pdf", args=[each.pk]),
                chip=Chip("refusée", "wait") if each.answer == "refused" else None,
            )
            for each in versions
        ],
        empty="Chaque signature, chaque refus garde sa version.",
        side=True,
    )


@PERSONAL_PLAN.asks("pdf/")
def plan_pdf(request: ActorRequest, row: PersonalPlan) -> HttpResponse:
    """The plan as it stands, in plain French, to take home."""
    return pdf_response(papers.plan_pdf(row), f"projet-{row.pk}")


PLAN_VERSION = Subject(
    PlanVersion,
    "projets/versions/<int:pk>/",
    fetch=("plan__household", "plan__person", "plan__organisation", "worker"),
)


@PLAN_VERSION.asks("pdf/")
def version_pdf(request: ActorRequest, row: PlanVersion) -> HttpResponse:
    """A version as it was signed or refused."""
    return pdf_response(papers.version_pdf(row), f"projet-{row.plan_id}-version-{row.number}")
