"""Repayment plans: proposed, signed, followed, revised, broken, controlled."""

from datetime import timedelta

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from palier.base.documents.drawing import pdf_response
from palier.base.kit.typography import amount_in_digits, capitalised, day_in_words, of_name
from palier.base.tenancy.actors import ActorRequest
from palier.base.tenancy.middleware import needs_sight
from palier.base.ui import lists as ui_lists
from palier.base.ui.cards import Card, Line, Table, Verb, show_cards, verb, verbs
from palier.base.ui.lists import Chip
from palier.base.ui.pages import ask
from palier.base.ui.subjects import Subject
from palier.law.repayment import bases
from palier.work.arrears import actions, forms, lists, papers
from palier.work.arrears.following import LENT, PlanStanding, standing_of
from palier.work.arrears.models import PlanControl, PlanState, RepaymentPlan
from palier.work.arrears.views.tabs import CASES, tabs_of
from palier.work.billing.models import HouseholdAccount

PLANS = ("Plans", "/impayes/plans/")
WORDS = {
    "to_come": Chip("à venir"),
    "paid": Chip("payée", "ok", "check"),
    "partial": Chip("en partie", "info"),
    "late": Chip("en retard", "wait"),
    "missed": Chip("manquée", "bad"),
}


@needs_sight("arrears.cases")
def plans(request: ActorRequest) -> HttpResponse:
    return ui_lists.show(request, lists.PLANS, tabs=tabs_of(request.actor))


REPAYMENT_PLAN = Subject(
    RepaymentPlan,
    "plans/<int:pk>/",
    fetch=("account__household", "organisation", "replaces"),
    page="arrears:plan",
)


@REPAYMENT_PLAN.shown
def plan(request: ActorRequest, row: RepaymentPlan) -> HttpResponse:
    standing = standing_of(row, request.today)
    basis = bases()[row.basis]
    return show_cards(
        request,
        title=f"Plan d’apurement, {row.account.household.name}",
        lead=f"{capitalised(basis.label)}, convenu le {day_in_words(row.agreed_on)}. "
        "Le loyer courant passe d’abord.",
        crumbs=[CASES, PLANS],
        here=row.account.household.name,
        chips=[Chip(row.get_state_display(), lists.PLAN_TONES.get(row.state, ""))],  # type: ignore[arg-type]
        verbs=_verbs(request, row, standing),
        cards=[
            _schedule(standing),
            _facts(request, row, standing, basis.source),
            _controls(request, row),
        ],
    )


def _verbs(request: ActorRequest, row: RepaymentPlan, standing: PlanStanding) -> list[Verb]:
    found: list[Verb | None] = [
        Verb("Imprimer", reverse("arrears:plan_pdf", args=[row.pk]), "printer")
    ]

    if row.state in (PlanState.RUNNING, PlanState.PROPOSED):
        found.append(verb(request, "arrears.end_plan", "Terminer…", row, "archive-box"))
    if row.state in (PlanState.RUNNING, PlanState.BROKEN):
        found.append(verb(request, "arrears.revise_plan", "Réviser…", row, "arrow-path"))
    if row.state == PlanState.RUNNING and standing.missed:
        found.append(verb(request, "arrears.declare_breach", "Déclarer rompu…", row, "x-circle"))
    if row.state == PlanState.PROPOSED:
        found.append(
            verb(
                request,
                "arrears.start_plan",
                "Noter la signature",
                row,
                "pencil-square",
                main=True,
            )
        )
    return verbs(*found)


def _schedule(standing: PlanStanding) -> Card:
    return Card(
        "L’échéancier",
        table=Table(
            ["N°", "Le", "Montant (€)", "Payé (€)", "État"],
            [
                (
                    str(rank),
                    f"{day_in_words(each.part.due_on)}",
                    amount_in_digits(each.part.amount),
                    amount_in_digits(each.paid),
                    WORDS[each.state],
                )
                for rank, each in enumerate(standing.parts, start=1)
            ],
            [
                "Total",
                "",
                amount_in_digits(standing.plan.total),
                amount_in_digits(standing.paid),
                "",
            ],
            numbers=(2, 3),
        ),
        icon="calendar-days",
    )


def _facts(request: ActorRequest, row: RepaymentPlan, standing: PlanStanding, source: str) -> Card:
    pairs: list[tuple[str, object]] = [
        ("Dette du plan", row.total),
        ("Mensualité", row.monthly),
        ("Payé au plan", standing.paid),
        ("Reste", standing.left),
        ("En retard", standing.due),
        ("Tolérance", f"{row.tolerance_days} jours"),
        ("Fondement", source),
    ]
    if standing.lent:
        pairs.insert(3, (LENT, standing.lent))
    if row.capacity is not None:
        pairs.insert(2, ("Capacité retenue", row.capacity))
    if row.reference:
        pairs.append(("Décision", row.reference))
    if row.replaces_id:
        pairs.append(
            ("Révise", ("le plan d’avant", reverse("arrears:plan", args=[row.replaces_id])))
        )
    if row.reason:
        pairs.append(("Motif", row.reason))
    if row.told_on:
        pairs.append(("Ménage prévenu le", row.told_on))
    account = reverse("billing:account", args=[row.account_id])
    shows = request.actor.sees("billing.accounts")
    return Card(
        "Ce qui est convenu",
        pairs=pairs,
        verbs=[Verb("Compte du ménage", account)] if shows else [],
        text="Payé au plan : la dette du plan, moins ce qui en reste dû sur le compte, les loyers venus "
        "depuis étant payés d’abord. Avant le jour de paiement d’un loyer, ce qui dépasse la prochaine "
        "échéance lui est gardé.",
        side=True,
        icon="scale",
    )


def _controls(request: ActorRequest, row: RepaymentPlan) -> Card | None:
    days = actions.controls_of(row)
    if not days:
        return None
    done = {each.due_on: each for each in PlanControl.objects.filter(plan=row)}
    lines = []
    for day in days:
        control = done.get(day)
        chip = Chip("à venir")
        if control is not None:
            chip = Chip("respecté", "ok") if control.is_kept else Chip("non respecté", "bad")
        elif day <= request.today:
            chip = Chip("à noter", "wait")
        lines.append(
            Line(f"Contrôle du {day_in_words(day)}", control.text if control else "", chip=chip)
        )
    offered = verb(request, "arrears.note_plan_control", "Noter un contrôle", row)
    return Card(
        "Contrôles de la CAF, tous les six mois",
        lines,
        verbs=verbs(offered),
        side=True,
        icon="eye",
    )


@REPAYMENT_PLAN.asks("pdf/")
def plan_pdf(request: ActorRequest, row: RepaymentPlan) -> HttpResponse:
    return pdf_response(papers.plan_pdf(row), f"plan-{row.pk}")


@needs_sight("arrears.cases")
def record_plan(request: ActorRequest, pk: int) -> HttpResponse:
    accounts = HouseholdAccount.objects.filter(organisation=request.actor.organisation)
    accounts = accounts.within(request.actor).unveiled(request.actor)
    account = get_object_or_404(accounts.select_related("household"), pk=pk)
    initial = {
        "total": actions.owed_on(account, request.today) or None,
        "agreed_on": request.today,
        "first_due_on": (request.today.replace(day=1) + timedelta(days=35)).replace(day=10),
    }
    return ask(
        request,
        forms.RecordPlan(request, subject=account, initial=initial),
        actions.record_plan,
        account,
        title=f"Plan d’apurement {of_name(account.household.name)}",
        submit="Enregistrer ce plan",
        said="Plan enregistré.",
        to=lambda made: reverse("arrears:plan", args=[made.pk]),
        back=CASES[1],
        crumbs=[CASES, PLANS],
        lead="Le loyer courant reste dû à côté de la mensualité. Dites la capacité, la mensualité "
        "ou le nombre de mensualités. Convenu un jour passé, il étale ce qui était dû ce jour-là.",
    )


def _ask(
    request: ActorRequest, row: RepaymentPlan, form: object, action: object, **words: object
) -> HttpResponse:
    url = reverse("arrears:plan", args=[row.pk])
    return ask(
        request,
        form,  # type: ignore[arg-type]
        action,  # type: ignore[arg-type]
        row,
        back=url,
        crumbs=[CASES, PLANS, (row.account.household.name, url)],
        **words,  # type: ignore[arg-type]
    )


@REPAYMENT_PLAN.asks("signer/")
def start_plan(request: ActorRequest, row: RepaymentPlan) -> HttpResponse:
    form = forms.StartPlan(request, subject=row, initial={"on": request.today})
    return _ask(
        request,
        row,
        form,
        actions.start_plan,
        title="Le plan est signé",
        submit="Noter la signature",
        said="Plan signé : il court.",
    )


@REPAYMENT_PLAN.asks("reviser/")
def revise_plan(request: ActorRequest, row: RepaymentPlan) -> HttpResponse:
    initial = {
        "total": standing_of(row, request.today).left,
        "capacity": row.capacity,
        "agreed_on": request.today,
        "first_due_on": (request.today.replace(day=1) + timedelta(days=35)).replace(day=10),
    }
    return _ask(
        request,
        row,
        forms.RevisePlan(request, subject=row, initial=initial),
        actions.revise_plan,
        title="Réviser ce plan",
        submit="Remplacer ce plan",
        said="Plan révisé ; l’ancien reste lisible.",
        to=lambda new: reverse("arrears:plan", args=[new.pk]),
    )


@REPAYMENT_PLAN.asks("rompre/")
def declare_breach(request: ActorRequest, row: RepaymentPlan) -> HttpResponse:
    form = forms.DeclareBreach(request, subject=row, initial={"on": request.today})
    return _ask(
        request,
        row,
        form,
        actions.declare_breach,
        title="Déclarer ce plan rompu",
        submit="Déclarer le plan rompu",
        said="Plan rompu.",
        danger=True,
        lead="Le ménage en est d’abord prévenu. Un plan se révise plutôt qu’il ne se rompt.",
    )


@REPAYMENT_PLAN.asks("terminer/")
def end_plan(request: ActorRequest, row: RepaymentPlan) -> HttpResponse:
    form = forms.EndPlan(request, subject=row, initial={"ended_on": request.today})
    return _ask(
        request,
        row,
        form,
        actions.end_plan,
        title="Terminer le plan d’apurement",
        submit="Terminer ce plan",
        said="Plan terminé.",
    )


@REPAYMENT_PLAN.asks("controle/")
def note_plan_control(request: ActorRequest, row: RepaymentPlan) -> HttpResponse:
    form = forms.NoteControl(request, subject=row, initial={"on": request.today})
    return _ask(
        request,
        row,
        form,
        actions.note_plan_control,
        title="Contrôle du plan par la CAF",
        submit="Noter ce contrôle",
        said="Contrôle noté.",
    )
