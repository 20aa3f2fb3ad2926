"""Which homes are empty on a day, since when and why."""

from datetime import date

from django.db.models import DateField, Exists, Func, OuterRef, Q, QuerySet, Subquery

from palier.registers.housing.models import Place
from palier.work.leases.models import OccupancyPlace, OccupancyState, Vacancy
from palier.work.titles.reads import still_ours


def vacant_places(places: QuerySet[Place], on: date) -> QuerySet[Place]:
    """Those of these places that nobody has on a day, with `since` (the last one left), `reason` and `awaited`.

    A home let by rooms is shown by its rooms; a cellar or a garage is not a home, and one whose
    title has ended is no longer ours.
    """
    lived = OccupancyPlace.objects.filter(place=OuterRef("pk"), is_firm=True)
    left = (
        lived.filter(period__endswith__lte=on)
        .order_by("-period__endswith")
        .annotate(end=Func("period", function="upper", output_field=DateField()))
    )
    reasons = Vacancy.objects.filter(place=OuterRef("pk"), period__contains=on)
    drafts = OccupancyPlace.objects.filter(
        place=OuterRef("pk"), occupancy__state=OccupancyState.DRAFT
    ).annotate(begin=Func("period", function="lower", output_field=DateField()))
    rooms = Place.objects.filter(parent=OuterRef("pk"), kind=Place.Kind.ROOM)
    return (
        places.filter(~Exists(lived.filter(period__contains=on)), ~Exists(rooms))
        .filter(still_ours(on))
        .exclude(Q(kind=Place.Kind.ANNEX))
        .select_related("site")
        .annotate(
            since=Subquery(left.values("end")[:1]),
            reason=Subquery(reasons.values("kind")[:1]),
            reason_words=Subquery(reasons.values("words")[:1]),
            reason_until=Subquery(reasons.values("until")[:1]),
            awaited=Subquery(drafts.order_by("period").values("begin")[:1]),
        )
    )
