"""A procedure, day by day: what was done, what comes, which text; its protocol, its assessment."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from palier.base.documents.drawing import pdf_response
from palier.base.kit.money import euros
from palier.base.kit.typography import day_in_words
from palier.base.tenancy.actors import ActorRequest
from palier.base.tenancy.middleware import needs_sight
from palier.base.ui import lists as ui_lists
from palier.base.ui import shell
from palier.base.ui.cards import Card, Line, Verb, show_cards, verb, verbs
from palier.base.ui.lists import Chip
from palier.base.ui.pages import ask
from palier.law import procedure as law
from palier.law.procedure import step_rules
from palier.registers.people.models import Household
from palier.registers.people.reads import may_see_home
from palier.work.billing.reads import account_of, owed_by
from palier.work.eviction import actions, forms, lists, papers
from palier.work.eviction.dating import Due, course, dues_of
from palier.work.eviction.models import (
    Procedure,
    ProcedureStep,
    SocialAssessment,
    SocialProtocol,
)
from palier.work.eviction.views.tabs import PROCEDURES, tabs_of
from palier.work.leases.reads import current_of


@needs_sight("eviction.procedures")
def procedures(request: ActorRequest) -> HttpResponse:
    return ui_lists.show(request, lists.PROCEDURES, tabs=tabs_of(request.actor))


def _find(request: ActorRequest, pk: int) -> Procedure:
    rows = Procedure.objects.visible_to(request.actor)
    return get_object_or_404(
        rows.select_related(
            "household", "occupancy__main_place", "landlord", "worker", "organisation"
        ),
        pk=pk,
    )


def _back(row: Procedure) -> str:
    return reverse("eviction:procedure", args=[row.pk])


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


def procedure(request: ActorRequest, pk: int) -> HttpResponse:
    row = _find(request, pk)
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
        marks=_marks(request, row, steps, dues),
        cards=[
            _now_card(request, row),
            _defects_card(row, request.today),
            _protocol_card(request, row),
            _assessment_card(request, row),
            _facts_card(request, row),
            _who_reads_card(row),
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
            words = f"{due.deadline.label} : dépassé depuis le {due.on:%d/%m/%Y}"
            found.append(Chip(words, "bad"))
        elif due.is_open and due.on >= today and len(found) < 3:
            left = due.days_left(today)
            words = "aujourd’hui" if not left else f"dans {left} jours"
            label = f"{due.deadline.label} : {due.on:%d/%m/%Y}, {words}"
            found.append(Chip(label, shell.tone_of(due.on, today) or "info"))
    if row.clause_resumed_on:
        found.insert(0, Chip(f"Clause reprise le {row.clause_resumed_on:%d/%m/%Y}", "bad"))
    return found


def _verbs(request: ActorRequest, row: Procedure) -> list[Verb]:
    where = reverse("eviction:where", args=[row.household_id])
    found: list[Verb | None] = [Verb("« Où j’en suis »", where, "document-text")]
    if row.ended_on is None:
        for action, label, name, icon in (
            ("complete_procedure", "Compléter…", "complete", "pencil-square"),
            ("end_procedure", "Terminer…", "end", "archive-box"),
        ):
            url = reverse(f"eviction:{name}", args=[row.pk])
            found.append(verb(request, f"eviction.{action}", label, url, icon))
    return verbs(*found)


def _marks(
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
    url = reverse("eviction:undo_step", args=[step.pk])
    undo = verb(request, "eviction.undo_procedure_step", "Corriger…", url, about=str(step))
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
        chip = Chip(f"dépassé de {-left} jours", "bad")
    elif left >= 0:
        tone = shell.tone_of(due.on, request.today)
        chip = Chip("aujourd’hui" if not left else f"dans {left} jours", tone or "info")
    url = reverse("eviction:change_deadline", args=[row.pk, told.code])
    change = verb(request, "eviction.change_deadline", "Corriger la date…", url, about=told.label)
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


def _now_card(request: ActorRequest, row: Procedure) -> Card | None:
    if row.ended_on is not None or not request.actor.may("eviction.note_procedure_step"):
        return None
    offered = law.next_steps(course(row, request.today))
    return Card(
        "Noter un acte",
        [
            Line(
                rule.label,
                f"{rule.who[:1].upper()}{rule.who[1:]}, {rule.source_on(row.path)}",
                reverse("eviction:note_step", args=[row.pk, rule.code]),
            )
            for rule in offered[:8]
        ],
        icon="plus",
        side=True,
    )


def _defects_card(row: Procedure, today: date) -> Card | None:
    found = law.defects(course(row, today))
    if not found:
        return None
    return Card(
        "À regarder par l’avocat",
        [Line(defect.text, defect.source, icon="exclamation-triangle") for defect in found],
        tone="wait",
        side=True,
        icon="exclamation-triangle",
    )


def _protocol_card(request: ActorRequest, row: Procedure) -> Card | None:
    lines = []
    for each in row.protocols.select_related("plan").order_by("-signed_on", "-pk"):
        offered = []
        if each.state == SocialProtocol.State.RUNNING:
            for action, label in (
                ("extend_protocol", "Prolonger…"),
                ("end_protocol", "Terminer…"),
            ):
                url = reverse(f"eviction:{action}", args=[each.pk])
                offered.append(verb(request, f"eviction.{action}", label, url))
        until = f"jusqu’au {day_in_words(each.until - date.resolution)}"
        plan = ", avec son plan" if each.plan_id else ", sans plan joint"
        lines.append(
            Line(
                f"Signé le {day_in_words(each.signed_on)}, {until}",
                "Il vaut titre d’occupation et rouvre l’aide au logement" + plan,
                chip=Chip(each.get_state_display(), "ok" if each.state == "kept" else ""),
                verbs=verbs(*offered),
            )
        )
    ended = row.steps.filter(code="judgment", undone_on=None, outcome="terminated").exists()
    if not lines and not ended:
        return None
    url = reverse("eviction:sign_protocol", args=[row.pk])
    sign = verb(request, "eviction.sign_protocol", "Signer un protocole", url)
    return Card(
        "Protocole de cohésion sociale",
        lines,
        empty="Le bail est résilié : un protocole peut encore tout arrêter (CCH art. L442-6-5).",
        verbs=verbs(sign) if row.ended_on is None else [],
        side=True,
        icon="hand-raised",
    )


def _assessment_card(request: ActorRequest, row: Procedure) -> Card | None:
    if row.path != "lease":
        return None
    lines = []
    for each in row.assessments.select_related("writer").order_by("-pk"):
        name = "assessment_pdf" if each.sent_on else "write_assessment"
        lines.append(
            Line(
                f"Commencé le {day_in_words(each.started_on)}",
                each.writer.short_name if each.writer else "",
                reverse(f"eviction:{name}", args=[each.pk]),
                chip=Chip(f"transmis le {each.sent_on:%d/%m/%Y}", "ok")
                if each.sent_on
                else Chip("en cours", "wait"),
            )
        )
    url = reverse("eviction:start_assessment", args=[row.pk])
    start = verb(request, "eviction.start_assessment", "Commencer le diagnostic", url)
    writing = any(line.chip and line.chip.tone == "wait" for line in lines)
    return Card(
        "Diagnostic social et financier",
        lines,
        empty="À transmettre au juge et à la CCAPEX, cinq jours ouvrés avant l’audience.",
        verbs=verbs(start) if row.ended_on is None and not writing else [],
        side=True,
        icon="clipboard-document-list",
    )


def _facts_card(request: ActorRequest, row: Procedure) -> Card:
    home = reverse("people:household", args=[row.household_id])
    pairs: list[tuple[str, object]] = [
        (
            "Ménage",
            (row.household.name, home)
            if may_see_home(row.household, request.actor)
            else row.household.name,
        ),
        ("Motif", row.get_ground_display()),
        ("Bailleur", row.landlord.name if row.landlord else request.actor.organisation.name),
        ("Suivie par", row.worker.short_name if row.worker else "personne"),
        ("Avocat du ménage", row.lawyer or "aucun"),
        ("Commissaire de justice", row.bailiff or "—"),
    ]
    if row.debt:
        pairs.append(("Dette demandée", row.debt))
    return Card("Qui fait quoi", pairs=pairs, side=True, icon="users")


def _who_reads_card(row: Procedure) -> Card:
    landlord = row.landlord.name if row.landlord else "Le bailleur"
    return Card(
        "Qui voit quoi",
        [
            Line("Ceux qui suivent les procédures", "Les actes, les dates, le plan", icon="eye"),
            Line("L’avocat et l’équipe sociale", "Ses avis, à part", icon="lock-closed"),
            Line(landlord, "Les dates et la dette. Ni les notes, ni les avis", icon="eye-slash"),
        ],
        side=True,
        icon="eye",
    )


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


def note_step(request: ActorRequest, pk: int, code: str) -> HttpResponse:
    row = _find(request, pk)
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
        said=f"{rule.label} : noté. Les échéances sont recalculées.",
        known={"code": rule.code},
        back=_back(row),
        crumbs=[PROCEDURES, (row.household.name, _back(row))],
        lead=f"{rule.effect} ({rule.source_on(row.path)})",
    )


def undo_step(request: ActorRequest, pk: int) -> HttpResponse:
    rows = ProcedureStep.objects.visible_to(request.actor).select_related("procedure__household")
    step = get_object_or_404(rows, pk=pk)
    return ask(
        request,
        forms.UndoStep(request, subject=step),
        actions.undo_procedure_step,
        step,
        title=f"Annuler : {step}",
        submit="Annuler cet acte",
        said="Acte annulé : il reste lisible, et ne compte plus.",
        known={"undone_on": request.today},
        back=_back(step.procedure),
        crumbs=[PROCEDURES, (step.procedure.household.name, _back(step.procedure))],
        danger=True,
        lead=f"Noté au {day_in_words(step.on)}. Notez ensuite le bon.",
    )


def change_deadline(request: ActorRequest, pk: int, code: str) -> HttpResponse:
    row = _find(request, pk)
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
        back=_back(row),
        crumbs=[PROCEDURES, (row.household.name, _back(row))],
        lead=lead,
    )


def complete(request: ActorRequest, pk: int) -> HttpResponse:
    row = _find(request, pk)
    names = ("debt", "lawyer", "bailiff", "has_guarantor", "landlord_is_person", "worker")
    initial = {name: getattr(row, name) for name in names}
    return ask(
        request,
        forms.CompleteProcedure(request, subject=row, initial=initial),
        actions.complete_procedure,
        row,
        title="Compléter la procédure",
        submit="Enregistrer",
        said="Procédure complétée.",
        back=_back(row),
        crumbs=[PROCEDURES, (row.household.name, _back(row))],
    )


def end(request: ActorRequest, pk: int) -> HttpResponse:
    row = _find(request, pk)
    return ask(
        request,
        forms.EndProcedure(request, subject=row, initial={"ended_on": request.today}),
        actions.end_procedure,
        row,
        title="Terminer la procédure",
        submit="Terminer la procédure",
        said="Procédure terminée.",
        back=_back(row),
        crumbs=[PROCEDURES, (row.household.name, _back(row))],
        danger=True,
    )


def sign_protocol(request: ActorRequest, pk: int) -> HttpResponse:
    row = _find(request, pk)
    return ask(
        request,
        forms.SignProtocol(request, subject=row, initial={"signed_on": request.today}),
        actions.sign_protocol,
        row,
        title="Protocole de cohésion sociale",
        submit="Noter la signature",
        said="Protocole signé : l’expulsion s’arrête tant qu’il est tenu.",
        back=_back(row),
        crumbs=[PROCEDURES, (row.household.name, _back(row))],
        lead="L’occupant paie l’indemnité et le plan ; le bailleur renonce à l’expulsion et signe un "
        "bail dans les trois mois de la fin (CCH art. L442-6-5 et L353-15-2).",
    )


def _protocol(request: ActorRequest, pk: int) -> SocialProtocol:
    rows = SocialProtocol.objects.visible_to(request.actor)
    return get_object_or_404(rows.select_related("procedure__household"), pk=pk)


def extend_protocol(request: ActorRequest, pk: int) -> HttpResponse:
    row = _protocol(request, pk)
    return ask(
        request,
        forms.ExtendProtocol(request, subject=row, initial={"until": row.until}),
        actions.extend_protocol,
        row,
        title="Prolonger le protocole",
        submit="Prolonger par avenant",
        said="Protocole prolongé.",
        back=_back(row.procedure),
        crumbs=[PROCEDURES],
    )


def end_protocol(request: ActorRequest, pk: int) -> HttpResponse:
    row = _protocol(request, pk)
    return ask(
        request,
        forms.EndProtocol(request, subject=row, initial={"ended_on": request.today}),
        actions.end_protocol,
        row,
        title="Terminer le protocole",
        submit="Terminer ce protocole",
        said="Protocole terminé.",
        back=_back(row.procedure),
        crumbs=[PROCEDURES],
        lead="Tenu : un bail est signé. Non respecté : l’exécution reprend et l’aide s’arrête.",
    )


def start_assessment(request: ActorRequest, pk: int) -> HttpResponse:
    row = _find(request, pk)
    return ask(
        request,
        forms.StartAssessment(request, subject=row),
        actions.start_assessment,
        row,
        title="Diagnostic social et financier",
        submit="Commencer le diagnostic",
        said="Diagnostic commencé avec ce qui est connu.",
        known={"started_on": request.today},
        to=lambda made: reverse("eviction:write_assessment", args=[made.pk]),
        back=_back(row),
        crumbs=[PROCEDURES, (row.household.name, _back(row))],
        lead="Le juge et la CCAPEX le liront. Demandez d’abord au ménage ce qu’il accepte de partager.",
    )


def _assessment(request: ActorRequest, pk: int) -> SocialAssessment:
    rows = SocialAssessment.objects.visible_to(request.actor)
    return get_object_or_404(rows.select_related("procedure__household", "organisation"), pk=pk)


def write_assessment(request: ActorRequest, pk: int) -> HttpResponse:
    row = _assessment(request, pk)
    return ask(
        request,
        forms.WriteAssessment(request, subject=row),
        actions.write_assessment,
        row,
        title="Écrire le diagnostic",
        submit="Enregistrer",
        said="Diagnostic enregistré. Transmettez-le quand tout est dit.",
        to=reverse("eviction:send_assessment", args=[pk]),
        back=_back(row.procedure),
        crumbs=[PROCEDURES, (row.procedure.household.name, _back(row.procedure))],
        template="eviction/assessment.html",
        lead="Les quinze rubriques du décret. « Sans objet » se dit aussi.",
    )


def send_assessment(request: ActorRequest, pk: int) -> HttpResponse:
    row = _assessment(request, pk)
    return ask(
        request,
        forms.SendAssessment(request, subject=row, initial={"sent_on": request.today}),
        actions.send_assessment,
        row,
        title="Transmettre le diagnostic",
        submit="Noter la transmission",
        said="Diagnostic transmis au juge et à la CCAPEX.",
        back=_back(row.procedure),
        crumbs=[PROCEDURES, (row.procedure.household.name, _back(row.procedure))],
        lead="Relisez-le avec le ménage avant. Ensuite, il ne change plus.",
    )


def assessment_pdf(request: ActorRequest, pk: int) -> HttpResponse:
    return pdf_response(papers.assessment_pdf(_assessment(request, pk)), f"diagnostic-{pk}")
