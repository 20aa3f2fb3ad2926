"""Who lives in a house on a day, who stays beyond their right, who is on duty."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db.models import QuerySet

from palier.base.tenancy.actors import Actor
from palier.base.tenancy.models import Site
from palier.registers.housing.models import Place
from palier.registers.people.models import Household
from palier.work.leases.models import Occupancy, StayDecision, Vacancy
from palier.work.leases.reads import free_places, promised
from palier.work.residences.models import Absence, HouseRules, LogEntry, Shift, WorksStay


def residents_on(site: Site, on: date) -> list[Occupancy]:
    """The contracts lived in on a day in a house, by home."""
    rows = Occupancy.objects.in_force(on).filter(site=site)
    return list(rows.select_related("household", "main_place").order_by("main_place__label", "pk"))


def beyond_right(living: Sequence[Occupancy], on: date) -> set[int]:
    """Those whose right ended by a decision (OFII, SIAO) that has taken effect; one query."""
    return set(
        StayDecision.objects.filter(
            occupancy__in=[each.pk for each in living],
            kind=StayDecision.Kind.EXIT,
            effective_on__lte=on,
        ).values_list("occupancy_id", flat=True)
    )


def on_duty(actor: Actor, site: Site | None, at: datetime) -> list[Shift]:
    """Who is in a house or on call for it at an hour, those in the house first."""
    rows = Shift.objects.visible_to(actor).filter(hours__contains=at)
    if site is not None:
        rows = rows.filter(site=site) | rows.filter(site=None)
    return list(rows.select_related("user", "site").order_by("duty", "pk"))


def rules_of(site: Site, on: date) -> HouseRules | None:
    """The rules that stand on a day."""
    return HouseRules.objects.filter(site=site, starts_on__lte=on).order_by("-version").first()


def watched(actor: Actor, sites: Sequence[Site], on: date) -> list[LogEntry]:
    """What is to watch tonight in these houses, the oldest first."""
    rows = LogEntry.objects.visible_to(actor).filter(
        site__in=sites, kind=LogEntry.Kind.WATCH, settled_on=None, watch_until__gte=on
    )
    return list(rows.select_related("site", "household", "author").order_by("written_at", "pk"))


def households_in(actor: Actor, site: Site, on: date) -> "list[Household]":
    """The households that live in a house on a day, whom the actor may see there."""
    found = [each.household for each in residents_on(site, on)]
    if actor.sees("people.hidden_addresses"):
        return found
    return [each for each in found if each.hidden_at is None]


def away_on(site: Site, on: date) -> list[int]:
    """The contracts of a house whose resident said they would be away that night, by id."""
    rows = Absence.objects.filter(occupancy__site=site, left_on__lte=on, returned_on=None)
    return list(rows.values_list("occupancy", flat=True))


def homes_to_lend(actor: Actor, on: date) -> "QuerySet[Place]":
    """Homes of ours ready for someone on a day: free, promised to nobody, in no works, lent to no one."""
    free = free_places(None if actor.sites is None else list(actor.sites), on)
    works = Vacancy.objects.filter(kind=Vacancy.Kind.WORKS, period__contains=on)
    lent = WorksStay.objects.filter(place__isnull=False, returned_on=None)
    return (
        Place.objects.filter(
            pk__in={place.pk for place in free} - promised(free),
            kind__in=(Place.Kind.DWELLING, Place.Kind.ROOM),
            rooms=None,
        )
        .exclude(pk__in=works.values("place"))
        .exclude(pk__in=lent.values("place"))
        .select_related("site")
        .order_by("site__name", "label", "pk")
    )


def works_stay_of(occupancy: Occupancy, on: date) -> WorksStay | None:
    """Where a resident lives on a day while their home is in works."""
    return (
        WorksStay.objects.filter(occupancy=occupancy, starts_on__lte=on, returned_on=None)
        .select_related("place__site")
        .first()
    )
