"""What arrears do when a room below announces something."""

from palier.base.journal.events import reacts_to
from palier.base.kit.money import NOTHING
from palier.base.ledger.events import EntriesPosted
from palier.base.tenancy.walls import today_in
from palier.work.arrears.finding import standings
from palier.work.arrears.models import (
    CLAIM_MOVES,
    FOLLOWED,
    ArrearsCase,
    ClaimState,
    GuaranteeClaim,
)
from palier.work.billing.events import PaymentsUndone


@reacts_to(EntriesPosted)
def what_the_books_say(event: EntriesPosted) -> None:
    """Whatever is posted on an account is seen at once on the case that it touches: paid, paid
    by a benefit, called, undone, written off. The rules are read again at night."""
    actor = event.actor
    organisation = actor.organisation
    touched = event.lines.filter(auxiliary__isnull=False).values("auxiliary")
    cases = list(ArrearsCase.objects.filter(account__auxiliary__in=touched, state__in=FOLLOWED))
    if not cases:
        return
    on = today_in(organisation)
    owing = {
        each.account_id: each
        for each in standings(organisation, on, [case.account_id for case in cases])
    }
    for case in cases:
        standing = owing.get(case.account_id)
        case.debt = standing.debt if standing else NOTHING
        case.default_on = standing.default_on if standing else case.default_on
        case.seen_on = on
    ArrearsCase.objects.bulk_update(cases, ["debt", "default_on", "seen_on"], batch_size=500)


@reacts_to(PaymentsUndone)
def the_guarantor_owes_it_again(event: PaymentsUndone) -> None:
    """A guarantee that a payment had settled no longer is, when that payment did not come."""
    rows = GuaranteeClaim.objects.select_for_update(of=("self",)).filter(
        payments__payment__in=event.payments, state=ClaimState.SETTLED
    )
    for claim in rows.order_by("pk"):
        CLAIM_MOVES.go(claim, ClaimState.ACCEPTED)
        claim.save(update_fields=["state"])
