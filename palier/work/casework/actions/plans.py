"""The personal plan: written together, signed or refused, commented, continued."""

import hashlib
import json
from datetime import date
from typing import Any

from palier.base.journal.action import action
from palier.base.kit.refusals import Refused
from palier.base.kit.rows import lock
from palier.base.tenancy.actors import Actor
from palier.base.tenancy.models import User
from palier.registers.people.models import Household, Person
from palier.registers.people.reads import signing_guardian
from palier.work.casework.families import LABELS
from palier.work.casework.models import PersonalPlan, PlanAim, PlanComment, PlanStep, PlanVersion

STEP_WORDS = 160
"""What a step may say, in signs: one line of the plan."""


@action("Écrire un projet personnalisé")
def write_plan(
    household: Household,
    *,
    person: Person,
    caseworker: User,
    on: date,
    wish: str,
    strengths: str = "",
    review_on: date,
    actor: Actor,
) -> PersonalPlan:
    """Begin with what the person wants, in their own words.

    Refused: someone of another household, no word, a review before the writing.
    """
    if not household.members.filter(person=person).exists():
        raise Refused({"person": "Cette personne n’est pas de ce ménage."})
    _check(wish, on, review_on)
    return PersonalPlan.objects.create(
        organisation=actor.organisation,
        household=household,
        person=person,
        caseworker=caseworker,
        wish=wish.strip(),
        strengths=strengths.strip(),
        review_on=review_on,
        written_on=on,
    )


def _check(wish: str, on: date, review_on: date) -> None:
    if not wish.strip():
        raise Refused({"wish": "Le projet commence par ce que la personne veut, avec ses mots."})
    if review_on <= on:
        raise Refused({"review_on": "Le projet se relit après avoir été écrit."})


@action("Écrire la suite d’un projet")
def continue_plan(
    plan: PersonalPlan,
    *,
    on: date,
    wish: str,
    strengths: str = "",
    review_on: date,
    actor: Actor,
) -> PersonalPlan:
    """Write on together; what was signed stays as it was signed."""
    plan = lock(plan)
    _check(wish, on, review_on)
    plan.wish, plan.strengths = wish.strip(), strengths.strip()
    plan.review_on, plan.written_on = review_on, on
    plan.save(update_fields=["wish", "strengths", "review_on", "written_on"])
    return plan


@action("Ajouter un objectif au projet")
def add_aim(
    plan: PersonalPlan,
    *,
    family: str,
    label: str,
    steps: str = "",
    assignee: User | None = None,
    by_person: bool = False,
    due_on: date | None = None,
    actor: Actor,
) -> PlanAim:
    """Something the person wants to reach, and the steps that lead there, one a line: who sees to
    them, before when. Refused: a family of no list, a step longer than a line."""
    if family not in LABELS:
        raise Refused({"family": "Ce domaine n’existe pas."})
    told = [line for line in (" ".join(each.split()) for each in steps.splitlines()) if line]
    if any(len(line) > STEP_WORDS for line in told):
        raise Refused({"steps": f"Une étape tient en {STEP_WORDS} signes : coupez-la en deux."})
    aim = PlanAim.objects.create(
        organisation=actor.organisation, plan=plan, family=family, label=label.strip()
    )
    for line in told:
        add_step(
            aim, label=line, assignee=assignee, by_person=by_person, due_on=due_on, actor=actor
        )
    return aim


@action("Clore un objectif")
def close_aim(aim: PlanAim, *, on: date, outcome: str, actor: Actor) -> PlanAim:
    """Reached, or given up: what there is of it, in the person's words. Refused: no word."""
    aim = lock(aim)
    if aim.closed_on:
        raise Refused("Cet objectif est déjà clos.")
    if not outcome.strip():
        raise Refused({"outcome": "Dites ce qu’il en est, avec les mots de la personne."})
    aim.closed_on, aim.outcome = on, outcome.strip()
    aim.save(update_fields=["closed_on", "outcome"])
    return aim


@action("Ajouter une étape au projet")
def add_step(
    aim: PlanAim,
    *,
    label: str,
    assignee: User | None = None,
    by_person: bool = False,
    due_on: date | None = None,
    actor: Actor,
) -> PlanStep:
    """Who does what, before when: a colleague, the person, or both. Refused: nobody."""
    if aim.closed_on:
        raise Refused("Cet objectif est clos : ajoutez d’abord un objectif.")
    return PlanStep.objects.create(
        organisation=actor.organisation,
        aim=aim,
        label=label.strip(),
        assignee=assignee,
        by_person=by_person,
        due_on=due_on,
    )


@action("Corriger une étape du projet")
def correct_step(
    step: PlanStep,
    *,
    label: str,
    assignee: User | None,
    by_person: bool,
    due_on: date | None,
    actor: Actor,
) -> PlanStep:
    """Say it otherwise, hand it to someone else, give it another day."""
    step = lock(step)
    step.label, step.assignee = label.strip(), assignee
    step.by_person, step.due_on = by_person, due_on
    step.save(update_fields=["label", "assignee", "by_person", "due_on"])
    return step


@action("Cocher une étape du projet")
def tick_step(step: PlanStep, *, on: date, actor: Actor) -> PlanStep:
    """It is done; ticking it twice changes nothing."""
    step = lock(step)
    if step.done_on is None:
        step.done_on = on
        step.save(update_fields=["done_on"])
    return step


@action("Décocher une étape du projet")
def untick_step(step: PlanStep, *, actor: Actor) -> PlanStep:
    """It was ticked by mistake."""
    step = lock(step)
    step.done_on = None
    step.save(update_fields=["done_on"])
    return step


@action("Recueillir la réponse de la personne au projet")
def sign_plan(
    plan: PersonalPlan,
    *,
    on: date,
    answer: str,
    signed_as: str = "",
    comment: str = "",
    read: str = "",
    actor: Actor,
) -> PlanVersion:
    """Read together, then signed by both, on the screen or on paper; or refused, which is a right.

    The version keeps the plan as it was read. A guardian who signs is named on it. Refused: a
    signature without a name, a refusal without the person's words, a plan that changed since
    it was read (`read` is its digest then).
    """
    plan = lock(plan)
    content = frozen(plan)
    if read and read != digest_of(content):
        raise Refused("Le projet a changé depuis que vous l’avez ouvert : relisez-le ensemble.")
    is_signed = answer != PlanVersion.Answer.REFUSED
    if is_signed and not signed_as.strip():
        raise Refused({"signed_as": "La personne signe de son nom."})
    if not is_signed and not comment.strip():
        raise Refused({"comment": "Notez avec ses mots pourquoi la personne refuse."})
    if actor.user_id is None:
        raise Refused("Un projet se signe à deux.")
    return PlanVersion.objects.create(
        organisation=actor.organisation,
        plan=plan,
        number=plan.versions.count() + 1,
        on=on,
        answer=answer,
        signed_as=signed_as.strip() if is_signed else "",
        guardian=signing_guardian(plan.person_id, on),
        worker_id=actor.user_id,
        comment=comment.strip(),
        content=content,
    )


def digest_of(content: dict[str, Any]) -> str:
    """A mark of the plan as it was read."""
    told = json.dumps(content, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(told.encode()).hexdigest()[:16]


def frozen(plan: PersonalPlan) -> dict[str, Any]:
    """The plan as plain data, for a version and its PDF."""
    aims = plan.aims.prefetch_related("steps__assignee").order_by("pk")
    return {
        "person": plan.person.formal_name,
        "wish": plan.wish,
        "strengths": plan.strengths,
        "review_on": plan.review_on.isoformat(),
        "aims": [
            {
                "family": LABELS.get(aim.family, aim.family),
                "label": aim.label,
                "outcome": aim.outcome,
                "steps": [_step(plan, step) for step in sorted(aim.steps.all(), key=_order)],
            }
            for aim in aims
        ],
    }


def _order(step: PlanStep) -> tuple[bool, date, int]:
    return (step.done_on is None, step.due_on or date.max, step.pk)


def _step(plan: PersonalPlan, step: PlanStep) -> dict[str, Any]:
    who = [plan.person.formal_name] if step.by_person else []
    who += [step.assignee.short_name] if step.assignee else []
    return {
        "label": step.label,
        "who": " et ".join(who),
        "due_on": step.due_on.isoformat() if step.due_on else "",
        "done_on": step.done_on.isoformat() if step.done_on else "",
    }


@action("Noter ce que la personne dit du projet")
def comment_plan(plan: PersonalPlan, *, on: date, words: str, actor: Actor) -> PlanComment:
    """A correction, a remark, a doubt: the person's words are kept with the plan."""
    if not words.strip():
        raise Refused({"words": "Notez au moins quelques mots."})
    return PlanComment.objects.create(
        organisation=actor.organisation, plan=plan, on=on, words=words.strip()
    )
