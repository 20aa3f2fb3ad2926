"""What is known of homes on a day."""

from collections.abc import Iterable
from datetime import date

from palier.registers.housing.models import Diagnostic, EnergyRating, Place, PriorityDistrict


def rating_on(place_ids: Iterable[int], on: date) -> dict[int, EnergyRating]:
    """The energy rating that each place has on a day, by place id; one query."""
    rows = EnergyRating.objects.filter(place__in=list(place_ids), made_on__lte=on)
    return {row.place_id: row for row in rows.order_by("made_on", "pk")}


def standing_orders(place: Place, on: date) -> list[Diagnostic]:
    """Orders that forbid letting the home on a day (CCH art. L511-18)."""
    rows = Diagnostic.objects.filter(
        place=place, kind__in=(Diagnostic.Kind.UNHEALTHY, Diagnostic.Kind.DANGER), made_on__lte=on
    )
    return [
        row
        for row in rows.order_by("made_on", "pk")
        if row.lifted_on is None or row.lifted_on > on
    ]


def district_on(site_id: int, on: date) -> PriorityDistrict | None:
    """The priority district that a site lies in on a day."""
    return PriorityDistrict.objects.filter(site=site_id, period__contains=on).first()
