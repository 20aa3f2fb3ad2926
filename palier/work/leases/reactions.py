"""What contracts do when something happens to the people in them."""

from palier.base.journal.events import reacts_to
from palier.base.ui import search
from palier.registers.people.events import AddressHidden, AddressShown
from palier.work.leases.models import Occupancy


@reacts_to(AddressHidden)
def stop_finding_the_home(event: AddressHidden) -> None:
    """The search no longer leads others to where the household lives."""
    search.show_to(Occupancy.objects.filter(household=event.household), "people.hidden_addresses")


@reacts_to(AddressShown)
def find_the_home_again(event: AddressShown) -> None:
    """The secret was lifted."""
    search.show_to(Occupancy.objects.filter(household=event.household), "leases.contracts")
