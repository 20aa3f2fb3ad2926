"""Everything done against arrears, beginning with what was agreed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from math import ceil

from palier.base.journal.action import action
from palier.base.kit.refusals import Refused
from palier.base.kit.rows import lock
from palier.base.tenancy.actors import Actor
from palier.base.tenancy.models import Organisation
from palier.law.dates import Month
from palier.work.arrears.models import PLAN_MOVES, Instalment, PlanState, RepaymentPlan
from palier.work.billing.models import HouseholdAccount

MOST_INSTALMENTS = 120


def instalments(
    total: Decimal, monthly: Decimal, first_due_on: date
) -> list[tuple[date, Decimal]]:
    """The days and sums of a plan (euros): the same each month, the last takes what is left.

    A day that a month has not becomes its last day. Refused: a monthly sum that is not positive,
    more than 120 instalments.
    """
    if monthly <= 0 or total <= 0:
        raise Refused({"monthly": "La dette et la mensualité sont des montants positifs."})
    count = ceil(total / monthly)
    if count > MOST_INSTALMENTS:
        raise Refused(
            {"monthly": f"Cela ferait {count} mensualités : 120 au plus. Augmentez la mensualité."}
        )
    found, left, month = [], total, Month.of(first_due_on)
    for _ in range(count):
        day = min(first_due_on.day, month.days)
        found.append((month.first.replace(day=day), min(monthly, left)))
        left, month = left - monthly, month.after
    return found


@dataclass(frozen=True)
class BroughtPlan:
    """A plan agreed before we came: what is left to pay and how much each month (euros)."""

    account: HouseholdAccount
    total: Decimal
    monthly: Decimal
    first_due_on: date
    basis: str = RepaymentPlan.Basis.AMICABLE


@action("Enregistrer un plan d’apurement")
def record_plan(
    account: HouseholdAccount,
    *,
    basis: str,
    total: Decimal,
    monthly: Decimal,
    agreed_on: date,
    first_due_on: date,
    actor: Actor,
) -> RepaymentPlan:
    """A debt will be paid back by equal instalments, the last taking the cents.

    Refused: a plan already running for this household, sums that are not positive, a first
    instalment before the agreement.
    """
    if first_due_on < agreed_on:
        raise Refused({"first_due_on": "La première mensualité est avant l’accord."})
    due = instalments(total, monthly, first_due_on)
    plan = RepaymentPlan.objects.create(
        organisation=actor.organisation,
        account=account,
        basis=basis,
        agreed_on=agreed_on,
        total=total,
    )
    Instalment.objects.bulk_create(
        [
            Instalment(organisation=actor.organisation, plan=plan, due_on=due_on, amount=amount)
            for due_on, amount in due
        ]
    )
    return plan


@action("Reprendre des plans d’apurement")
def bring_plans(
    organisation: Organisation, *, plans: Sequence[BroughtPlan], on: date, actor: Actor
) -> list[RepaymentPlan]:
    """Plans that run already, as another tool kept them on the day `on`."""
    return [
        record_plan(
            told.account,
            basis=told.basis,
            total=told.total,
            monthly=told.monthly,
            agreed_on=min(on, told.first_due_on),
            first_due_on=told.first_due_on,
            actor=actor,
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


@action("Terminer un plan d’apurement")
def end_plan(plan: RepaymentPlan, *, ended_on: date, actor: Actor) -> RepaymentPlan:
    """The debt is paid, or something else was agreed. Refused: already ended, before it began."""
    plan = lock(plan)
    PLAN_MOVES.go(plan, PlanState.ENDED)
    if ended_on < plan.agreed_on:
        raise Refused({"ended_on": "Le plan n’était pas encore convenu."})
    plan.ended_on = ended_on
    plan.save(update_fields=["state", "ended_on"])
    return plan
