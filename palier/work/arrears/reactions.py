"""What arrears do when a room below announces something."""

from palier.base.journal.events import reacts_to
from palier.base.kit.money import NOTHING
from palier.base.ledger.events import EntriesPosted
from palier.base.tenancy.actors import Actor
from palier.base.tenancy.walls import today_in
from palier.work.arrears.actions import owe_again
from palier.work.arrears.finding import standings
from palier.work.arrears.models import FOLLOWED, ArrearsCase, GuaranteeClaim
from palier.work.billing.events import PaymentsUndone
from palier.work.leases.events import (
    DepartureUndone,
    EntryUndone,
    OccupancyActivated,
    OccupancyEnded,
)
from palier.work.leases.models import LIVED_IN, Occupancy


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
        if standing:
            case.default_on, case.is_present = standing.default_on, standing.is_present
        case.seen_on = on
    told = ["debt", "default_on", "is_present", "seen_on"]
    ArrearsCase.objects.bulk_update(cases, told, batch_size=500)


@reacts_to(OccupancyActivated)
def they_have_come(event: OccupancyActivated) -> None:
    """Who has come back lives with us again, the same day."""
    _see_whether_they_are_here(event.occupancy, event.actor)


@reacts_to(OccupancyEnded)
def they_have_left(event: OccupancyEnded) -> None:
    """Who has left no longer lives with us, unless under another contract."""
    _see_whether_they_are_here(event.occupancy, event.actor)


@reacts_to(DepartureUndone)
def they_had_not_left(event: DepartureUndone) -> None:
    """A departure that did not take place."""
    _see_whether_they_are_here(event.occupancy, event.actor)


@reacts_to(EntryUndone)
def they_had_not_come(event: EntryUndone) -> None:
    """An entry that did not take place."""
    _see_whether_they_are_here(event.occupancy, event.actor)


def _see_whether_they_are_here(row: Occupancy, actor: Actor) -> None:
    lived = Occupancy.objects.filter(
        household=row.household_id,
        state__in=LIVED_IN,
        period__contains=today_in(actor.organisation),
    )
    cases = ArrearsCase.objects.filter(account__household=row.household_id, state__in=FOLLOWED)
    cases.update(is_present=lived.exists())


@reacts_to(PaymentsUndone)
def the_guarantor_owes_it_again(event: PaymentsUndone) -> None:
    """A guarantee that a payment had settled no longer is, when that payment did not come."""
    rows = GuaranteeClaim.objects.select_for_update(of=("self",)).filter(
        payments__payment__in=event.payments
    )
    for claim in rows.order_by("pk"):
        owe_again(claim, without=event.payments)
