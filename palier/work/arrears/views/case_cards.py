"""The cards of a case: what is proposed, why, what was done, its plan, the agency, the guarantees."""

from datetime import date

from django.urls import reverse

from palier.base.kit.money import euros
from palier.base.kit.typography import capitalised, day_in_words, plural
from palier.base.tenancy.actors import ActorRequest
from palier.base.ui.cards import Card, Line, Verb, verb, verbs
from palier.base.ui.lists import Chip
from palier.law.repayment import imposed_monthly
from palier.law.unpaid import fsl_by, plan_by
from palier.work.arrears import actions, reads
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

SENDABLE = (StepKind.MESSAGE, StepKind.LETTER, StepKind.REGISTERED)


def next_card(request: ActorRequest, row: ArrearsCase) -> Card | None:
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
    promise = row.steps.filter(promised_on__gte=request.today).order_by("-promised_on").first()
    if promise is not None and promise.promised_on:
        return Card(
            "Et maintenant",
            text=f"Paiement promis pour le {day_in_words(promise.promised_on)} : attendre ce jour. "
            "S’il n’arrive pas, Ma journée le rappellera.",
            tone="info",
            icon="clock",
        )
    taken = row.steps.filter(kind=row.rule.step, on__gte=row.rule_since)
    if step := taken.order_by("-on", "-pk").first():
        text = f"« {capitalised(step.get_kind_display())} » fait le {day_in_words(step.on)}."
        return Card(
            "Et maintenant",
            text=f"{text} Vos règles diront la suite, si la dette grandit.",
            tone="ok",
            icon="check",
        )
    kind = row.rule.step
    urls = {
        StepKind.PLAN: ("arrears.record_plan", "arrears:record_plan", row.account_id),
        StepKind.REPORT: ("arrears.report_unpaid", "arrears:report_unpaid", row.pk),
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


def why_card(row: ArrearsCase, today: date) -> Card:
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
        note=f"Calculé le {day_in_words(row.seen_on)}",
        icon="scale",
    )


def history_card(request: ActorRequest, row: ArrearsCase) -> Card:
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
        said.append(f"paiement promis pour le {day_in_words(step.promised_on)}")
    why = ", ".join(filter(None, said)) + (f"\n{step.text}" if step.text else "")
    offered: list[Verb] = []
    chip = Chip(step.get_result_display(), "info") if step.result else None
    if reminder is not None:
        chip = Chip(reminder.get_way_display())
        delivery = next(iter(reminder.deliveries.all()), None)
        if delivery is not None:
            came = (
                f"reçue le {day_in_words(delivery.received_on)}"
                if delivery.received_on
                else "non réclamée"
            )
            chip = Chip(came, "ok" if delivery.received_on else "wait", "", delivery.reference)
        elif reminder.way == Reminder.Way.REGISTERED:
            offered = verbs(verb(request, "arrears.note_delivery", "Noter l’accusé", reminder))
    url = reverse("arrears:letter_pdf", args=[reminder.pk]) if reminder else ""
    title = reminder.title if reminder else capitalised(step.get_kind_display())
    return Line(title, why, url, chip=chip, verbs=offered, icon="check")


def standing_here(request: ActorRequest, row: ArrearsCase) -> PlanStanding | None:
    plan = reads.running_plan(row.account_id, request.actor)
    return standing_of(plan, request.today) if plan else None


def plan_card(request: ActorRequest, row: ArrearsCase, standing: PlanStanding | None) -> Card:
    if standing is None:
        # Paid since the last night: there is nothing to spread.
        owing = row.debt > 0
        offered = verb(request, "arrears.record_plan", "Proposer un plan", row.account_id)
        return Card(
            "Plan d’apurement",
            empty="Aucun plan. Le loyer du mois d’abord, puis ce que le ménage peut."
            if owing
            else "Plus rien à payer aujourd’hui : aucun plan à proposer.",
            verbs=verbs(offered if owing else None),
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
        word = "Attendue depuis le" if coming.part.due_on < request.today else "Prochaine, le"
        pairs.append((f"{word} {day_in_words(coming.part.due_on, short=True)}", left))
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


def agency_card(request: ActorRequest, row: ArrearsCase) -> Card | None:
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
    return Card(
        "CAF ou MSA",
        pairs=[
            ("Impayé depuis", row.unpaid_since),
            ("Règle", row.unpaid_why),
            ("À signaler avant le", row.report_due_on),
        ],
        verbs=verbs(verb(request, "arrears.report_unpaid", "Signaler l’impayé", row)),
        tone="bad" if row.report_due_on < request.today else "wait",
        side=True,
        icon="building-library",
    )


def guarantee_card(request: ActorRequest, row: ArrearsCase) -> Card | None:
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
        guarantee for _, guarantee in reads.unclaimed_guarantees(request.actor, request.today, row)
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
    offered = verb(request, "arrears.call_guarantee", "Mettre en jeu…", row) if mine else None
    return Card("Garanties", lines, verbs=verbs(offered), side=True, icon="shield-check")
