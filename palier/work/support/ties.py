"""A measure ties its household to its referrer, to whom their caseload is lent, to their team."""

from typing import Any

from django.db.models import Q, QuerySet

from palier.base.tenancy.actors import Actor
from palier.base.tenancy.walls import today_in
from palier.registers.people.ties import followed_through, ties_households
from palier.work.support.models import CaseloadLoan, Measure, Task


def _refers(actor: Actor, colleagues: QuerySet[Any, Any]) -> Q:
    today = today_in(actor.organisation)
    lent = CaseloadLoan.objects.on(today).filter(lent_to=actor.user_id).values("caseworker")
    return followed_through("caseworker")(actor, colleagues) | Q(caseworker__in=lent)


ties_households(lambda: Measure.objects.all(), follows=_refers)
ties_households(lambda: Task.objects.filter(done_at=None), follows=followed_through("assignee"))
