"""A procedure, day by day: what was done, what comes, which text; its protocol, its assessment."""

from collections.abc import Sequence
from datetime import date

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from palier.base.kit.money import euros
from palier.base.kit.typography import day_in_words, plural
from palier.base.tenancy.actors import ActorRequest
from palier.base.tenancy.middleware import needs_sight
from palier.base.ui import lists as ui_lists
from palier.base.ui import shell
from palier.base.ui.cards import Verb, show_cards, verb, verbs
from palier.base.ui.lists import Chip
from palier.base.ui.pages import ask
from palier.base.ui.subjects import Subject
from palier.law.procedure import step_rules
from palier.registers.people.models import Household
from palier.work.billing.reads import account_of, owed_by
from palier.work.eviction import actions, forms, lists
from palier.work.eviction.dating import Due, dues_of
from palier.work.eviction.finding import PROCEDURE, PROCEDURES, page_of
from palier.work.eviction.models import Procedure, ProcedureStep
from palier.work.eviction.views.beside import (
    assessment_card,
    defects_card,
    facts_card,
    now_card,
    protocol_card,
    who_reads_card,
)
from palier.work.eviction.views.course import marks_of
from palier.work.eviction.views.tabs import tabs_of
from palier.work.leases.reads import current_of


@needs_sight("eviction.procedures")
def procedures(request: ActorRequest) -> HttpResponse:
    return ui_lists.show(request, lists.PROCEDURES, tabs=tabs_of(request.actor))


@PROCEDURE.shown
def procedure(request: ActorRequest, row: Procedure) -> HttpResponse:
    steps = list(row.steps.select_related("by").order_by("on", "pk"))
    dues = dues_of([row], row.organisation, request.today)
    return show_cards(
        request,
        title=f"{row.household.name} : garder le logement",
        lead=_lead(row),
        crumbs=[PROCEDURES],
        here=row.household.name,
        chips=_chips(row, dues, request.today),
        verbs=_verbs(request, row),
        template="eviction/procedure.html",
        marks=marks_of(request, row, steps, dues),
        cards=[
            now_card(request, row),
            defects_card(request, row, request.today),
            protocol_card(request, row),
            assessment_card(request, row),
            facts_card(request, row),
            who_reads_card(row),
        ],
        panels=shell.panels("eviction.procedure", row, request.actor, request.today),
    )


def _lead(row: Procedure) -> str:
    words = [f"{row.get_regime_display()}, signé le {day_in_words(row.signed_on)}"]
    if row.occupancy is not None and row.household.hidden_at is None:
        words.append(row.occupancy.main_place.label)
    if row.landlord is not None:
        words.append(f"bailleur : {row.landlord.name}")
    if row.debt:
        words.append(f"{euros(row.debt)} demandés")
    if row.ended_on:
        words.append(f"terminée le {day_in_words(row.ended_on)} : {row.get_ending_display()}")
    return " · ".join(words)


def _chips(row: Procedure, dues: Sequence[Due], today: date) -> list[Chip]:
    if row.ended_on:
        return [Chip(row.get_ending_display(), "ok" if row.is_avoided else "")]
    found = []
    for due in dues:
        if due.is_late(today):
            words = f"{due.deadline.label} : dépassé depuis le {day_in_words(due.on)}"
            found.append(Chip(words, "bad"))
        elif due.is_open and due.on >= today and len(found) < 3:
            left = due.days_left(today)
            words = "aujourd’hui" if not left else f"dans {plural(left, 'jour')}"
            label = f"{due.deadline.label} : {day_in_words(due.on)}, {words}"
            found.append(Chip(label, shell.tone_of(due.on, today) or "info"))
    if row.clause_resumed_on:
        found.insert(
            0, Chip(f"Clause reprise le {day_in_words(row.clause_resumed_on, short=True)}", "bad")
        )
    return found


def _verbs(request: ActorRequest, row: Procedure) -> list[Verb]:
    where = reverse("eviction:where", args=[row.household_id])
    found: list[Verb | None] = [Verb("« Où j’en suis »", where, "document-text")]
    if row.ended_on is None:
        for action, label, icon in (
            ("complete_procedure", "Compléter…", "pencil-square"),
            ("end_procedure", "Terminer…", "archive-box"),
        ):
            found.append(verb(request, f"eviction.{action}", label, row, icon))
    return verbs(*found)


@needs_sight("eviction.procedures")
def open_procedure(request: ActorRequest, pk: int) -> HttpResponse:
    household = get_object_or_404(Household.objects.visible_to(request.actor), pk=pk)
    home, account = current_of(pk, request.today), account_of(household)
    debt = owed_by(account, on=request.today) if account else None
    initial = {
        "occupancy": home.pk if home else None,
        "signed_on": home.starts_on if home else None,
        "opened_on": request.today,
        "debt": debt if debt and debt > 0 else None,
    }
    return ask(
        request,
        forms.OpenProcedure(request, household=household, initial=initial),
        actions.open_procedure,
        household,
        title=f"Suivre une procédure, {household.name}",
        submit="Ouvrir la procédure",
        said="Procédure ouverte : notez le premier acte reçu.",
        to=lambda made: reverse("eviction:procedure", args=[made.pk]),
        back=PROCEDURES[1],
        crumbs=[PROCEDURES],
        lead="Contre un de nos contrats, ou pour un ménage que nous aidons chez un autre bailleur.",
    )


@PROCEDURE.asks("noter/<slug:code>/")
def note_procedure_step(request: ActorRequest, row: Procedure, code: str) -> HttpResponse:
    rule = step_rules().get(code)
    if rule is None or row.path not in rule.paths:
        rule = step_rules()["summons"]
    form = forms.NoteProcedureStep(
        request, subject=row, rule=rule, path=row.path, initial={"on": request.today}
    )
    return ask(
        request,
        form,
        actions.note_procedure_step,
        row,
        title=rule.label,
        submit="Noter cet acte",
        said=f"Noté : {rule.label}. Les échéances sont recalculées.",
        known={"code": rule.code},
        back=page_of(row),
        crumbs=[PROCEDURES, (row.household.name, page_of(row))],
        lead=f"{rule.effect} ({rule.source_on(row.path)})",
    )


PROCEDURE_STEP = Subject(
    ProcedureStep,
    "actes/<int:pk>/",
    fetch=("procedure__household",),
    under=lambda row: [PROCEDURES, (row.procedure.household.name, page_of(row.procedure))],
)


PROCEDURE_STEP.verb(
    actions.undo_procedure_step,
    forms.UndoStep,
    at="annuler/",
    title=lambda step: f"Annuler : {step}",
    submit="Annuler cet acte",
    said="Acte annulé : il reste lisible, et ne compte plus.",
    lead=lambda step: f"Noté au {day_in_words(step.on)}. Notez ensuite le bon.",
    known=lambda step, seen: {"undone_on": seen.today},
    danger=True,
)


@PROCEDURE.asks("echeances/<slug:code>/")
def change_deadline(request: ActorRequest, row: Procedure, code: str) -> HttpResponse:
    dues = dues_of([row], row.organisation, request.today)
    due = next((each for each in dues if each.deadline.code == code), None)
    label = due.deadline.label if due else code
    lead = f"La loi dit : {day_in_words(due.deadline.on)} ({due.deadline.source})." if due else ""
    return ask(
        request,
        forms.ChangeDeadline(request, subject=row, initial={"on": due.on if due else None}),
        actions.change_deadline,
        row,
        title=f"Corriger : {label}",
        submit="Garder cette date",
        said="Date corrigée ; celle de la loi reste affichée.",
        known={"code": code},
        back=page_of(row),
        crumbs=[PROCEDURES, (row.household.name, page_of(row))],
        lead=lead,
    )


PROCEDURE.verb(
    actions.complete_procedure,
    forms.CompleteProcedure,
    at="completer/",
    title="Compléter la procédure",
    submit="Enregistrer",
    said="Procédure complétée.",
    initial=lambda row, seen: {
        name: getattr(row, name)
        for name in (
            ("debt", "lawyer", "bailiff", "has_guarantor", "landlord_is_person", "worker")
        )
    },
)


PROCEDURE.verb(
    actions.end_procedure,
    forms.EndProcedure,
    at="terminer/",
    title="Terminer la procédure",
    submit="Terminer la procédure",
    said="Procédure terminée.",
    initial=lambda row, seen: {"ended_on": seen.today},
    danger=True,
)
