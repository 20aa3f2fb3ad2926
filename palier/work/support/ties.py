"""A measure ties its household to its referrer, to whom their caseload is lent, to their team."""

from django.db.models import Q

from palier.base.tenancy.actors import Actor
from palier.base.tenancy.walls import today_in
from palier.registers.people.ties import ties_households
from palier.work.support.models import CaseloadLoan, Measure, Task


def _lent(actor: Actor) -> Q:
    today = today_in(actor.organisation)
    lent = CaseloadLoan.objects.on(today).filter(lent_to=actor.user_id)
    return Q(caseworker__in=lent.values("caseworker"))


ties_households(lambda: Measure.objects.all(), worker="caseworker", also=_lent)
ties_households(lambda: Task.objects.filter(done_at=None), worker="assignee")
