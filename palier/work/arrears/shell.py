"""What arrears lend to accounts, households, one's day."""

from datetime import date, datetime

from django.db.models import Exists, Max, Min, OuterRef, Q, Sum
from django.urls import reverse

from palier.base.kit.money import NOTHING, euros
from palier.base.kit.typography import capitalised, day_in_words, plural, the_name
from palier.base.tenancy.actors import Actor
from palier.base.tenancy.roles import declare_sights
from palier.base.ui import shell
from palier.base.ui.cards import Card, Line, Verb
from palier.base.ui.having import Rows
from palier.base.ui.lists import Chip
from palier.law.unpaid import plan_by
from palier.registers.people.models import Household
from palier.registers.people.reads import may_see_home
from palier.work.arrears.actions import claim_days, controls_of
from palier.work.arrears.following import LENT, standing_of
from palier.work.arrears.models import (
    STANDING,
    ArrearsCase,
    CaseState,
    CaseStep,
    PlanState,
    RepaymentPlan,
    StepKind,
    UnpaidReport,
)
from palier.work.arrears.reads import (
    breach_after,
    case_of,
    proposed_by_kind,
    running_plan,
    running_standings,
    unclaimed_guarantees,
    unreported,
)
from palier.work.billing.models import HouseholdAccount
from palier.work.billing.standing import PlanAsks

declare_sights(
    {"arrears.cases": "les dettes de loyer : dossiers, relances, plans, signalements, garanties"}
)
shell.menu(
    shell.MenuEntry(
        "arrears.cases",
        "Impayés et prévention",
        "arrears:cases",
        "scale",
        "arrears.cases",
        short="Impayés",
    )
)


@shell.answers("billing.running_plans")
def running_on(account_ids: list[int], at: date | datetime, until: date) -> dict[int, PlanAsks]:
    """By account, the plan that runs on a day, else the one known to run at a past moment, with
    what it has asked by the end of a day."""
    asked = Q(instalments__due_on__lte=until)
    if isinstance(at, datetime):
        ran = Q(over_since=None) | Q(over_since__gt=at)
        known = RepaymentPlan.objects.filter(ran, runs_since__lte=at)
    else:
        ran = Q(ended_on=None) | Q(ended_on__gte=at)
        known = RepaymentPlan.objects.filter(ran, agreed_on__lte=at).exclude(
            state=PlanState.PROPOSED
        )
    rows = (
        known.filter(account__in=account_ids)
        .annotate(
            asked=Sum("instalments__amount", filter=asked),
            last=Max("instalments__due_on", filter=asked),
            first=Min("instalments__due_on"),
        )
        .order_by("agreed_on", "pk")
    )
    return {
        row.account_id: PlanAsks(
            row.total, row.asked or NOTHING, row.last or row.first or row.agreed_on, row.beside
        )
        for row in rows
    }


@shell.panel(on="billing.account", order=10, sight="arrears.cases")
def repayment_plan(row: HouseholdAccount, actor: Actor, today: date) -> shell.Part | None:
    """The plan of an account, and its case."""
    plan, case = running_plan(row.pk, actor), case_of(row.pk, actor)
    if plan is None and not actor.may("arrears.record_plan") and case is None:
        return None
    pairs: list[tuple[str, object]] = []
    offered = []
    if plan is not None:
        standing = standing_of(plan, today)
        pairs = [("Dette du plan", plan.total), ("Payé au plan", standing.paid)]
        if standing.lent:
            pairs.append((LENT, standing.lent))
        if standing.next:
            day = day_in_words(standing.next.part.due_on, short=True)
            late = standing.next.part.due_on < today
            word = "Mensualité attendue depuis le" if late else "Prochaine mensualité, le"
            left = standing.next.part.amount - standing.next.paid
            pairs.append((f"{word} {day}", left))
        if standing.missed:
            words = plural(len(standing.missed), "échéance manquée", "échéances manquées")
            pairs.append(("À voir", Chip(words, "bad")))
        offered.append(Verb("Voir l’échéancier", reverse("arrears:plan", args=[plan.pk])))
    elif actor.may("arrears.record_plan"):
        offered.append(Verb("Enregistrer un plan", reverse("arrears:record_plan", args=[row.pk])))
    if case is not None:
        offered.append(Verb("Dossier d’impayé", reverse("arrears:case", args=[case.pk])))
    card = Card(
        "Plan d’apurement",
        pairs=pairs,
        empty="Aucun plan en cours.",
        verbs=offered,
        icon="calendar-days",
    )
    return shell.Part("ui/parts/card.html", {"card": card})


PAGE = "people.household"
NOT_OVER = (CaseState.FOUND, CaseState.FOLLOWED, CaseState.PAUSED)
OPEN_CASES = Rows(ArrearsCase, "account__household", only=(("state__in", NOT_OVER),))
STEPS = Rows(CaseStep, "case__account__household")
HEALED = Rows(ArrearsCase, "account__household", only=(("closing", "healed"),))


@shell.panel(on="people.household", order=25, sight="arrears.cases", has=[OPEN_CASES])
def arrears_here(row: Household, actor: Actor, today: date) -> shell.Part | None:
    """What the household owes, and what is proposed."""
    case = (
        ArrearsCase.objects.visible_to(actor)
        .filter(account__household=row)
        .exclude(state=CaseState.CLOSED)
        .select_related("rule")
        .first()
    )
    if case is None:
        return None
    line = Line(
        f"{euros(case.debt)} depuis le {day_in_words(case.default_on, short=True)}",
        f"Proposé : {case.rule.get_step_display()}",
        reverse("arrears:case", args=[case.pk]),
        chip=Chip(case.get_state_display(), "wait" if case.state == "found" else ""),
    )
    card = Card("Impayé", [line], icon="scale")
    return shell.Part("ui/parts/card.html", {"card": card})


@shell.timeline_source(on="people.household", sight="arrears.cases", has=[STEPS, HEALED])
def what_was_done(row: Household, actor: Actor, before: date, most: int) -> list[shell.Moment]:
    """Calls, letters and plans, and the day a debt was paid."""
    steps = (
        CaseStep.objects.visible_to(actor)
        .filter(case__account__household=row, on__lte=before)
        .select_related("case")
        .order_by("-on", "-pk")[:most]
    )
    moments = [
        shell.Moment(
            step.on,
            step.pk,
            f"Impayé : {step.get_kind_display()}",
            reverse("arrears:case", args=[step.case_id]),
            step.get_result_display() if step.result else "",
            "scale",
            "",
            "money",
        )
        for step in steps
    ]
    if not shell.holds(PAGE, row, HEALED):
        return moments
    healed = ArrearsCase.objects.visible_to(actor).filter(
        account__household=row, closing="healed", closed_on__lte=before
    )
    moments += [
        shell.Moment(
            case.closed_on,
            case.pk,
            "La dette de loyer est payée",
            reverse("arrears:case", args=[case.pk]),
            icon="check-circle",
            tone="ok",
            group="money",
        )
        for case in healed.order_by("-closed_on", "-pk")[:most]
        if case.closed_on
    ]
    return moments


@shell.todo_source(on="ui.day", sight="arrears.cases", has=[Rows(ArrearsCase)])
def cases_to_see(row: None, actor: Actor, today: date) -> list[shell.Todo]:
    """Cases to validate, letters to read, my promised payments that did not come."""
    found = []
    cases = reverse("arrears:cases")
    new = ArrearsCase.objects.visible_to(actor).filter(state=CaseState.FOUND).count()
    if new and actor.may("arrears.follow_cases"):
        words = plural(new, "dossier d’impayé à valider", "dossiers d’impayé à valider")
        found.append(
            shell.Todo(
                words, reverse("arrears:follow_cases"), "Trouvés cette nuit", today, asks_yes=True
            )
        )
    if actor.may("arrears.send_reminders"):
        for kind, count in proposed_by_kind(actor, today).items():
            label = StepKind(kind).label
            found.append(
                shell.Todo(
                    f"{capitalised(label)} : {plural(count, 'ménage')}",
                    f"{cases}?etape={kind}",
                    "Proposé par vos règles",
                    asks_yes=True,
                )
            )
    return found + _promises(actor, today)


def _promises(actor: Actor, today: date) -> list[shell.Todo]:
    broken = (
        CaseStep.objects.visible_to(actor)
        .filter(promised_on__lt=today, case__state=CaseState.FOLLOWED, case__worker=actor.user_id)
        .filter(
            ~Exists(CaseStep.objects.filter(case=OuterRef("case"), on__gt=OuterRef("promised_on")))
        )
        .select_related("case__account__household")
        .order_by("promised_on", "pk")[:10]
    )
    return [
        shell.Todo(
            f"Rappeler {the_name(step.case.account.household.name)}",
            reverse("arrears:case", args=[step.case_id]),
            "Paiement promis, pas encore arrivé",
            step.promised_on,
        )
        for step in broken
    ]


@shell.todo_source(on="ui.day", sight="arrears.cases", has=[Rows(ArrearsCase)])
def agencies_to_tell(row: None, actor: Actor, today: date) -> list[shell.Todo]:
    """Unpaid rents that the agency must be told of, by their legal day."""
    if not actor.may("arrears.report_unpaid"):
        return []
    rows = unreported(actor)
    count = rows.count()
    if count > 3 and (first := rows.first()):
        url = reverse("arrears:cases") + "?caf=a-signaler"
        words = f"Signaler {count} impayés à la CAF"
        return [
            shell.Todo(words, url, "Dans les deux mois (CCH art. R824-4)", first.report_due_on)
        ]
    return [
        shell.Todo(
            f"Signaler à la CAF : {case.account.household.name}",
            reverse("arrears:report_unpaid", args=[case.pk]),
            f"{case.unpaid_why} (CCH art. R824-4)",
            case.report_due_on,
        )
        for case in rows
    ]


@shell.todo_source(
    on="ui.day", sight="arrears.cases", has=[Rows(UnpaidReport, only=(("healed_on", None),))]
)
def plans_for_the_agency(row: None, actor: Actor, today: date) -> list[shell.Todo]:
    """Debts told to the agency that still have no plan: six months, three for a small one."""
    if not actor.may("arrears.report_unpaid"):
        return []
    plan = RepaymentPlan.objects.filter(account=OuterRef("account"), state__in=STANDING)
    rows = UnpaidReport.objects.visible_to(actor).filter(~Exists(plan), healed_on=None)
    return [
        shell.Todo(
            f"Donner un plan à {report.agency} : {report.account.household.name}",
            reverse("arrears:record_plan", args=[report.account_id]),
            "Sans lui, l’aide peut être suspendue (CCH art. R824-6 s.)",
            plan_by(report.reported_on, report.debt),
        )
        for report in rows.select_related("account__household").order_by("reported_on", "pk")
    ]


@shell.todo_source(on="ui.day", sight="arrears.cases", has=[Rows(ArrearsCase)])
def guarantees_to_call(row: None, actor: Actor, today: date) -> list[shell.Todo]:
    """Guarantees to tell before their delay."""
    if not actor.may("arrears.call_guarantee"):
        return []
    found = unclaimed_guarantees(actor, today)
    days = claim_days(actor.organisation, today) if found else None
    return [
        shell.Todo(
            f"Déclarer à {guarantee.get_kind_display()} : {case.account.household.name}",
            reverse("arrears:call_guarantee", args=[case.pk]),
            f"{euros(case.debt)} dus",
            days.by(guarantee, case.default_on) if days else None,
        )
        for case, guarantee in found
    ]


@shell.todo_source(on="ui.day", sight="arrears.cases", has=[Rows(RepaymentPlan)])
def plans_to_look_at(row: None, actor: Actor, today: date) -> list[shell.Todo]:
    """Plans with a missed instalment, plans to sign, controls of the agency to note."""
    if not actor.may("arrears.declare_breach"):
        return []
    found = []
    most = breach_after(actor.organisation, today)
    for standing in running_standings(actor, today):
        url = reverse("arrears:plan", args=[standing.plan.pk])
        name = standing.plan.account.household.name
        if standing.missed:
            words = plural(len(standing.missed), "échéance manquée", "échéances manquées")
            decide = " : décider de la suite" if len(standing.missed) >= most else ""
            found.append(
                shell.Todo(f"Plan : {name}", url, words + decide, standing.missed[0].part.due_on)
            )
        done = {control.due_on for control in standing.plan.controls.all()}
        found += [
            shell.Todo(f"Contrôle CAF du plan : {name}", url, "Tous les six mois", day)
            for day in controls_of(standing.plan)
            if day <= today and day not in done
        ]
    waiting = RepaymentPlan.objects.visible_to(actor).filter(state=PlanState.PROPOSED)
    found += [
        shell.Todo(
            f"Faire signer le plan : {plan.account.household.name}",
            reverse("arrears:plan", args=[plan.pk]),
            f"Proposé le {day_in_words(plan.agreed_on)}",
        )
        for plan in waiting.select_related("account__household").order_by("agreed_on", "pk")
    ]
    return found


@shell.answers("people.documents")
def plan_to_print(row: Household, actor: Actor, today: date) -> list[dict[str, str]]:
    """The repayment plan that runs, or waits to be signed."""
    if not actor.sees("arrears.cases") or not may_see_home(row, actor):
        return []
    plans = RepaymentPlan.objects.visible_to(actor).filter(
        account__household=row, state__in=(PlanState.PROPOSED, PlanState.RUNNING)
    )
    return [
        {"label": "Plan d’apurement", "url": reverse("arrears:plan_pdf", args=[plan.pk])}
        for plan in plans.order_by("-pk")[:1]
    ]
