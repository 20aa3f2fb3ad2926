from palier.base.journal.events import reacts_to
from palier.work.arrears.events import PlanBroken
from palier.work.eviction.models import Procedure


@reacts_to(PlanBroken)
def the_clause_takes_effect_again(event: PlanBroken) -> None:
    """A judge's delays end with the first missed payment (loi n° 89-462, art. 24 VII): those who
    follow the procedure see it."""
    if event.plan.basis not in ("judge_24_v", "judge_1343_5", "protocol"):
        return
    Procedure.objects.filter(
        household=event.plan.account.household, ended_on=None, clause_resumed_on=None
    ).update(clause_resumed_on=event.plan.ended_on)
