"""Procedures, their deadlines, what the commission may read, as pages ask them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, Max, Q, QuerySet

from palier.base.tenancy.actors import Actor
from palier.base.tenancy.models import Membership
from palier.law.procedure import AVOIDED
from palier.work.eviction.dating import Due, dues_of
from palier.work.eviction.models import (
    Commission,
    CommissionCase,
    CommissionMember,
    Procedure,
    Recommendation,
)

SOON = 45


def running(actor: Actor) -> "QuerySet[Procedure]":
    """The procedures that have not ended."""
    return (
        Procedure.objects.visible_to(actor)
        .filter(ended_on=None)
        .select_related("household", "occupancy__main_place", "landlord", "worker")
    )


def colleagues(actor: Actor, on: date) -> list[int]:
    """Those of the actor's team on a day, the actor included."""
    here = Membership.objects.filter(organisation=actor.organisation, period__contains=on)
    teams = here.filter(user=actor.user_id, team__isnull=False).values("team")
    return [*here.filter(team__in=teams).values_list("user", flat=True), actor.user_id or 0]


def dues(actor: Actor, on: date, *, whose: str = "") -> list[Due]:
    """Every deadline that still counts of the running procedures; `whose`: mine, my team's, all.

    What nobody follows is everyone's. Seven queries at most.
    """
    rows = running(actor)
    if whose:
        users = [actor.user_id] if whose == "mine" else colleagues(actor, on)
        rows = rows.filter(Q(worker__in=users) | Q(worker=None))
    procedures = list(rows.order_by("pk"))
    return [due for due in dues_of(procedures, actor.organisation, on) if due.is_open]


def to_watch(found: Sequence[Due], on: date) -> list[Due]:
    """What is late, and what comes within six weeks: nothing legal disappears by itself."""
    return [
        due
        for due in found
        if due.is_late(on) or on - timedelta(days=1) <= due.on <= on + timedelta(days=SOON)
    ]


COLUMNS = {
    "order": ("payment_order", "formal_notice"),
    "commission": ("referral",),
    "summons": ("summons",),
    "hearing": ("hearing",),
    "judgment": ("judgment",),
    "vacate": ("order_to_vacate",),
    "police": ("police_request",),
}


def with_steps(procedures: "QuerySet[Procedure]") -> "QuerySet[Any]":
    """Each with the day of its main steps, as the litigation table shows them (faits 13.5)."""
    days = {
        f"{name}_on": Max("steps__on", filter=Q(steps__code__in=codes, steps__undone_on=None))
        for name, codes in COLUMNS.items()
    }
    fixed = Max("steps__hearing_on", filter=Q(steps__undone_on=None))
    return procedures.select_related("household", "landlord", "worker").annotate(
        **{**days, "hearing_on": fixed}
    )


def reads_all(member: CommissionMember) -> bool:
    """Whether someone reads every situation: never a landlord, whatever was said at first."""
    return member.sees == CommissionMember.Sees.ALL and "landlord" not in member.body.kinds


def seen_by(member: CommissionMember, commission: Commission) -> list[CommissionCase]:
    """The sheets that a member may read: a landlord, its own tenants only."""
    rows = commission.cases.select_related("landlord", "household").order_by("rank")
    if not reads_all(member):
        rows = rows.filter(landlord=member.body_id)
    return list(rows)


@dataclass(frozen=True)
class YearTold:
    """What a commission did in a year (counts)."""

    sessions: int
    cases: int
    by_outcome: list[tuple[str, str, int, int]]
    late: int


def year_of(actor: Actor, year: int, on: date) -> YearTold:
    """Sessions held, situations looked at, what was asked and what was done; four queries."""
    rows = Recommendation.objects.visible_to(actor).filter(case__commission__on__year=year)
    told = rows.values_list("outcome").annotate(
        n=Count("pk"), done=Count("pk", filter=Q(done_on__isnull=False))
    )
    labels = dict(Recommendation.Outcome.choices)
    return YearTold(
        Commission.objects.visible_to(actor).filter(on__year=year, held_on__isnull=False).count(),
        CommissionCase.objects.visible_to(actor)
        .filter(commission__on__year=year, commission__held_on__isnull=False)
        .count(),
        [(code, labels[code], n, done) for code, n, done in told.order_by("outcome")],
        rows.filter(done_on=None, due_on__lt=on).count(),
    )


def endings(actor: Actor, first: date, last: date) -> list[tuple[str, int]]:
    """How procedures ended between two days, by ending."""
    rows = Procedure.objects.visible_to(actor).filter(ended_on__gte=first, ended_on__lte=last)
    return list(rows.values_list("ending").annotate(n=Count("pk")).order_by("ending"))


def avoided(told: Sequence[tuple[str, int]]) -> int:
    """How many of these ended with a home kept."""
    return sum(count for ending, count in told if ending in AVOIDED)
