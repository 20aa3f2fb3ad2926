"""What this room does when a payment below is undone."""

from palier.base.journal.events import reacts_to
from palier.base.kit.refusals import Refused
from palier.work.benefits.actions import tell_notices
from palier.work.benefits.models import Remittance, RemittanceCredit, RemittanceLine
from palier.work.billing.events import PaymentsUndone, RunIssued


@reacts_to(PaymentsUndone)
def refuse_while_a_remittance_rests_on_it(event: PaymentsUndone) -> None:
    """A transfer told person by person stays the agency's until the remittance is taken off it."""
    lines = [each.bank_line_id for each in event.payments if each.bank_line_id]
    credit = (
        RemittanceCredit.objects.filter(line__in=lines, remittance__state=Remittance.State.SETTLED)
        .select_related("remittance")
        .first()
    )
    if credit is not None:
        raise Refused(
            f"Ce virement paie le bordereau {credit.remittance} : défaites d’abord son rapprochement."
        )


@reacts_to(RunIssued)
def what_was_paid_before_its_notice(event: RunIssued) -> None:
    """An aid settled before the month was called is for the notice that now calls it."""
    run = event.run
    lines = RemittanceLine.objects.filter(
        occupancy__in=run.notices.values("occupancy"), month__lte=run.month
    )
    tell_notices(lines, run.dated_on, event.actor)
