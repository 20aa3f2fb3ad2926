"""Every night: who owes, which plans are kept. Nothing is sent."""

import logging
from datetime import date

from procrastinate.contrib.django import app

from palier.base.tenancy.actors import palier
from palier.base.tenancy.models import Organisation
from palier.base.tenancy.walls import today_in, working_for
from palier.work.arrears.actions import Night, find_arrears, settle_plans
from palier.work.arrears.following import standings_of
from palier.work.arrears.models import PlanState, RepaymentPlan

logger = logging.getLogger(__name__)


def look_tonight(organisation: Organisation, on: date | None = None) -> Night:
    """One association's pass: cases found, moved or healed; plans paid to the last cent are kept."""
    with working_for(organisation):
        on = on or today_in(organisation)
        night = find_arrears(organisation, on=on, actor=palier(organisation))
        running = list(
            RepaymentPlan.objects.filter(
                organisation=organisation, state=PlanState.RUNNING
            ).select_related("organisation")
        )
        paid = [each.plan for each in standings_of(running, on) if each.left <= 0]
        if paid:
            settle_plans(organisation, plans=paid, on=on, actor=palier(organisation))
    return night


@app.periodic(cron="45 2 * * *")
@app.task(queue="night")
def find_arrears_at_night(timestamp: int) -> None:
    """Every night, for every association."""
    for organisation in Organisation.objects.order_by("pk"):
        try:
            look_tonight(organisation)
        except Exception:
            logger.exception("La recherche des impayés a échoué pour %s", organisation.pk)
