"""Cases: the list, one case, what a person does about it."""

from datetime import date

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_POST

from palier.base.kit.money import euros
from palier.base.kit.typography import capitalised, day_in_words, plural
from palier.base.tenancy.actors import ActorRequest
from palier.base.tenancy.middleware import needs_sight
from palier.base.ui import lists as ui_lists
from palier.base.ui import shell
from palier.base.ui.cards import Card, Line, Verb, show_cards, verb, verbs
from palier.base.ui.lists import Chip
from palier.base.ui.pages import ask, done
from palier.law.repayment import imposed_monthly
from palier.law.unpaid import fsl_by, plan_by
from palier.work.arrears import actions, forms, lists, reads
from palier.work.arrears.finding import in_words
from palier.work.arrears.following import PlanStanding, standing_of
from palier.work.arrears.models import (
    ArrearsCase,
    CaseState,
    CaseStep,
    GuaranteeClaim,
    Reminder,
    StepKind,
    UnpaidReport,
)
from palier.work.arrears.views.tabs import CASES, tabs_of

SENDABLE = (StepKind.MESSAGE, StepKind.LETTER, StepKind.REGISTERED)


@needs_sight("arrears.cases")
def cases(request: ActorRequest) -> HttpResponse:
    waiting = reads.proposed_by_kind(request.actor)
    found = ArrearsCase.objects.visible_to(request.actor).filter(state=CaseState.FOUND).count()
    offered = []
    if found and request.actor.may("arrears.follow_cases"):
        url = reverse("arrears:follow")
        offered.append(Verb(f"Valider {plural(found, 'dossier')}", url, "check"))
    for kind in SENDABLE:
        if waiting.get(kind) and request.actor.may("arrears.send_reminders"):
            words = {"message": "message", "letter": "lettre", "registered": "recommandé"}[kind]
            url = reverse("arrears:send_many", args=[kind])
            label = f"Préparer {plural(waiting[kind], words)}"
            offered.append(Verb(label, url, "paper-airplane"))
    return ui_lists.show(request, lists.CASES, verbs=offered, tabs=tabs_of(request.actor))


@needs_sight("arrears.cases")
def history(request: ActorRequest) -> HttpResponse:
    return ui_lists.show(request, lists.HISTORY, tabs=tabs_of(request.actor))


@needs_sight("arrears.cases")
def follow(request: ActorRequest) -> HttpResponse:
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


def _find(request: ActorRequest, pk: int) -> ArrearsCase:
    rows = ArrearsCase.objects.visible_to(request.actor)
    return get_object_or_404(
        rows.select_related("account__household", "rule", "worker", "organisation"), pk=pk
    )


def case(request: ActorRequest, pk: int) -> HttpResponse:
    row = _find(request, pk)
    standing = _standing(request, row)
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
            _next_card(request, row),
            _why_card(row, request.today),
            _history(request, row),
            _plan_card(request, row, standing),
            _agency_card(request, row),
            _guarantee_card(request, row),
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
        verb(request, f"arrears.{action}", label, reverse(f"arrears:{name}", args=[row.pk]), icon)
        for action, label, name, icon in (
            ("close_case", "Clore…", "close", "archive-box"),
            ("entrust_case", "Confier…", "entrust", "user"),
        )
    ]
    if row.state == CaseState.PAUSED:
        url = reverse("arrears:resume", args=[row.pk])
        found.append(verb(request, "arrears.resume_case", "Reprendre", url, "play", post=True))
    else:
        url = reverse("arrears:pause", args=[row.pk])
        found.append(verb(request, "arrears.pause_case", "Pas maintenant…", url, "pause"))
    url = reverse("arrears:note_step", args=[row.pk])
    found.append(
        verb(request, "arrears.note_step", "Noter une démarche", url, "pencil-square", main=True)
    )
    return verbs(*found)


def _next_card(request: ActorRequest, row: ArrearsCase) -> Card | None:
    if row.state == CaseState.CLOSED:
        return None
    if row.state == CaseState.PAUSED and row.paused_until:
        text = f"En pause jusqu’au {day_in_words(row.paused_until)} : {row.paused_because}."
        return Card("Et maintenant", text=text, tone="info", icon="pause")
    if running := reads.running_plan(row.account_id, request.actor):
        return Card(
            "Et maintenant",
            text=f"Un plan est {running.get_state_display()} : c’est lui qui dit la suite.",
            verbs=[Verb("Voir le plan", reverse("arrears:plan", args=[running.pk]))],
            tone="info",
            icon="calendar-days",
        )
    taken = row.steps.filter(kind=row.rule.step, on__gte=row.rule_since)
    if step := taken.order_by("-on", "-pk").first():
        text = f"« {capitalised(step.get_kind_display())} » fait le {day_in_words(step.on)}."
        return Card(
            "Et maintenant",
            text=f"{text} La règle suivante dira la suite, si rien ne change.",
            tone="ok",
            icon="check",
        )
    kind = row.rule.step
    urls = {
        StepKind.PLAN: ("arrears.record_plan", "arrears:record_plan", row.account_id),
        StepKind.REPORT: ("arrears.report_unpaid", "arrears:report", row.pk),
        StepKind.GUARANTEE: ("arrears.call_guarantee", "arrears:call_guarantee", row.pk),
    }
    label = capitalised(row.rule.get_step_display())
    if kind in SENDABLE:
        offered = verb(
            request,
            "arrears.send_reminder",
            "Lire et envoyer",
            reverse("arrears:send_one", args=[row.pk, kind]),
        )
    elif kind in urls:
        action, name, pk = urls[StepKind(kind)]
        offered = verb(request, action, label, reverse(name, args=[pk]))
    else:
        url = reverse("arrears:note_step", args=[row.pk]) + f"?quoi={kind}"
        offered = verb(request, "arrears.note_step", "Noter que c’est fait", url)
    return Card(
        "Et maintenant",
        [Line(label, f"Proposé par la règle « {row.rule.name} »", verbs=verbs(offered))],
        tone="wait",
        icon="clock",
    )


def _why_card(row: ArrearsCase, today: date) -> Card:
    return Card(
        "Pourquoi ce dossier",
        pairs=[
            ("Règle", in_words(row.rule)),
            ("Dette", row.debt),
            ("Premier impayé", row.default_on),
            ("Retard", plural(row.late_days(today), "jour")),
            ("Reste à payer par mois", row.monthly),
            ("Trouvé le", row.found_on),
            (
                "Compte du ménage",
                ("Voir les écritures", f"/quittancement/comptes/{row.account_id}/"),
            ),
        ],
        note=f"Calculé le {row.seen_on:%d/%m/%Y}",
        icon="scale",
    )


def _history(request: ActorRequest, row: ArrearsCase) -> Card:
    steps = row.steps.select_related("by").prefetch_related("reminders__deliveries")
    return Card(
        "Ce qui a été fait",
        [_step_line(request, step) for step in steps.order_by("-on", "-pk")[:40]],
        empty="Rien encore. Le premier appel compte plus que la première lettre.",
        icon="clock",
    )


def _step_line(request: ActorRequest, step: CaseStep) -> Line:
    reminder: Reminder | None = next(iter(step.reminders.all()), None)
    said = [day_in_words(step.on), step.by.short_name if step.by else ""]
    if step.promised_on:
        said.append(f"payer le {day_in_words(step.promised_on)}")
    why = ", ".join(filter(None, said)) + (f"\n{step.text}" if step.text else "")
    offered: list[Verb] = []
    chip = Chip(step.get_result_display(), "info") if step.result else None
    if reminder is not None:
        chip = Chip(reminder.get_way_display())
        delivery = next(iter(reminder.deliveries.all()), None)
        if delivery is not None:
            came = (
                f"reçue le {delivery.received_on:%d/%m/%Y}"
                if delivery.received_on
                else "non réclamée"
            )
            chip = Chip(came, "ok" if delivery.received_on else "wait", "", delivery.reference)
        elif reminder.way == Reminder.Way.REGISTERED:
            url = reverse("arrears:note_delivery", args=[reminder.pk])
            offered = verbs(verb(request, "arrears.note_delivery", "Noter l’accusé", url))
    url = reverse("arrears:letter_pdf", args=[reminder.pk]) if reminder else ""
    title = reminder.title if reminder else capitalised(step.get_kind_display())
    return Line(title, why, url, chip=chip, verbs=offered, icon="check")


def _standing(request: ActorRequest, row: ArrearsCase) -> PlanStanding | None:
    plan = reads.running_plan(row.account_id, request.actor)
    return standing_of(plan, request.today) if plan else None


def _plan_card(request: ActorRequest, row: ArrearsCase, standing: PlanStanding | None) -> Card:
    if standing is None:
        url = reverse("arrears:record_plan", args=[row.account_id])
        offered = verb(request, "arrears.record_plan", "Proposer un plan", url)
        return Card(
            "Plan d’apurement",
            empty="Aucun plan. Le loyer du mois d’abord, puis ce que le ménage peut.",
            verbs=verbs(offered),
            side=True,
            icon="calendar-days",
        )
    plan = standing.plan
    pairs: list[tuple[str, object]] = [
        ("Dette du plan", plan.total),
        ("Payé au plan", standing.paid),
        ("Échéances manquées", len(standing.missed)),
    ]
    if standing.next:
        coming = standing.next
        left = euros(coming.part.amount - coming.paid)
        pairs.append(("Prochaine", f"{coming.part.due_on:%d/%m/%Y}, {left}"))
    url = reverse("arrears:plan", args=[plan.pk])
    return Card(
        "Plan d’apurement",
        pairs=pairs,
        verbs=[Verb("Voir l’échéancier", url)],
        note=plan.get_state_display(),
        tone="bad" if standing.missed else "",
        side=True,
        icon="calendar-days",
    )


def _agency_card(request: ActorRequest, row: ArrearsCase) -> Card | None:
    report = UnpaidReport.objects.filter(account=row.account, healed_on=None).first()
    if report is not None:
        late = report.reported_on > report.due_on
        line = Line(
            f"Signalé le {day_in_words(report.reported_on)}",
            f"{report.agency}, {euros(report.debt)}",
            reverse("arrears:report_pdf", args=[report.pk]),
            chip=Chip("en retard", "bad") if late else Chip("à temps", "ok"),
        )
        due = plan_by(report.reported_on, report.debt)
        has_plan = reads.running_plan(row.account_id, request.actor) is not None
        text = (
            "Un plan court : gardez-en une copie pour la CAF."
            if has_plan
            else f"Plan à donner avant le {day_in_words(due)}. Sans lui, le FSL a jusqu’au "
            f"{day_in_words(fsl_by(due))}, puis la CAF impose "
            f"{euros(imposed_monthly(report.debt))} par mois pendant trente-six mois."
        )
        return Card("CAF ou MSA", [line], text=text, side=True, icon="building-library")
    if row.unpaid_since is None or row.report_due_on is None:
        return None
    url = reverse("arrears:report", args=[row.pk])
    return Card(
        "CAF ou MSA",
        pairs=[
            ("Impayé depuis", row.unpaid_since),
            ("Règle", row.unpaid_why),
            ("À signaler avant le", row.report_due_on),
        ],
        verbs=verbs(verb(request, "arrears.report_unpaid", "Signaler l’impayé", url)),
        tone="bad" if row.report_due_on < request.today else "wait",
        side=True,
        icon="building-library",
    )


def _guarantee_card(request: ActorRequest, row: ArrearsCase) -> Card | None:
    claims = GuaranteeClaim.objects.filter(account=row.account).select_related("guarantee")
    lines = [
        Line(
            f"{claim.guarantee.get_kind_display()} : {euros(claim.amount)}",
            f"déclarée le {day_in_words(claim.declared_on)}",
            reverse("arrears:claim", args=[claim.pk]),
            chip=Chip(claim.get_state_display(), "info"),
        )
        for claim in claims.order_by("-declared_on", "-pk")
    ]
    mine = [
        guarantee
        for case, guarantee in reads.unclaimed_guarantees(request.actor, request.today)
        if case.pk == row.pk
    ]
    days = actions.claim_days(request.actor.organisation, request.today) if mine else None
    for guarantee in mine:
        due = days.by(guarantee, row.default_on) if days else row.default_on
        lines.append(
            Line(
                f"{guarantee.get_kind_display()}, {guarantee.name}",
                f"à déclarer avant le {day_in_words(due)}",
                chip=Chip("à déclarer", "bad" if due < request.today else "wait"),
            )
        )
    if not lines:
        return None
    url = reverse("arrears:call_guarantee", args=[row.pk])
    offered = verb(request, "arrears.call_guarantee", "Mettre en jeu…", url) if mine else None
    return Card("Garanties", lines, verbs=verbs(offered), side=True, icon="shield-check")


def _back(pk: int) -> str:
    return reverse("arrears:case", args=[pk])


def _crumbs(row: ArrearsCase) -> list[tuple[str, str]]:
    return [CASES, (row.account.household.name, _back(row.pk))]


def note_step(request: ActorRequest, pk: int) -> HttpResponse:
    row = _find(request, pk)
    initial = {"on": request.today, "kind": request.GET.get("quoi", row.rule.step)}
    return ask(
        request,
        forms.NoteStep(request, subject=row, initial=initial),
        actions.note_step,
        row,
        title=f"Noter une démarche, {row.account.household.name}",
        submit="Noter cette démarche",
        said="Démarche notée.",
        back=_back(pk),
        crumbs=_crumbs(row),
    )


def pause(request: ActorRequest, pk: int) -> HttpResponse:
    row = _find(request, pk)
    return ask(
        request,
        forms.PauseCase(request, subject=row),
        actions.pause_case,
        row,
        title="Pas maintenant",
        submit="Mettre en pause",
        said="Dossier en pause : il revient de lui-même.",
        known={"on": request.today},
        back=_back(pk),
        crumbs=_crumbs(row),
        lead="Rien n’est proposé pendant la pause. La dette reste suivie.",
    )


@require_POST
def resume(request: ActorRequest, pk: int) -> HttpResponse:
    row = _find(request, pk)
    actions.resume_case(row, actor=request.actor)
    return done(request, "Dossier repris.", _back(pk))


def entrust(request: ActorRequest, pk: int) -> HttpResponse:
    row = _find(request, pk)
    return ask(
        request,
        forms.EntrustCase(request, subject=row, initial={"worker": row.worker_id}),
        actions.entrust_case,
        row,
        title="Confier ce dossier",
        submit="Confier ce dossier",
        said="Dossier confié.",
        back=_back(pk),
        crumbs=_crumbs(row),
    )


def close(request: ActorRequest, pk: int) -> HttpResponse:
    row = _find(request, pk)
    return ask(
        request,
        forms.CloseCase(request, subject=row, initial={"closed_on": request.today}),
        actions.close_case,
        row,
        title="Clore ce dossier",
        submit="Clore ce dossier",
        said="Dossier clos.",
        back=_back(pk),
        crumbs=_crumbs(row),
        danger=True,
        lead="La dette reste au compte du ménage. Si elle demeure, la nuit la trouvera de nouveau.",
    )
