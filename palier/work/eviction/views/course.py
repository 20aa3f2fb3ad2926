"""The course of a procedure: steps taken and days to come on one line, today between them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from palier.base.kit.money import euros
from palier.base.kit.typography import day_in_words, plural
from palier.base.tenancy.actors import ActorRequest
from palier.base.ui import shell
from palier.base.ui.cards import Verb, verb, verbs
from palier.base.ui.lists import Chip
from palier.law.procedure import step_rules
from palier.work.eviction.dating import Due
from palier.work.eviction.models import Procedure, ProcedureStep

BEFORE = {"must": "au plus tard le", "until": "au plus tard le", "from": "à partir du"}


@dataclass(frozen=True)
class Mark:
    """One line of the course: a step taken, a day to come, or today."""

    on: date
    title: str = ""
    why: str = ""
    source: str = ""
    state: str = ""
    icon: str = "check"
    before: str = ""
    chip: Chip | None = None
    verbs: Sequence[Verb] = ()
    is_today: bool = False


def marks_of(
    request: ActorRequest, row: Procedure, steps: Sequence[ProcedureStep], dues: Sequence[Due]
) -> list[Mark]:
    """Steps taken and days to come on one line, today between them."""
    marks = [_step_mark(request, row, step) for step in steps]
    marks += [_due_mark(request, row, due) for due in dues if not due.deadline.is_done]
    if marks:
        marks.append(Mark(request.today, is_today=True))
    past = {"done": 0, "undone": 0}
    return sorted(marks, key=lambda m: (m.on, 1 if m.is_today else past.get(m.state, 2), m.title))


def _step_mark(request: ActorRequest, row: Procedure, step: ProcedureStep) -> Mark:
    rule = step_rules()[step.code]
    words = []
    if step.hearing_on:
        words.append(f"Audience le {day_in_words(step.hearing_on)}")
    if step.outcome:
        words.append(step.get_outcome_display().capitalize())
    if step.months is not None:
        words.append(f"{step.months} mois")
    if step.form:
        words.append(step.get_form_display())
    if step.amount:
        words.append(euros(step.amount))
    if step.reference:
        words.append(step.reference)
    why = ", ".join(words) + (f"\n{step.text}" if step.text else "")
    if step.undone_on is not None:
        return Mark(
            step.on,
            f"{step} (annulé)",
            f"Annulé le {day_in_words(step.undone_on)} : {step.undone_because}",
            state="undone",
            icon="x-mark",
        )
    undo = verb(request, "eviction.undo_procedure_step", "Corriger…", step, about=str(step))
    return Mark(
        step.on,
        str(step),
        why or rule.effect,
        rule.source_on(row.path),
        "done",
        "check",
        verbs=verbs(undo) if row.ended_on is None else [],
    )


def _due_mark(request: ActorRequest, row: Procedure, due: Due) -> Mark:
    told = due.deadline
    late, left = due.is_late(request.today), due.days_left(request.today)
    words = [told.effect] if told.effect else []
    if told.counted:
        words.append(f"Compté : {told.counted}.")
    if told.raw_on:
        words.append(f"Sans report : {day_in_words(told.raw_on)}.")
    if told.to_verify:
        words.append("Délai à vérifier.")
    if due.change is not None:
        kept = f"Date de la loi : {day_in_words(told.on)}" if due.change.on else "Dite sans objet"
        words.append(f"{kept}. {due.change.reason}")
    chip = None
    if due.is_waived:
        chip = Chip("sans objet")
    elif late:
        chip = Chip(f"dépassé de {plural(-left, 'jour')}", "bad")
    elif left >= 0:
        tone = shell.tone_of(due.on, request.today)
        chip = Chip("aujourd’hui" if not left else f"dans {plural(left, 'jour')}", tone or "info")
    change = verb(
        request,
        "eviction.change_deadline",
        "Corriger la date…",
        reverse("eviction:change_deadline", args=[row.pk, told.code]),
        about=told.label,
    )
    near = due.is_open and told.nature in ("must", "until") and 0 <= left <= 30
    state = "late" if late else "due" if near else "later"
    return Mark(
        due.on,
        told.label,
        f"{told.who[:1].upper()}{told.who[1:]}. " + " ".join(words),
        told.source,
        state,
        "exclamation-circle" if late else "clock",
        BEFORE.get(told.nature, ""),
        chip,
        verbs(change) if row.ended_on is None else [],
    )
