"""What the assessment may say from what is known already, with the household's agreement."""

from collections.abc import Sequence
from datetime import date

from palier.base.kit.money import NOTHING, euros
from palier.base.kit.typography import day_in_words
from palier.base.tenancy.actors import Actor
from palier.registers.people.reads import composition, head_of, members_on
from palier.work.arrears.following import standing_of
from palier.work.arrears.models import RepaymentPlan, UnpaidReport
from palier.work.billing.models import HouseholdAccount, Payment
from palier.work.billing.reads import account_for, account_of, monthly_cost, owed_by
from palier.work.casework.models import AidRequest
from palier.work.casework.reads.budgets import budget_told
from palier.work.eviction.models import CommissionCase, Procedure
from palier.work.support.models import OPEN, Measure


def prefilled(
    procedure: Procedure, shared: Sequence[str], on: date, actor: Actor
) -> dict[str, str]:
    """The headings that can be written from the lease, the account and what was agreed to share."""
    household = procedure.household
    head = head_of(household)
    found = {
        "writer": f"{actor.name}, {actor.organisation.name}, le {day_in_words(on)}",
        "identity": head.formal_name if head else household.name,
        "housing": _housing(procedure, on),
        "debt": _debt(procedure, on),
        "schemes": _schemes(procedure, on, actor, with_aids="support" in shared),
        "resumed": _resumed(procedure, on),
        "commission": _commission(procedure),
    }
    if "family" in shared:
        found["family"] = composition(members_on(household, on), on, with_ages=False)
    if "support" in shared:
        found["support"] = _support(procedure)
    if "capacity" in shared and actor.sees("people.budgets"):
        found["capacity"] = _capacity(procedure, on, actor)
    return {code: text for code, text in found.items() if text}


def _housing(procedure: Procedure, on: date) -> str:
    words = [f"{procedure.get_regime_display()}, signé le {day_in_words(procedure.signed_on)}"]
    if procedure.occupancy is not None and procedure.household.hidden_at is None:
        place = procedure.occupancy.main_place
        where = [place.label, place.street, f"{place.postcode} {place.town}".strip()]
        words.append(", ".join(dict.fromkeys(filter(None, where))))
    cost = monthly_cost(procedure.household, on)
    if cost is not None:
        words.append(f"{euros(cost.cost)} par mois, aide au logement {euros(cost.benefit)}")
    return ". ".join(words) + "."


def account_told(procedure: Procedure) -> HouseholdAccount | None:
    """The account on which the procedure's contract is owed; no contract known: the household's."""
    if procedure.occupancy is None:
        return account_of(procedure.household)
    return account_for(procedure.occupancy)


def _debt(procedure: Procedure, on: date) -> str:
    account = account_told(procedure)
    if account is None:
        return f"{euros(procedure.debt)} demandés." if procedure.debt else ""
    return f"{euros(max(owed_by(account, on=on), NOTHING))} au {day_in_words(on)}."


def _schemes(procedure: Procedure, on: date, actor: Actor, *, with_aids: bool) -> str:
    words = []
    plan = (
        RepaymentPlan.objects.filter(account__household=procedure.household, state="running")
        .select_related("organisation")
        .first()
    )
    if plan is not None:
        paid = standing_of(plan, on).paid
        words.append(
            f"Plan d’apurement ({plan.get_basis_display()}) : {euros(paid)} payés sur {euros(plan.total)}"
        )
    report = UnpaidReport.objects.filter(account__household=procedure.household, healed_on=None)
    if told := report.first():
        words.append(f"Impayé signalé à {told.agency} le {day_in_words(told.reported_on)}")
    seen = AidRequest.objects.visible_to(actor) if with_aids else AidRequest.objects.none()
    aids = seen.filter(household=procedure.household).order_by("-asked_on", "-pk")
    words += [
        f"{aid.get_kind_display().capitalize()}, {aid.get_state_display()}, {euros(aid.asked)} demandés"
        for aid in aids[:4]
    ]
    return ". ".join(words) + "." if words else ""


def _resumed(procedure: Procedure, on: date) -> str:
    account = account_told(procedure)
    if account is None:
        return ""
    latest = (
        Payment.objects.filter(account=account, reverses=None, reversals=None, on__lte=on)
        .order_by("-on", "-pk")
        .first()
    )
    if latest is None:
        return "Aucun paiement du ménage à ce jour."
    return f"Dernier paiement : {euros(latest.amount)} le {day_in_words(latest.on)}."


def _commission(procedure: Procedure) -> str:
    words = []
    referral = procedure.steps.filter(code="referral", undone_on=None).order_by("on").first()
    if referral is not None:
        words.append(f"CCAPEX saisie le {day_in_words(referral.on)}")
    cases = CommissionCase.objects.filter(household=procedure.household, given_on__isnull=False)
    words += [f"Avis du {day_in_words(c.given_on)} : {c.opinion}" for c in cases if c.given_on]
    return ". ".join(words) + "." if words else ""


def _support(procedure: Procedure) -> str:
    rows = Measure.objects.filter(household=procedure.household, state__in=OPEN)
    return ". ".join(
        f"{row.programme}, référent : {row.caseworker.short_name}"
        for row in rows.select_related("programme", "caseworker").order_by("pk")
    )


def _capacity(procedure: Procedure, on: date, actor: Actor) -> str:
    told = budget_told(procedure.household, on, actor)
    left = told.budget.residual
    if left is None:
        return ""
    return f"Reste à vivre : {euros(left)} par mois, loyer et charges payés."
