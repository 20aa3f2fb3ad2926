"""Who lives where, on a day."""

from collections.abc import Sequence
from datetime import date, timedelta

from django.db.models import QuerySet

from palier.base.kit.memo import once
from palier.base.tenancy.actors import Actor
from palier.registers.housing.models import Place
from palier.work.leases.models import NoticeToQuit, Occupancy, OccupancyPlace, OccupancyState
from palier.work.titles.reads import still_ours


def occupants_on(places: Sequence[Place], on: date) -> dict[int, OccupancyPlace]:
    """Who has each place on a day, by place id; one query."""
    rows = OccupancyPlace.objects.filter(
        place__in=places, is_firm=True, period__contains=on
    ).select_related("occupancy__household")
    return {row.place_id: row for row in rows}


def free_places(site_ids: Sequence[int] | None, on: date) -> list[Place]:
    """Places of ours that nobody has on a day nor afterwards, with their site."""
    taken = OccupancyPlace.objects.filter(is_firm=True, period__endswith__isnull=True)
    leaving = OccupancyPlace.objects.filter(is_firm=True, period__contains=on)
    places = (
        Place.objects.filter(still_ours(on))
        .exclude(pk__in=taken.values("place"))
        .exclude(pk__in=leaving.values("place"))
    )
    if site_ids is not None:
        places = places.filter(site__in=site_ids)
    return list(places.select_related("site").order_by("site__name", "label", "pk"))


def promised(places: Sequence[Place]) -> set[int]:
    """Those of these places for which a contract is in preparation, by id; one query."""
    return set(
        OccupancyPlace.objects.filter(
            place__in=places, occupancy__state=OccupancyState.DRAFT
        ).values_list("place_id", flat=True)
    )


def current_of(household_id: int, on: date) -> Occupancy | None:
    """The contract under which a household lives on a day, the latest first."""
    found = (
        Occupancy.objects.in_force(on)
        .filter(household=household_id)
        .select_related("main_place__site")
        .order_by("-period", "-pk")
    )
    return once(("current_of", household_id, on), found.first)


def standing_notice(occupancy: Occupancy) -> NoticeToQuit | None:
    """The notice to quit that stands on a contract, if one does."""
    return NoticeToQuit.objects.filter(occupancy=occupancy, withdrawn_on=None).first()


def leaving_soon(occupation: OccupancyPlace, on: date) -> bool:
    """Whether the place will be free within two months."""
    end = occupation.period.upper
    return end is not None and end <= on + timedelta(days=61)


def where_to_write(occupancy: Occupancy) -> list[str]:
    """The lines of an address below a name: the home, its street, its town; nothing empty."""
    place = occupancy.main_place
    lines = (
        f"{occupancy.site.name}, {place.label}",
        place.street,
        f"{place.postcode} {place.town}",
    )
    return [line for line in lines if line.strip()]


def next_contracts(before: Occupancy, actor: Actor) -> "QuerySet[Occupancy]":
    """The other contracts of a household, in force or in preparation."""
    return (
        Occupancy.objects.visible_to(actor)
        .filter(
            household=before.household_id,
            state__in=(OccupancyState.DRAFT, OccupancyState.ACTIVE),
        )
        .exclude(pk=before.pk)
        .select_related("main_place", "site")
        .order_by("-period", "-pk")
    )
