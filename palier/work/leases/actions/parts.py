"""What drafting a contract and bringing one over share."""

from django.urls import reverse

from palier.registers.people.models import HouseholdMember
from palier.work.leases.models import Occupancy, OccupancyParty


def search_words(occupancy: Occupancy) -> dict[str, str]:
    """How the search finds a contract: by its number, its household, its former reference."""
    return {
        "kind": "contrat",
        "sight": "people.hidden_addresses"
        if occupancy.household.hidden_at
        else "leases.contracts",
        "title": f"{occupancy.number}, {occupancy.household.name}",
        "subtitle": f"{occupancy.law.label}, {occupancy.main_place.label}",
        "url": reverse("leases:occupancy", args=[occupancy.pk]),
        "words": occupancy.former_reference,
    }


def role_of(member: HouseholdMember) -> str:
    signs = member.place in {HouseholdMember.Place.HEAD, HouseholdMember.Place.PARTNER}
    return OccupancyParty.Role.SIGNATORY if signs else OccupancyParty.Role.OCCUPANT
