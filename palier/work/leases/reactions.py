"""What contracts do when something happens to their people, or to the title of their home."""

from django.db.models import Q

from palier.base.journal.events import reacts_to
from palier.base.kit.refusals import Refused
from palier.base.ui import search
from palier.registers.people.events import AddressHidden, AddressShown
from palier.work.leases.models import Occupancy, OccupancyPlace, OccupancyState
from palier.work.titles.events import HoldingSigned, HomesGivenBack


@reacts_to(AddressHidden)
def stop_finding_the_home(event: AddressHidden) -> None:
    """The search no longer leads others to where the household lives."""
    search.show_to(Occupancy.objects.filter(household=event.household), "people.hidden_addresses")


@reacts_to(AddressShown)
def find_the_home_again(event: AddressShown) -> None:
    """The secret was lifted."""
    search.show_to(Occupancy.objects.filter(household=event.household), "leases.contracts")


@reacts_to(HoldingSigned)
def rest_on_the_title(event: HoldingSigned) -> None:
    """Contracts of these homes that waited for their title rest on it from now on."""
    places = list(event.holding.places.values_list("place_id", flat=True))
    Occupancy.objects.filter(
        Q(main_place__in=places) | Q(main_place__parent__in=places),
        holding=None,
        state__in=(OccupancyState.DRAFT, OccupancyState.ACTIVE),
    ).update(holding=event.holding)


@reacts_to(HomesGivenBack)
def refuse_while_someone_stays(event: HomesGivenBack) -> None:
    """The end of the title ends the sublease (loi n° 89-462, art. 8): say who still lives there."""
    places = [place.pk for place in event.places]
    staying = OccupancyPlace.objects.filter(
        Q(period__endswith__isnull=True) | Q(period__endswith__gt=event.ends_on),
        Q(place__in=places) | Q(place__parent__in=places),
        Q(occupancy__holding=event.holding) | Q(occupancy__holding=None),
        is_firm=True,
    )
    first = staying.select_related("occupancy__household").order_by("pk").first()
    if first is not None:
        household = first.occupancy.household
        who = "Un ménage" if household.hidden_at else household.name
        raise Refused(
            f"{who} y vit encore à cette date (contrat {first.occupancy.number}). La fin du titre "
            "met fin à son contrat : terminez-le d’abord, ou faites-le glisser à son nom."
        )
