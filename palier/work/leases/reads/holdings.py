"""What a title says: who pays for what, when its end is prepared, whom it concerns."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Q

from palier.base.tenancy.actors import Actor
from palier.law.amounts import to_cent
from palier.law.dates import add_months
from palier.law.repairs import repair_table
from palier.registers.housing.models import Place
from palier.work.leases.models import (
    Holding,
    HoldingPlace,
    HoldingShare,
    HoldingState,
    Occupancy,
)


@dataclass(frozen=True)
class Share:
    """Who pays for one kind of repair under a title, and by which text or clause."""

    item: str
    label: str
    payer: str
    payer_label: str
    source: str
    clause: HoldingShare | None = None


def repairs_of(holding: Holding) -> list[Share]:
    """The whole table of a title: its clauses first, the text for the rest."""
    clauses = {share.item: share for share in holding.shares.all()}
    payers = dict(HoldingShare.Payer.choices)
    told = []
    for each in repair_table(holding.law.repairs):
        own = clauses.get(each.item)
        payer = own.payer if own else each.payer
        source = own.clause if own else each.source
        told.append(Share(each.item, each.label, payer, payers[payer], source, own))
    return told


def title_of(place: Place, on: date) -> Holding | None:
    """The signed title that we hold a home by on a day."""
    held = HoldingPlace.objects.filter(Q(ends_on=None) | Q(ends_on__gt=on), place=place)
    return (
        Holding.objects.filter(places__in=held, state=HoldingState.SIGNED, period__contains=on)
        .order_by("-pk")
        .first()
    )


def who_pays(place: Place, item: str, on: date) -> Share | None:
    """Who pays for a repair in a home on a day, or None where we hold it by no title."""
    holding = title_of(place, on)
    if holding is None:
        return None
    return next(share for share in repairs_of(holding) if share.item == item)


def households_of(holding: Holding, actor: Actor, on: date) -> list[Occupancy]:
    """The contracts lived in on a day in the homes of a title: whom its end concerns."""
    return list(
        Occupancy.objects.visible_to(actor)
        .in_force(on)
        .filter(
            Q(places__place__in=holding.places.values("place"))
            | Q(places__place__parent__in=holding.places.values("place"))
        )
        .select_related("household", "main_place")
        .distinct()
        .order_by("number")
    )


def titles_to_prepare(actor: Actor, on: date) -> Sequence[Holding]:
    """Titles whose end comes within the alerts of their kind, the soonest first."""
    rows = (
        Holding.objects.visible_to(actor)
        .filter(state=HoldingState.SIGNED, period__endswith__lte=add_months(on, 60))
        .select_related("owner")
        .order_by("period__endswith", "pk")
    )
    return [row for row in rows if row.law.sounding(row.ends_on, on) is not None]


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
