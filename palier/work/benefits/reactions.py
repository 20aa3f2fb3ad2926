"""What this room does when a payment below is undone."""

from palier.base.journal.events import reacts_to
from palier.base.kit.refusals import Refused
from palier.work.benefits.models import Remittance, RemittanceCredit
from palier.work.billing.events import PaymentsUndone


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
