"""Cases, plans and what is to be told, as pages and the rooms above read them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.db import connection
from django.db.models import (
    Count,
    DurationField,
    Exists,
    ExpressionWrapper,
    F,
    Max,
    OuterRef,
    Q,
    QuerySet,
    Sum,
)
from django.db.models.lookups import GreaterThanOrEqual, LessThanOrEqual

from palier.base.kit.money import NOTHING
from palier.base.tenancy.actors import Actor
from palier.base.tenancy.figures import number
from palier.base.tenancy.models import Organisation
from palier.work.arrears.following import PlanStanding, standings_of
from palier.work.arrears.models import (
    FOLLOWED,
    STANDING,
    ArrearsCase,
    CaseState,
    CaseStep,
    PlanState,
    RepaymentPlan,
    UnpaidReport,
)
from palier.work.benefits.models import Claimant
from palier.work.billing.models import HouseholdAccount
from palier.work.leases.models import Guarantee


def running_plan(account_id: int, actor: Actor) -> RepaymentPlan | None:
    """The plan that a household is paying back, or is asked to sign, with its instalments."""
    plans = RepaymentPlan.objects.visible_to(actor).filter(
        account=account_id, state__in=("running", "proposed")
    )
    return plans.select_related("organisation").prefetch_related("instalments").first()


def due_by(plan: RepaymentPlan, on: date) -> Decimal:
    """What should have been paid of a plan by the end of a day (euros)."""
    return sum((i.amount for i in plan.instalments.all() if i.due_on <= on), NOTHING)


def promised(on: date) -> "QuerySet[CaseStep]":
    """Payments promised for a day that has not passed."""
    return CaseStep.objects.filter(case=OuterRef("pk"), promised_on__gte=on)


def step_waits(on: date) -> Q:
    """Cases whose rule proposes a step that nobody has taken since the rule holds.

    The rules are read at night; what was paid since counts at once: nothing is proposed to who owes
    nothing, or less than the rule asks. A plan that runs, or waits for a signature, says itself
    what comes next; a payment promised is waited for until its day.
    """
    done = CaseStep.objects.filter(
        case=OuterRef("pk"), kind=OuterRef("rule__step"), on__gte=OuterRef("rule_since")
    )
    plan = RepaymentPlan.objects.filter(account=OuterRef("account"), state__in=STANDING)
    return Q(
        ~Exists(done),
        ~Exists(plan),
        ~Exists(promised(on)),
        rule_holds=True,
        state__in=(CaseState.FOUND, CaseState.FOLLOWED),
        debt__gt=0,
        debt__gte=F("rule__least_amount"),
    )


def still_open(cases: "QuerySet[ArrearsCase]", on: date) -> "QuerySet[Any]":
    """Those that are not closed, each with `waits`, whether its step is still to take."""
    rows = cases.exclude(state=CaseState.CLOSED).select_related(
        "account__household", "rule", "worker"
    )
    plan = RepaymentPlan.objects.filter(account=OuterRef("account"), state__in=STANDING)
    return rows.annotate(
        last_step_on=Max("steps__on"),
        waits=step_waits(on),
        has_plan=Exists(plan),
        has_promise=Exists(promised(on)),
    )


def open_cases(actor: Actor, on: date) -> "QuerySet[Any]":
    """The open cases that someone may see."""
    return still_open(ArrearsCase.objects.visible_to(actor), on)


def proposed(actor: Actor, kind: str, on: date) -> list[ArrearsCase]:
    """The cases for which a step is proposed today, the largest debts first."""
    rows = open_cases(actor, on).filter(waits=True, rule__step=kind)
    return list(rows.select_related("organisation").order_by("-debt", "pk")[:200])


def proposed_by_kind(actor: Actor, on: date) -> dict[str, int]:
    """How many cases wait for each kind of step; one query."""
    rows = (
        ArrearsCase.objects.visible_to(actor)
        .filter(step_waits(on))
        .values_list("rule__step")
        .annotate(n=Count("pk"))
        .order_by("rule__step")
    )
    return dict(rows)


def case_of(account_id: int, actor: Actor) -> ArrearsCase | None:
    """The open case of an account, if there is one."""
    rows = ArrearsCase.objects.visible_to(actor).filter(account=account_id, state__in=FOLLOWED)
    return rows.select_related("rule", "account__household").first()


def running_standings(actor: Actor, on: date) -> list[PlanStanding]:
    """Every running plan and how it is kept, those in trouble first; five queries."""
    plans = list(
        RepaymentPlan.objects.visible_to(actor)
        .filter(state=PlanState.RUNNING)
        .select_related("account__household", "organisation")
        .prefetch_related("instalments", "controls")
        .order_by("pk")
    )
    found = standings_of(plans, on)
    return sorted(found, key=lambda each: (-len(each.missed), -each.due, each.plan.pk))


def breach_after(organisation: Organisation, on: date) -> int:
    """After how many missed instalments a person should decide."""
    return int(number(organisation, "arrears.missed_before_breach", on))


def to_report() -> Q:
    """Debts that the benefit agency should have been told of: unpaid as it means it, not told yet.

    Only households that have a benefit: through us on a notice, or a claimant number.
    """
    told = UnpaidReport.objects.filter(account=OuterRef("account"), healed_on=None)
    known = Claimant.objects.filter(household=OuterRef("account__household"))
    paid = HouseholdAccount.objects.filter(pk=OuterRef("account"), notices__benefit__gt=0)
    owed = Q(unpaid_since__isnull=False, debt__gt=0)
    return Q(Q(Exists(known)) | Q(Exists(paid)), ~Exists(told)) & owed


def unreported(actor: Actor) -> "QuerySet[ArrearsCase]":
    """The open cases to report, the soonest first."""
    rows = ArrearsCase.objects.visible_to(actor).exclude(state=CaseState.CLOSED)
    return (
        rows.filter(to_report())
        .select_related("account__household", "rule")
        .order_by("report_due_on", "pk")
    )


def unclaimed_guarantees(
    actor: Actor, on: date, only: ArrearsCase | None = None
) -> list[tuple[ArrearsCase, Guarantee]]:
    """Guarantees that stood when the debt began and that nobody has called on; two queries."""
    rows = open_cases(actor, on).filter(debt__gt=0).exclude(state=CaseState.PAUSED)
    if only is not None:
        rows = rows.filter(pk=only.pk)
    cases = {case.account.household_id: case for case in rows}
    guarantees = (
        Guarantee.objects.filter(occupancy__household__in=list(cases))
        .select_related("occupancy", "organisation")
        .prefetch_related("claims")
        .order_by("pk")
    )
    found = []
    for row in guarantees:
        case = cases[row.occupancy.household_id]
        if any(claim.default_on == case.default_on for claim in row.claims.all()):
            continue
        if row.given_on <= case.default_on and (
            row.ends_on is None or row.ends_on > case.default_on
        ):
            found.append((case, row))
    return found


@dataclass(frozen=True)
class Board:
    """Stock and flow of arrears between two days (counts and euros)."""

    stock: Decimal
    open_count: int
    present: Decimal
    gone: Decimal
    found: int
    healed: int
    closed_otherwise: int
    by_age: list[tuple[str, str, int, Decimal]]
    by_step: list[tuple[str, int]]
    plans: dict[str, int]
    reported: int
    reported_late: int


AGES = [("30", "moins d’un mois", 0, 30), ("60", "un à deux mois", 31, 60)]
AGES += [("90", "deux à trois mois", 61, 90), ("180", "trois à six mois", 91, 180)]
AGES += [("plus", "plus de six mois", 181, 100_000)]


def age_is(code: str) -> Q:
    """Cases whose first default was that old at the last pass of the night."""
    least, most = next((low, high) for each, _, low, high in AGES if each == code)
    late = F("seen_on") - F("default_on")
    days = ExpressionWrapper(late, output_field=DurationField())
    return Q(GreaterThanOrEqual(days, timedelta(days=least))) & Q(
        LessThanOrEqual(days, timedelta(days=most))
    )


def board(actor: Actor, first: date, last: date, on: date) -> Board:
    """What the board of the association sees: each figure opens its list; eight queries."""
    cases = ArrearsCase.objects.visible_to(actor)
    standing = cases.exclude(state=CaseState.CLOSED)
    sums = standing.aggregate(
        n=Count("pk"),
        total=Sum("debt"),
        here=Sum("debt", filter=Q(is_present=True)),
        gone=Sum("debt", filter=Q(is_present=False)),
    )
    closed = cases.filter(closed_on__gte=first, closed_on__lte=last)
    ages = []
    for code, label, _, _ in AGES:
        told = standing.filter(age_is(code)).aggregate(n=Count("pk"), s=Sum("debt"))
        ages.append((code, label, told["n"], told["s"] or NOTHING))
    plans = RepaymentPlan.objects.visible_to(actor)
    ended = plans.filter(ended_on__gte=first, ended_on__lte=last)
    states = dict(ended.values_list("state").annotate(n=Count("pk")).order_by("state"))
    states[PlanState.RUNNING] = plans.filter(state=PlanState.RUNNING).count()
    reports = UnpaidReport.objects.visible_to(actor).filter(
        reported_on__gte=first, reported_on__lte=last
    )
    told = reports.aggregate(
        n=Count("pk"), late=Count("pk", filter=Q(reported_on__gt=F("due_on")))
    )
    steps = (
        standing.filter(step_waits(on))
        .values_list("rule__step")
        .annotate(n=Count("pk"))
        .order_by("rule__step")
    )
    return Board(
        sums["total"] or NOTHING,
        sums["n"],
        sums["here"] or NOTHING,
        sums["gone"] or NOTHING,
        cases.filter(found_on__gte=first, found_on__lte=last).count(),
        closed.filter(closing="healed").count(),
        closed.exclude(closing="healed").count(),
        ages,
        list(steps),
        states,
        told["n"],
        told["late"],
    )


def plans_of(account_ids: Iterable[int]) -> dict[int, RepaymentPlan]:
    """The running plan of each of these accounts; one query."""
    rows = RepaymentPlan.objects.filter(
        account__in=list(account_ids), state__in=(PlanState.RUNNING, PlanState.PROPOSED)
    )
    return {plan.account_id: plan for plan in rows}


def benefit_owed(organisation: Organisation, on: date) -> dict[int, Decimal]:
    """By account, the benefit called on notices and not yet told by the agency (euros)."""
    with connection.cursor() as cursor:
        cursor.execute(
            """SELECT n.account_id, sum(n.benefit - coalesce(b.told, 0))
               FROM billing_rentnotice n
               LEFT JOIN LATERAL (
                 SELECT sum(l.amount) AS told FROM benefits_remittanceline l
                 WHERE l.occupancy_id = n.occupancy_id AND l.month = n.month) b ON true
               WHERE n.organisation_id = %(organisation)s AND n.month <= %(on)s AND n.benefit > 0
                 AND n.month >= (SELECT min(month) FROM benefits_remittance
                                 WHERE organisation_id = %(organisation)s)
                 AND NOT EXISTS (SELECT FROM billing_noticereversal r WHERE r.notice_id = n.id)
               GROUP BY n.account_id HAVING sum(n.benefit - coalesce(b.told, 0)) > 0""",
            {"organisation": organisation.pk, "on": on},
        )
        return dict(cursor.fetchall())
