"""What one does to a plan: written, its steps, its signature, what the person says of it."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from palier.base.tenancy.actors import ActorRequest
from palier.base.ui import rows
from palier.base.ui.forms import Confirm
from palier.base.ui.pages import ask, done
from palier.law.dates import add_months
from palier.registers.people.models import Household
from palier.registers.people.reads import signing_guardian
from palier.work.casework import actions, forms
from palier.work.casework.actions.plans import digest_of, frozen
from palier.work.casework.finding import HOUSEHOLD, PERSONAL_PLAN, PLAN_AIM, PLAN_STEP
from palier.work.casework.finding import crumbs as _crumbs
from palier.work.casework.finding import plan_page as _page
from palier.work.casework.models import PersonalPlan, PlanStep


@HOUSEHOLD.asks("projets/ecrire/")
def write_plan(request: ActorRequest, row: Household) -> HttpResponse:
    initial = {
        "on": request.today,
        "review_on": add_months(request.today, 3),
        "caseworker": request.actor.user_id,
    }
    form = forms.WritePlan(request, subject=row, initial=initial)
    form.choose_among(row)
    return ask(
        request,
        form,
        actions.write_plan,
        row,
        title=f"Écrire un projet, {row.name}",
        submit="Écrire ce projet",
        said="Projet écrit. Ajoutez les objectifs et les étapes, puis relisez-le ensemble.",
        to=_page,
        back=reverse("casework:household_plans", args=[row.pk]),
        crumbs=_crumbs(row),
        lead="La personne peut le lire, le corriger, le commenter ou le refuser.",
    )


@PERSONAL_PLAN.asks("suite/")
def continue_plan(request: ActorRequest, row: PersonalPlan) -> HttpResponse:
    """Write on; two who write at once are told, and neither loses a word."""
    initial = {
        "wish": row.wish,
        "strengths": row.strengths,
        "review_on": max(row.review_on, add_months(request.today, 3)),
        "on": request.today,
    }
    return ask(
        request,
        forms.ContinuePlan(request, subject=row, initial=initial),
        actions.continue_plan,
        row,
        title=f"Écrire la suite avec {row.person.formal_name}",
        submit="Enregistrer le projet",
        said="Projet enregistré. Ce qui a été signé reste tel quel.",
        back=_page(row),
        crumbs=_crumbs(row.household),
        template="ui/draft_kept.html",
    )


PERSONAL_PLAN.verb(
    actions.add_aim,
    forms.AddAims,
    at="objectif/",
    title="Ajouter des objectifs",
    submit="Ajouter ces objectifs",
    said=rows.said("objectif ajouté", "objectifs ajoutés"),
    lead="Chaque objectif avec ses étapes. Une ligne laissée telle quelle ne compte pas.",
    initial=lambda row, seen: {"assignee": seen.actor.user_id},
)


PLAN_AIM.verb(
    actions.close_aim,
    forms.CloseAim,
    at="clore/",
    title=lambda row: f"Clore « {row.label} »",
    submit="Clore cet objectif",
    said="Objectif clos.",
    initial=lambda row, seen: {"on": seen.today},
)


PLAN_AIM.verb(
    actions.add_step,
    forms.AddSteps,
    at="etape/",
    title=lambda row: f"Ajouter des étapes, {row.label}",
    submit="Ajouter ces étapes",
    said=rows.said("étape ajoutée", "étapes ajoutées"),
    lead="Chacune est dans « À faire » de qui s’en occupe. Une ligne laissée telle quelle ne compte pas.",
    initial=lambda row, seen: {"assignee": seen.actor.user_id},
)


@PLAN_STEP.shown
def correct_step(request: ActorRequest, row: PlanStep) -> HttpResponse:
    names = ("label", "by_person", "assignee", "due_on")
    initial = {name: getattr(row, name) for name in names}
    return ask(
        request,
        forms.CorrectStep(request, subject=row, initial=initial),
        actions.correct_step,
        row,
        title="Modifier une étape",
        submit="Enregistrer cette étape",
        said="Étape modifiée.",
        back=_page(row.aim.plan),
        crumbs=_crumbs(row.aim.plan.household),
    )


@require_POST
def tick_step(request: ActorRequest, pk: int) -> HttpResponse:
    row = PLAN_STEP.find(request, pk)
    form = Confirm(request)
    if form.carry_out(actions.tick_step, row, on=request.today):
        return done(request, f"Fait : {row.label}.", _page(row.aim.plan))
    return redirect(_page(row.aim.plan))


@require_POST
def untick_step(request: ActorRequest, pk: int) -> HttpResponse:
    row = PLAN_STEP.find(request, pk)
    form = Confirm(request)
    if form.carry_out(actions.untick_step, row):
        return done(request, f"À faire de nouveau : {row.label}.", _page(row.aim.plan))
    return redirect(_page(row.aim.plan))


@PERSONAL_PLAN.asks("signer/")
def sign_plan(request: ActorRequest, row: PersonalPlan) -> HttpResponse:
    guardian = signing_guardian(row.person_id, request.today)
    lead = "Lisez le projet ensemble d’abord. Il est gardé tel qu’il est lu."
    content = frozen(row)
    if guardian:
        lead += f" Signature aussi de : {guardian}."
    return ask(
        request,
        forms.SignPlan(
            request, subject=row, initial={"on": request.today, "read": digest_of(content)}
        ),
        actions.sign_plan,
        row,
        title=f"Relire et signer avec {row.person.formal_name}",
        submit="Garder cette version",
        said=lambda made: f"Version {made.number} : {made.get_answer_display()}.",
        back=_page(row),
        crumbs=_crumbs(row.household),
        lead=lead,
        plan=content,
        template="casework/sign_plan.html",
    )


PERSONAL_PLAN.verb(
    actions.comment_plan,
    forms.CommentPlan,
    at="parole/",
    title=lambda row: f"Ce que dit {row.person.formal_name} du projet",
    submit="Garder ces mots",
    said="Parole gardée avec le projet.",
    initial=lambda row, seen: {"on": seen.today},
)
