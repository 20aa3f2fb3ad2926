"""Who lives in the homes of a title, and the rents that it admits."""

from datetime import date
from decimal import Decimal

from django.db.models import Q

from palier.base.tenancy.actors import Actor
from palier.law.amounts import to_cent
from palier.registers.housing.models import Place
from palier.work.leases.models import Occupancy
from palier.work.titles.models import Holding


def households_of(holding: Holding, actor: Actor, on: date) -> tuple[list[Occupancy], int]:
    """The contracts lived in on a day in the homes of a title, whom its end concerns; how many more
    there are that the actor may not see.
    """
    places = holding.places.values("place")
    lived = Q(places__place__in=places) | Q(places__place__parent__in=places)
    seen = Occupancy.objects.visible_to(actor).in_force(on).filter(lived).distinct()
    every = Occupancy.objects.filter(organisation=actor.organisation).in_force(on).filter(lived)
    here = list(seen.select_related("household", "main_place").order_by("number"))
    return here, every.distinct().count() - len(here)


PLACES = {"pitch": "pitch", "bed": "shelter", "adapted": "social_lease"}
SITES = {
    "boarding_house": "logement_foyer",
    "social_residence": "logement_foyer",
    "supported": "logement_foyer",
    "young_workers": "logement_foyer",
    "students": "student",
    "shelter": "shelter",
    "halting_site": "pitch",
}
"""The regime that a kind of place, else of site, has by itself, where the title admits it."""


def regimes_under(holding: Holding) -> tuple[str, ...]:
    """The regimes of contract that a title lets us sign, the usual one first."""
    return holding.law.lets(holding.convention)


def usual_regime(place: Place, holding: Holding | None) -> str:
    """The regime that a contract there has unless one says otherwise; empty where none is known."""
    own = PLACES.get(place.kind) or SITES.get(place.site.kind, "")
    if holding is None:
        return own
    admitted = regimes_under(holding)
    return own if own in admitted else admitted[0]


def ceiling_of(occupancy: Occupancy, on: date) -> Decimal | None:
    """The most rent (euros a month, without charges) that the home's convention admits on a day."""
    holding = occupancy.holding
    if holding is None or not holding.convention:
        return None
    if holding.convention_ends_on is not None and on >= holding.convention_ends_on:
        return None
    ceiling: Decimal | None = holding.rent_ceiling
    return ceiling


def sublet_ceiling_of(occupancy: Occupancy) -> Decimal | None:
    """The most rent (euros a month) of a private sublease: the price per m² of the head lease.

    Loi n° 89-462, art. 8. None under another regime, or where the rent or the surfaces of the
    head lease are not known.
    """
    holding = occupancy.holding
    if occupancy.regime != "art8_sublease" or holding is None or not holding.rent:
        return None
    held = [each.place for each in holding.places.select_related("place")]
    rent: Decimal = holding.monthly_rent
    if [place.pk for place in held] == [occupancy.main_place_id]:
        return rent
    surfaces = [place.surface for place in held]
    own = occupancy.main_place.surface
    if own is None or any(surface is None for surface in surfaces):
        return None
    whole = sum((surface for surface in surfaces if surface), Decimal(0))
    return to_cent(rent * own / whole) if whole else None
