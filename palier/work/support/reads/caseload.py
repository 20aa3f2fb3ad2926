"""Whom each worker accompanies, how much that weighs, and what is overdue."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery

from palier.base.kit.memo import once
from palier.base.kit.money import NOTHING
from palier.base.kit.periods import in_force
from palier.base.tenancy.actors import Actor
from palier.base.tenancy.figures import number
from palier.base.tenancy.models import Membership, Organisation, User
from palier.law.dates import add_months
from palier.registers.people.models import Household
from palier.registers.programmes.models import Programme
from palier.work.casework.models import Right, RightState
from palier.work.support.figures import WEIGHT
from palier.work.support.models import OPEN, CaseloadLoan, Measure, Note


def responsible_for(user_id: int | None, actor: Actor, on: date) -> list[int]:
    """Whose households a worker sees to on a day: one's own, unless lent, and those lent to one."""
    if user_id is None:
        return []
    loans = once(
        ("loans", actor.organisation.pk, on),
        lambda: list(
            CaseloadLoan.objects.visible_to(actor)
            .on(on)
            .values_list("caseworker_id", "lent_to_id")
        ),
    )
    lent = {worker for worker, _ in loans}
    borrowed = [worker for worker, to in loans if to == user_id]
    return [*([] if user_id in lent else [user_id]), *borrowed]


def measures_of(household: Household, actor: Actor) -> list[Measure]:
    """Every measure of a household that the actor may open, the first begun first.

    A page asks four times: its head, its path, its timeline, a panel.
    """
    rows = Measure.objects.visible_to(actor).filter(household=household)
    rows = rows.select_related("programme", "caseworker").order_by("period", "pk")
    return once(("measures", household.pk, actor), lambda: list(rows))


def open_measures(actor: Actor, workers: Iterable[int] | None = None) -> "QuerySet[Any]":
    """Open measures with `last_contact_on` and `next_right_on`; of these workers only if told."""
    notes = Note.objects.filter(
        organisation=actor.organisation, household=OuterRef("household")
    ).order_by("-on")
    rights = Right.objects.visible_to(actor).filter(
        household=OuterRef("household"), state=RightState.OPEN, expires_on__isnull=False
    )
    rows = Measure.objects.visible_to(actor).filter(state__in=OPEN)
    if workers is not None:
        rows = rows.filter(caseworker__in=list(workers))
    return rows.annotate(
        last_contact_on=Subquery(notes.values("on")[:1]),
        next_right_on=Subquery(rights.order_by("expires_on").values("expires_on")[:1]),
    ).select_related("household", "programme", "caseworker")


@dataclass(frozen=True)
class Rules:
    """What the association decides of its caseloads."""

    weights: dict[str, Decimal]
    quiet_days: int

    @classmethod
    def of(cls, organisation: Organisation, on: date) -> "Rules":
        weights = {level: number(organisation, code, on) for level, code in WEIGHT.items()}
        return cls(weights, int(number(organisation, "support.quiet_days", on)))


@dataclass(frozen=True)
class Late:
    """What is overdue in a measure, in words."""

    end: bool
    quiet: bool
    right: bool

    @property
    def any(self) -> bool:
        return self.end or self.quiet or self.right


def late(measure: Any, rules: Rules, today: date) -> Late:
    """Whether its end has passed, nobody has written for long, or a right has expired."""
    last = measure.last_contact_on or measure.period.lower
    return Late(
        measure.planned_end_on is not None and measure.planned_end_on < today,
        measure.state == "active" and last < today - timedelta(days=rules.quiet_days),
        measure.next_right_on is not None and measure.next_right_on < today,
    )


@dataclass
class Load:
    """A worker's caseload: how many measures, their weight, what is overdue."""

    worker: User
    team: str
    count: int = 0
    weight: Decimal = NOTHING
    ends: int = 0
    quiet: int = 0
    rights: int = 0
    lent_to: str = ""
    measures: list[Any] = field(default_factory=list)

    def take(self, measure: Any, rules: Rules, today: date) -> None:
        found = late(measure, rules, today)
        self.count += 1
        self.weight += rules.weights[measure.intensity] if measure.state == "active" else NOTHING
        self.ends += found.end
        self.quiet += found.quiet
        self.rights += found.right


def loads(actor: Actor, today: date) -> list[Load]:
    """Every worker's caseload, by team and name; three queries whatever their number."""
    rules = Rules.of(actor.organisation, today)
    members = (
        Membership.objects.visible_to(actor)
        .filter(in_force(today))
        .select_related("user", "team")
        .order_by("team__name", "user__first_name", "pk")
    )
    found = {m.user_id: Load(m.user, m.team.name if m.team else "Sans équipe") for m in members}
    for measure in open_measures(actor):
        load = found.setdefault(measure.caseworker_id, Load(measure.caseworker, "Accès fermé"))
        load.take(measure, rules, today)
    for loan in CaseloadLoan.objects.visible_to(actor).on(today).select_related("lent_to"):
        if loan.caseworker_id in found:
            found[loan.caseworker_id].lent_to = loan.lent_to.short_name
    return [load for load in found.values() if load.count]


def post_entry_programme(actor: Actor, today: date) -> Programme | None:
    """The programme under which one accompanies after an entry, if the association has one."""
    rows = Programme.objects.visible_to(actor).filter(in_force(today))
    return rows.filter(scheme=Programme.Scheme.POST_ENTRY).order_by("pk").first()


def after_entry(actor: Actor, entered_on: date, today: date) -> dict[str, Any]:
    """What a measure after an entry begins by: its dates come from the day of the keys."""
    months = int(number(actor.organisation, "support.post_entry_least", entered_on))
    return {
        "programme": post_entry_programme(actor, today),
        "goal": Measure.Goal.SETTLE,
        "starts_on": entered_on,
        "planned_end_on": add_months(entered_on, months) - timedelta(days=1),
    }
