from django.db.models import Exists, OuterRef, Q

from palier.base.journal.events import reacts_to
from palier.work.arrears.events import PlanBroken
from palier.work.arrears.following import standing_of
from palier.work.eviction.models import Procedure, ProcedureStep, SocialProtocol


@reacts_to(PlanBroken)
def the_clause_takes_effect_again(event: PlanBroken) -> None:
    """A judge's delays end with the first missed payment (loi n° 89-462, art. 24 VII): those who
    follow the procedure see it."""
    if event.plan.basis not in ("judge_24_v", "judge_1343_5", "protocol"):
        return
    standing = standing_of(event.plan, event.plan.ended_on or event.plan.agreed_on)
    since = standing.missed[0].part.due_on if standing.missed else event.plan.ended_on
    suspended = ProcedureStep.objects.filter(
        procedure=OuterRef("pk"), undone_on=None, outcome__in=("suspended", "delays")
    )
    protocol = SocialProtocol.objects.filter(procedure=OuterRef("pk"), state="running")
    Procedure.objects.filter(
        Q(Exists(suspended)) | Q(Exists(protocol)),
        household=event.plan.account.household,
        occupancy__isnull=False,
        ended_on=None,
        clause_resumed_on=None,
    ).update(clause_resumed_on=since)
