"""Requests that may be one, what repeats, the technician's day, figures."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from django.db.models import Avg, Count, DurationField, ExpressionWrapper, F, Q, QuerySet, Sum

from palier.base.kit.money import NOTHING
from palier.base.tenancy.actors import Actor
from palier.base.tenancy.models import Site
from palier.work.leases.models import Vacancy
from palier.work.upkeep.models import LIVING, RepairRequest, WorkOrder

NEAR_DAYS = 7


def maybe_the_same(request: RepairRequest) -> "QuerySet[RepairRequest]":
    """Living requests of the same kind in the same building within a week: one leak, perhaps."""
    return (
        RepairRequest.objects.filter(
            near_to(request),
            organisation=request.organisation_id,
            item__in=_kin(request.item),
            state__in=LIVING,
            group=None,
            reported_on__gte=request.reported_on - timedelta(days=NEAR_DAYS),
            reported_on__lte=request.reported_on + timedelta(days=NEAR_DAYS),
        )
        .exclude(pk=request.pk)
        .filter(grouped=None)
        .select_related("place")
        .order_by("reported_on", "pk")
    )


def near_to(request: RepairRequest) -> Q:
    """Requests under the same roof: the building; without one, the home let by rooms or the house.

    Scattered homes share no roof: only the home itself, and its street if it is known.
    """
    place = request.place
    if place.building_id is not None:
        return Q(place__site=place.site_id, place__building=place.building_id)
    if place.parent_id is not None:
        return Q(place__parent=place.parent_id) | Q(place=place.parent_id)
    if place.site.kind != Site.Kind.SCATTERED:
        return Q(place__site=place.site_id, place__building=None)
    under = Q(place=place) | Q(place__parent=place)
    if place.street:
        under |= Q(place__site=place.site_id, place__street=place.street, place__building=None)
    return under


def _kin(item: str) -> list[str]:
    """Water comes through ceilings: a leak and the damage below it are kin."""
    water = ["plumbing", "plumbing_use", "water_damage"]
    return water if item in water else [item]


def day_of(actor: Actor, on: date) -> list[WorkOrder]:
    """One's own visits of a day, late ones first, then by hour and by address."""
    rows = (
        WorkOrder.objects.visible_to(actor)
        .filter(Q(visit_on__lte=on) | Q(visit_on=None), technician=actor.user_id, state="sent")
        .select_related("request__place__site", "request__household")
    )
    return list(
        rows.order_by(
            F("visit_on").asc(nulls_last=True),
            F("visit_at").asc(nulls_last=True),
            "request__place__street",
            "pk",
        )
    )


@dataclass(frozen=True)
class UrgencyTold:
    """How one urgency is met in a period (counts, days)."""

    urgency: str
    label: str
    count: int
    closed: int
    late: int
    days: Decimal | None


def by_urgency(actor: Actor, first: date, last: date) -> list[UrgencyTold]:
    """Requests made between two days, closed, late, and how long they took; one query."""
    rows = RepairRequest.objects.visible_to(actor).filter(
        reported_on__gte=first, reported_on__lte=last
    )
    took = ExpressionWrapper(F("closed_on") - F("reported_on"), output_field=DurationField())
    late = Q(closed_on__gt=F("due_on")) | Q(
        closed_on=None, due_on__lt=last, state__in=["open", "ordered", "done"]
    )
    told = (
        rows.values("urgency")
        .annotate(
            n=Count("pk"),
            closed=Count("pk", filter=Q(closed_on__isnull=False)),
            late=Count("pk", filter=late),
            took=Avg(took, filter=Q(closed_on__isnull=False)),
        )
        .order_by("urgency")
    )
    labels = dict(RepairRequest.Urgency.choices)
    found = {
        row["urgency"]: UrgencyTold(
            row["urgency"],
            labels[row["urgency"]],
            row["n"],
            row["closed"],
            row["late"],
            Decimal(row["took"].days) if row["took"] is not None else None,
        )
        for row in told
    }
    return [found[code] for code in labels if code in found]


def cost_by_item(actor: Actor, first: date, last: date) -> list[tuple[str, int, Decimal]]:
    """What was spent by kind of repair between two days (euros); one query."""
    rows = (
        WorkOrder.objects.visible_to(actor)
        .filter(done_on__gte=first, done_on__lte=last)
        .values_list("request__item")
        .annotate(n=Count("pk"), total=Sum("cost"))
        .order_by("-total", "request__item")
    )
    return [(item, count, total or NOTHING) for item, count, total in rows]


@dataclass(frozen=True)
class HomeTold:
    """A home over a period: its repairs, the same kind again and again, what they cost (euros)."""

    place_id: int
    site: str
    label: str
    count: int
    again: int
    cost: Decimal


def by_home(actor: Actor, first: date, last: date, most: int = 15) -> list[HomeTold]:
    """The homes that cost most or break most between two days; two queries.

    `again`: how many requests are of a kind already asked for in the period.
    """
    rows = RepairRequest.objects.visible_to(actor).filter(
        reported_on__gte=first, reported_on__lte=last
    )
    counts: dict[int, HomeTold] = {}
    costs = dict(
        WorkOrder.objects.visible_to(actor)
        .filter(done_on__gte=first, done_on__lte=last)
        .values_list("request__place")
        .annotate(total=Sum("cost"))
        .order_by("request__place")
    )
    kinds = (
        rows.values_list("place", "place__site__name", "place__label", "item")
        .annotate(n=Count("pk"))
        .order_by("place", "item")
    )
    for place, site, label, _, count in kinds:
        known = counts.get(place) or HomeTold(
            place, site, label, 0, 0, costs.get(place) or NOTHING
        )
        counts[place] = HomeTold(
            place, site, label, known.count + count, known.again + count - 1, known.cost
        )
    found = sorted(counts.values(), key=lambda each: (-each.again, -each.cost, -each.count))
    return found[:most]


def satisfaction(actor: Actor, first: date, last: date) -> dict[str, int]:
    """What households said of repairs closed between two days: answer, count; one query."""
    return dict(
        RepairRequest.objects.visible_to(actor)
        .filter(closed_on__gte=first, closed_on__lte=last)
        .exclude(pleased="")
        .values_list("pleased")
        .annotate(n=Count("pk"))
        .order_by("pleased")
    )


def vacancy_days(actor: Actor, first: date, last: date) -> list[tuple[str, int, int]]:
    """Days of empty homes between two days by cause: (cause, homes, days); one query."""
    after = last + timedelta(days=1)
    told: dict[str, tuple[set[int], int]] = {}
    rows = Vacancy.objects.visible_to(actor).filter(period__overlap=(first, after))
    for place, kind, days in rows.values_list("place", "kind", "period"):
        start, end = max(days.lower, first), min(days.upper or after, after)
        homes, total = told.get(kind, (set(), 0))
        told[kind] = (homes | {place}, total + max((end - start).days, 0))
    return [
        (kind, len(told[kind][0]), told[kind][1])
        for kind, _ in Vacancy.Kind.choices
        if kind in told
    ]
