"""Repayment plans: proposed, signed, followed, revised, broken in words, or kept."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils import timezone

from palier.base.journal.action import action
from palier.base.journal.events import announce
from palier.base.kit.money import NOTHING, euros
from palier.base.kit.refusals import Refused
from palier.base.kit.rows import lock
from palier.base.kit.typography import day_in_words
from palier.base.tenancy.actors import Actor
from palier.base.tenancy.figures import number
from palier.base.tenancy.models import Organisation
from palier.law.repayment import Part, Unreachable, monthly_of, parts_of
from palier.law.unpaid import controls
from palier.work.arrears.events import PlanBroken
from palier.work.arrears.finding import standings
from palier.work.arrears.following import standing_of, standings_of
from palier.work.arrears.models import (
    PLAN_MOVES,
    Instalment,
    PlanControl,
    PlanState,
    RepaymentPlan,
)
from palier.work.billing.models import HouseholdAccount


def draft_parts(
    *,
    total: Decimal,
    monthly: Decimal | None,
    count: int | None,
    capacity: Decimal | None,
    first_due_on: date,
    basis: str,
    amended: bool = False,
) -> list[Part]:
    """The instalments that a plan would have. Refused: too long for its basis, above the capacity."""
    try:
        if monthly is None:
            monthly = monthly_of(total, count=count, capacity=capacity)
        elif capacity is not None and monthly > capacity:
            raise Unreachable(
                "La mensualité dépasse la capacité retenue : ce plan ne tiendrait pas."
            )
        return parts_of(total, monthly, first_due_on, basis=basis, amended=amended)
    except Unreachable as impossible:
        raise Refused({"monthly": str(impossible)}) from None


@dataclass(frozen=True)
class BroughtPlan:
    """A plan agreed before we came: what is left to pay and how much each month (euros)."""

    account: HouseholdAccount
    total: Decimal
    monthly: Decimal
    first_due_on: date
    basis: str = "amicable"


@action("Enregistrer un plan d’apurement")
def record_plan(
    account: HouseholdAccount,
    *,
    basis: str,
    total: Decimal,
    agreed_on: date,
    first_due_on: date,
    monthly: Decimal | None = None,
    count: int | None = None,
    capacity: Decimal | None = None,
    tolerance_days: int | None = None,
    reference: str = "",
    is_signed: bool = True,
    amended: bool = False,
    actor: Actor,
) -> RepaymentPlan:
    """A debt will be paid back by equal instalments, the rent first, the last taking the cents.

    From a monthly sum, a number of instalments or what the household can pay. Refused: a plan
    already running, sums that are not positive, longer than its basis allows, above the capacity,
    a first instalment before the agreement, more than is owed.
    """
    _check_owed(account, total, agreed_on)
    return _record(
        account,
        basis=basis,
        total=total,
        agreed_on=agreed_on,
        first_due_on=first_due_on,
        monthly=monthly,
        count=count,
        capacity=capacity,
        tolerance_days=tolerance_days,
        reference=reference,
        is_signed=is_signed,
        amended=amended,
    )


def _check_owed(account: HouseholdAccount, total: Decimal, agreed_on: date) -> None:
    owed = owed_on(account, agreed_on)
    if total > owed:
        raise Refused({"total": _too_much(account, owed, agreed_on)})


def _too_much(account: HouseholdAccount, owed: Decimal, agreed_on: date) -> str:
    today = timezone.localdate()
    if agreed_on < today and owed_on(account, today) > owed:
        return (
            f"Le {day_in_words(agreed_on)}, ce ménage devait {euros(owed)} : un plan convenu ce "
            "jour-là n’étale pas davantage. Pour y prendre ce qui est venu depuis, convenez-le "
            "d’aujourd’hui."
        )
    return (
        f"Ce ménage doit {euros(owed)} : un plan n’étale pas davantage. Appelez "
        "d’abord ce qui manque (frais, réparations)."
    )


def owed_on(account: HouseholdAccount, on: date) -> Decimal:
    """What a plan agreed on a day may spread: what is due that day, this month's rent from its day of
    payment only (euros)."""
    found = standings(account.organisation, on, [account.pk])
    return found[0].debt if found else NOTHING


def _record(
    account: HouseholdAccount,
    *,
    basis: str,
    total: Decimal,
    agreed_on: date,
    first_due_on: date,
    monthly: Decimal | None = None,
    count: int | None = None,
    capacity: Decimal | None = None,
    tolerance_days: int | None = None,
    reference: str = "",
    is_signed: bool = True,
    amended: bool = False,
) -> RepaymentPlan:
    """The plan and its instalments; what is owed beside it, at the agreement and still today."""
    if first_due_on < agreed_on:
        raise Refused({"first_due_on": "La première mensualité est avant l’accord."})
    parts = draft_parts(
        total=total,
        monthly=monthly,
        count=count,
        capacity=capacity,
        first_due_on=first_due_on,
        basis=basis,
        amended=amended,
    )
    if tolerance_days is None:
        tolerance_days = tolerance_of(account.organisation, basis, agreed_on)
    # Agreed before it is written here: what was paid since is no longer owed beside the plan.
    now = max(agreed_on, timezone.localdate())
    beside = min(owed_on(account, agreed_on), owed_on(account, now)) - total
    plan = RepaymentPlan.objects.create(
        organisation=account.organisation,
        account=account,
        basis=basis,
        state=PlanState.RUNNING if is_signed else PlanState.PROPOSED,
        runs_since=timezone.now() if is_signed else None,
        agreed_on=agreed_on,
        total=total,
        beside=max(beside, NOTHING),
        monthly=parts[0].amount,
        capacity=capacity,
        tolerance_days=tolerance_days,
        reference=reference.strip(),
    )
    _keep(plan, parts)
    return plan


def tolerance_of(organisation: Organisation, basis: str, on: date) -> int:
    """How many days late are no breach: none for a judge's plan, which ends with the first missed
    payment (loi n° 89-462, art. 24 VII)."""
    if basis.startswith("judge"):
        return 0
    return int(number(organisation, "arrears.tolerance_days", on))


def _keep(plan: RepaymentPlan, parts: Sequence[Part]) -> None:
    Instalment.objects.bulk_create(
        [
            Instalment(
                organisation_id=plan.organisation_id,
                plan=plan,
                due_on=part.due_on,
                amount=part.amount,
            )
            for part in parts
        ]
    )


@action("Noter la signature d’un plan")
def start_plan(plan: RepaymentPlan, *, on: date, actor: Actor) -> RepaymentPlan:
    """The household has signed: the plan runs. Refused: not waiting, signed after its first day."""
    plan = lock(plan)
    PLAN_MOVES.go(plan, PlanState.RUNNING)
    first = plan.instalments.order_by("due_on").first()
    if first is not None and on > first.due_on:
        raise Refused({"on": "La première mensualité est déjà passée : refaites le plan."})
    plan.agreed_on, plan.runs_since = on, timezone.now()
    plan.save(update_fields=["state", "agreed_on", "runs_since"])
    return plan


@action("Réviser un plan d’apurement")
def revise_plan(
    plan: RepaymentPlan,
    *,
    reason: str,
    total: Decimal,
    agreed_on: date,
    first_due_on: date,
    monthly: Decimal | None = None,
    count: int | None = None,
    capacity: Decimal | None = None,
    actor: Actor,
) -> RepaymentPlan:
    """Another plan takes the place of this one, which stays readable with the reason.

    Refused: no reason, a plan that is over, what `record_plan` refuses.
    """
    plan = lock(plan)
    if not reason.strip():
        raise Refused({"reason": "Dites pourquoi le plan change."})
    if agreed_on < plan.agreed_on:
        raise Refused({"agreed_on": "La révision est avant le plan lui-même."})
    PLAN_MOVES.go(plan, PlanState.REPLACED)
    plan.ended_on, plan.over_since = agreed_on, timezone.now()
    plan.save(update_fields=["state", "ended_on", "over_since"])
    new = record_plan(
        plan.account,
        basis=plan.basis,
        total=total,
        monthly=monthly,
        count=count,
        capacity=capacity,
        agreed_on=agreed_on,
        first_due_on=first_due_on,
        tolerance_days=plan.tolerance_days,
        reference=plan.reference,
        amended=True,
        actor=actor,
    )
    new.replaces, new.reason = plan, reason.strip()
    new.save(update_fields=["replaces", "reason"])
    return new


@action("Déclarer un plan rompu")
def declare_breach(
    plan: RepaymentPlan, *, on: date, told_on: date, reason: str = "", actor: Actor
) -> RepaymentPlan:
    """The plan is no longer kept, and the household was told so on a day.

    Refused: not running, nothing missed, told after the breach.
    """
    plan = lock(plan)
    if not any(part.state == "missed" for part in standing_of(plan, on).parts):
        raise Refused("Aucune échéance n’est manquée : ce plan est tenu à ce jour.")
    if told_on > on:
        raise Refused({"told_on": "Le ménage est prévenu avant, ou le jour même."})
    PLAN_MOVES.go(plan, PlanState.BROKEN)
    plan.ended_on, plan.told_on, plan.reason = on, told_on, reason.strip() or plan.reason
    plan.over_since = timezone.now()
    plan.save(update_fields=["state", "ended_on", "told_on", "reason", "over_since"])
    announce(PlanBroken(plan, actor))
    return plan


@action("Terminer un plan d’apurement")
def end_plan(
    plan: RepaymentPlan, *, ended_on: date, reason: str = "", actor: Actor
) -> RepaymentPlan:
    """The debt is paid, or something else was agreed. Refused: already ended, before it began."""
    plan = lock(plan)
    if ended_on < plan.agreed_on:
        raise Refused({"ended_on": "Le plan n’était pas encore convenu."})
    is_paid = plan.state == PlanState.RUNNING and standing_of(plan, ended_on).left <= 0
    PLAN_MOVES.go(plan, PlanState.KEPT if is_paid else PlanState.ENDED)
    plan.ended_on, plan.reason = ended_on, reason.strip() or plan.reason
    plan.over_since = timezone.now()
    plan.save(update_fields=["state", "ended_on", "reason", "over_since"])
    return plan


@action("Constater les plans tenus")
def settle_plans(
    organisation: Organisation, *, plans: Sequence[RepaymentPlan], on: date, actor: Actor
) -> Organisation:
    """Plans of which the last cent is paid are kept: they say so by themselves."""
    rows = RepaymentPlan.objects.select_for_update(of=("self",)).select_related("organisation")
    running = rows.filter(pk__in=[plan.pk for plan in plans], state=PlanState.RUNNING)
    paid = [each.plan.pk for each in standings_of(list(running), on) if each.left <= 0]
    RepaymentPlan.objects.filter(pk__in=paid).update(
        state=PlanState.KEPT, ended_on=on, over_since=timezone.now()
    )
    return organisation


@action("Noter le contrôle d’un plan")
def note_plan_control(
    plan: RepaymentPlan, *, due_on: date, on: date, is_kept: bool, text: str = "", actor: Actor
) -> PlanControl:
    """What the agency's six-monthly control found (CCH art. R824-6 s.).

    Refused: a plan that is not controlled, a day that is none of its controls.
    """
    if due_on not in controls_of(plan):
        raise Refused({"due_on": "Aucun contrôle de ce plan n’est prévu ce jour-là."})
    return PlanControl.objects.create(
        organisation=actor.organisation,
        plan=plan,
        due_on=due_on,
        on=on,
        is_kept=is_kept,
        text=text.strip(),
    )


def controls_of(plan: RepaymentPlan) -> list[date]:
    """The days on which the agency controls a plan of its own: every six months until its end."""
    if plan.basis != "caf":
        return []
    last = max((each.due_on for each in plan.instalments.all()), default=plan.agreed_on)
    return controls(plan.agreed_on, last)


@action("Reprendre des plans d’apurement")
def bring_plans(
    organisation: Organisation, *, plans: Sequence[BroughtPlan], on: date, actor: Actor
) -> list[RepaymentPlan]:
    """Plans that run already, as another tool kept them on the day `on`."""
    return [
        _record(
            told.account,
            basis=told.basis,
            total=told.total,
            monthly=told.monthly,
            agreed_on=min(on, told.first_due_on),
            first_due_on=told.first_due_on,
        )
        for told in plans
    ]


@action("Retirer des plans repris par erreur")
def remove_plans(
    organisation: Organisation, *, plans: Sequence[RepaymentPlan], actor: Actor
) -> Organisation:
    """Take away plans brought over by mistake."""
    pks = [plan.pk for plan in plans]
    Instalment.objects.filter(plan__in=pks).delete()
    RepaymentPlan.objects.filter(pk__in=pks).delete()
    return organisation
