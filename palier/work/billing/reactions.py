"""What billing does when a room below announces something."""

from palier.base.bank.events import LinesImported
from palier.base.journal.events import reacts_to
from palier.base.kit.periods import period
from palier.work.billing.actions import open_household_account, record_payments
from palier.work.billing.models import Term
from palier.work.billing.recognising import recognise
from palier.work.leases.events import OccupancyActivated, OccupancyEnded


@reacts_to(OccupancyActivated)
def open_the_account(event: OccupancyActivated) -> None:
    """Rent is due from now on, so the household needs an account to owe it on."""
    open_household_account(event.occupancy.household, actor=event.actor)


@reacts_to(OccupancyEnded)
def stop_the_terms(event: OccupancyEnded) -> None:
    """Nothing more is called under a contract that has ended."""
    ends_on = event.occupancy.period.upper
    for term in Term.objects.filter(occupancy=event.occupancy, period__endswith__isnull=True):
        if term.period.lower < ends_on:
            term.period = period(term.period.lower, ends_on)
            term.save(update_fields=["period"])


@reacts_to(LinesImported)
def recognise_the_payers(event: LinesImported) -> None:
    """Lines that name a notice or a contract, or come from a known IBAN, are payments."""
    for by, received in recognise(event.lines).items():
        record_payments(event.actor.organisation, received=received, by=by, actor=event.actor)
