"""The days that count of each procedure: what the law says, and what someone set instead."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from palier.base.tenancy.figures import figure, number, says_yes
from palier.base.tenancy.models import Organisation
from palier.law import procedure as law
from palier.law.procedure import Course, Deadline, Taken
from palier.work.arrears.models import UnpaidReport
from palier.work.billing.reads import monthly_cost
from palier.work.eviction.models import DeadlineChange, Procedure, ProcedureStep


@dataclass(frozen=True)
class Rules:
    """What the association decided about counting, on a day."""

    territory: str
    extends_order: bool
    referral_months: int


def rules_of(organisation: Organisation, on: date) -> Rules:
    """The association's figures; three queries."""
    return Rules(
        figure(organisation, "eviction.territory", on),
        says_yes(organisation, "eviction.extends_order", on),
        int(number(organisation, "eviction.referral_months", on)),
    )


@dataclass(frozen=True)
class Due:
    """A deadline of a procedure: the law's day, the day kept, and why it was changed."""

    procedure: Procedure
    deadline: Deadline
    change: DeadlineChange | None = None

    @property
    def on(self) -> date:
        """The day that counts: the one someone kept, else the law's."""
        return self.change.on if self.change and self.change.on else self.deadline.on

    @property
    def is_waived(self) -> bool:
        """Someone said, with a reason, that it no longer counts."""
        return self.change is not None and self.change.on is None

    @property
    def is_open(self) -> bool:
        return not self.deadline.is_done and not self.is_waived

    def is_late(self, today: date) -> bool:
        """Something that had to be done, and was not."""
        return self.is_open and self.deadline.nature == "must" and self.on < today

    def days_left(self, today: date) -> int:
        return (self.on - today).days


def taken(step: ProcedureStep) -> Taken:
    """A step as the law reads it."""
    return Taken(
        step.code,
        step.on,
        step.hearing_on,
        step.months,
        step.outcome,
        step.form,
        tuple(step.mentions),
        step.is_summary,
        step.truce_exclusion,
        step.amount,
    )


def course_of(procedure: Procedure, steps: Iterable[ProcedureStep], rules: Rules) -> Course:
    """A procedure as the law reads it."""
    ground = procedure.ground if procedure.ground in ("closing", "admission") else "breach"
    return Course(
        procedure.path,
        procedure.signed_on,
        tuple(taken(step) for step in steps if step.undone_on is None),
        landlord_is_person=procedure.landlord_is_person,
        is_student=procedure.regime == "student" and procedure.ground == "admission",
        is_unpaid=procedure.ground == "unpaid",
        has_guarantor=procedure.has_guarantor,
        notice_ground=ground,
        territory=rules.territory,
        extends_order=rules.extends_order,
        referral_months=rules.referral_months,
    )


def course(procedure: Procedure, on: date) -> Course:
    """One procedure, with its steps as they stand."""
    steps = list(procedure.steps.filter(undone_on=None).order_by("on", "pk"))
    cost = monthly_cost(procedure.household, on) if procedure.occupancy_id else None
    told = course_of(procedure, steps, rules_of(procedure.organisation, on))
    reported = told_to_the_agency([procedure]).get(procedure.household_id, [])
    return replace(
        told,
        monthly=cost.rent_and_charges if cost else None,
        steps=(*told.steps, *_deemed(told, reported)),
    )


def told_to_the_agency(procedures: Sequence[Procedure]) -> dict[int, list[date]]:
    """By household, when the agency was told of its debt; one query."""
    found: dict[int, list[date]] = defaultdict(list)
    households = [each.household_id for each in procedures if each.occupancy_id]
    rows = UnpaidReport.objects.filter(account__household__in=households)
    for household, on in rows.values_list("account__household", "reported_on"):
        found[household].append(on)
    return found


def _deemed(told: Course, reported: Sequence[date]) -> tuple[Taken, ...]:
    """An unpaid rent told to the agency is a referral to the commission (art. 24 II)."""
    if told.path != "lease" or told.last("referral") is not None or not reported:
        return ()
    return (Taken("referral", min(reported)),)


def dues_of(procedures: Sequence[Procedure], organisation: Organisation, on: date) -> list[Due]:
    """Every deadline of these procedures, the soonest first; six queries whatever their number."""
    rules = rules_of(organisation, on)
    steps: dict[int, list[ProcedureStep]] = defaultdict(list)
    rows = ProcedureStep.objects.filter(procedure__in=procedures, undone_on=None)
    for step in rows.order_by("on", "pk"):
        steps[step.procedure_id].append(step)
    changes: dict[tuple[int, str], DeadlineChange] = {}
    for change in DeadlineChange.objects.filter(procedure__in=procedures).order_by("pk"):
        changes[change.procedure_id, change.code] = change
    reported = told_to_the_agency(procedures)
    found = []
    for each in procedures:
        told = course_of(each, steps[each.pk], rules)
        deemed = _deemed(told, reported.get(each.household_id, []))
        told = replace(told, steps=(*told.steps, *deemed))
        found += [
            Due(each, deadline, changes.get((each.pk, deadline.code)))
            for deadline in law.deadlines(told)
        ]
    return sorted(found, key=lambda due: (due.on, due.procedure.pk, due.deadline.code))
