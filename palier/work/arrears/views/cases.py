"""Cases: the list, one case, what a person does about it."""

from datetime import date

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_POST

from palier.base.kit.money import euros
from palier.base.kit.typography import day_in_words, plural
from palier.base.tenancy.actors import ActorRequest
from palier.base.tenancy.middleware import needs_sight
from palier.base.ui import lists as ui_lists
from palier.base.ui import shell
from palier.base.ui.cards import Verb, show_cards, verb, verbs
from palier.base.ui.lists import Chip
from palier.base.ui.pages import ask, press
from palier.base.ui.subjects import Subject
from palier.work.arrears import actions, forms, lists, reads
from palier.work.arrears.models import ArrearsCase, CaseState
from palier.work.arrears.views.case_cards import (
    SENDABLE,
    agency_card,
    guarantee_card,
    history_card,
    next_card,
    plan_card,
    standing_here,
    why_card,
)
from palier.work.arrears.views.tabs import CASES, tabs_of


@needs_sight("arrears.cases")
def cases(request: ActorRequest) -> HttpResponse:
    waiting = reads.proposed_by_kind(request.actor, request.today)
    found = ArrearsCase.objects.visible_to(request.actor).filter(state=CaseState.FOUND).count()
    offered = []
    if found and request.actor.may("arrears.follow_cases"):
        url = reverse("arrears:follow_cases")
        offered.append(Verb(f"Valider {plural(found, 'dossier')}", url, "check"))
    for kind in SENDABLE:
        if waiting.get(kind) and request.actor.may("arrears.send_reminders"):
            words = {"message": "message", "letter": "lettre", "registered": "recommandé"}[kind]
            url = reverse("arrears:send_reminders", args=[kind])
            label = f"Préparer {plural(waiting[kind], words)}"
            offered.append(Verb(label, url, "paper-airplane"))
    return ui_lists.show(
        request, lists.cases_of(request.today), verbs=offered, tabs=tabs_of(request.actor)
    )


@needs_sight("arrears.cases")
def history(request: ActorRequest) -> HttpResponse:
    return ui_lists.show(request, lists.history_of(request.today), tabs=tabs_of(request.actor))


@needs_sight("arrears.cases")
def follow_cases(request: ActorRequest) -> HttpResponse:
    return ask(
        request,
        forms.FollowCases(request),
        actions.follow_cases,
        request.actor.organisation,
        title="Valider les dossiers trouvés",
        submit="Suivre ces dossiers",
        said="Dossiers suivis. Chacun propose sa première démarche.",
        back=CASES[1],
        crumbs=[CASES],
        lead="Retirez ceux qu’il ne faut pas suivre : une erreur, un accord déjà trouvé.",
    )


ARREARS_CASE = Subject(
    ArrearsCase,
    "dossiers/<int:pk>/",
    fetch=("account__household", "rule", "worker", "organisation"),
    page="arrears:case",
    under=lambda row: _crumbs(row),
)


@ARREARS_CASE.shown
def case(request: ActorRequest, row: ArrearsCase) -> HttpResponse:
    standing = standing_here(request, row)
    household = row.account.household
    return show_cards(
        request,
        title=f"{household.name} : {euros(row.debt)} à payer",
        lead=_lead(row, request.today),
        crumbs=[CASES],
        here=household.name,
        chips=_chips(row),
        verbs=_verbs(request, row),
        cards=[
            next_card(request, row),
            why_card(row, request.today),
            history_card(request, row),
            plan_card(request, row, standing),
            agency_card(request, row),
            guarantee_card(request, row),
        ],
        panels=shell.panels("arrears.case", row, request.actor, request.today),
    )


def _lead(row: ArrearsCase, today: date) -> str:
    if row.state == CaseState.CLOSED and row.closed_on:
        return f"Clos le {day_in_words(row.closed_on)} : {row.get_closing_display()}."
    months = f", {row.months_owed} de reste à payer" if row.months_owed else ""
    return f"Depuis le {day_in_words(row.default_on)} ({row.late_days(today)} jours){months}."


def _chips(row: ArrearsCase) -> list[Chip]:
    found = [Chip(row.get_state_display(), lists.TONES.get(row.state, "ok"))]  # type: ignore[arg-type]
    if not row.is_present:
        found.append(Chip("parti", "wait"))
    if row.worker:
        found.append(Chip(f"suivi par {row.worker.short_name}"))
    return found


def _verbs(request: ActorRequest, row: ArrearsCase) -> list[Verb]:
    if row.state == CaseState.CLOSED:
        return []
    found = [
        verb(request, f"arrears.{action}", label, row, icon)
        for action, label, icon in (
            ("close_case", "Clore…", "archive-box"),
            ("entrust_case", "Confier…", "user"),
        )
    ]
    if row.state == CaseState.PAUSED:
        found.append(verb(request, "arrears.resume_case", "Reprendre", row, "play", post=True))
    else:
        found.append(verb(request, "arrears.pause_case", "Pas maintenant…", row, "pause"))
    found.append(
        verb(request, "arrears.note_step", "Noter une démarche", row, "pencil-square", main=True)
    )
    return verbs(*found)


def _back(pk: int) -> str:
    return reverse("arrears:case", args=[pk])


def _crumbs(row: ArrearsCase) -> list[tuple[str, str]]:
    return [CASES, (row.account.household.name, _back(row.pk))]


@ARREARS_CASE.asks("demarche/")
def note_step(request: ActorRequest, row: ArrearsCase) -> HttpResponse:
    initial = {"on": request.today, "kind": request.GET.get("quoi", row.rule.step)}
    return ask(
        request,
        forms.NoteStep(request, subject=row, initial=initial),
        actions.note_step,
        row,
        title=f"Noter une démarche, {row.account.household.name}",
        submit="Noter cette démarche",
        said="Démarche notée.",
        back=_back(row.pk),
        crumbs=_crumbs(row),
    )


ARREARS_CASE.verb(
    actions.pause_case,
    forms.PauseCase,
    at="pause/",
    title="Pas maintenant",
    submit="Mettre en pause",
    said="Dossier en pause : il revient de lui-même.",
    lead="Rien n’est proposé pendant la pause. La dette reste suivie.",
    known=lambda row, seen: {"on": seen.today},
)


@require_POST
def resume_case(request: ActorRequest, pk: int) -> HttpResponse:
    row = ARREARS_CASE.find(request, pk)
    return press(request, actions.resume_case, row, said="Dossier repris.", to=_back(pk))


ARREARS_CASE.verb(
    actions.entrust_case,
    forms.EntrustCase,
    at="confier/",
    title="Confier ce dossier",
    submit="Confier ce dossier",
    said="Dossier confié.",
    initial=lambda row, seen: {"worker": row.worker_id},
)


ARREARS_CASE.verb(
    actions.close_case,
    forms.CloseCase,
    at="clore/",
    title="Clore ce dossier",
    submit="Clore ce dossier",
    said="Dossier clos.",
    lead="La dette reste au compte du ménage. Si elle demeure, la nuit la trouvera de nouveau.",
    initial=lambda row, seen: {"closed_on": seen.today},
    danger=True,
)
