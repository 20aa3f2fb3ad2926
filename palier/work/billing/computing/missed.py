"""Contracts that should have been called for a month, and were not."""

from collections import defaultdict
from datetime import date
from typing import Any

from django.db import connection
from django.db.models import F, Max, Min, QuerySet, Sum

from palier.base.tenancy.models import LegalEntity, Organisation
from palier.law.dates import Month, add_months
from palier.work.billing.models import RentNotice, RentRun
from palier.work.leases.models import Occupancy

# A month is missed once its run is issued: someone lives there, something is due, no living notice.
_MISSED = """
SELECT DISTINCT m.first::date, o.id
FROM generate_series(%(first)s::date, %(last)s::date, interval '1 month') AS m (first)
JOIN leases_occupancy o ON o.organisation_id = %(organisation)s AND o.state IN ('active', 'ended')
  AND o.site_id IN (SELECT s.id FROM tenancy_site s
    WHERE s.entity_id = %(entity)s OR s.entity_id IS NULL AND %(is_main)s)
  AND o.period && daterange(m.first::date, (m.first + interval '1 month')::date)
JOIN billing_term t ON t.occupancy_id = o.id AND t.kind NOT IN ('benefit', 'discount')
  AND (t.amount > 0 OR t.percent IS NOT NULL)
  AND t.period && o.period * daterange(m.first::date, (m.first + interval '1 month')::date)
  AND (t.called_from IS NULL OR t.called_from <= m.first)
WHERE NOT EXISTS (
  SELECT FROM billing_rentnotice n WHERE n.occupancy_id = o.id AND n.month = m.first
    AND NOT EXISTS (SELECT FROM billing_noticereversal r WHERE r.notice_id = n.id))
ORDER BY 1, 2
"""


def missed(
    organisation: Organisation,
    today: date,
    *,
    months: int = 12,
    entity: LegalEntity | None = None,
) -> dict[date, list[int]]:
    """By month, the oldest first, the contracts (ids) that no notice has called.

    Among the last `months` that each entity has called, or `entity` alone.
    """
    runs = RentRun.objects.filter(
        organisation=organisation, kind=RentRun.Kind.MONTHLY, state=RentRun.State.ISSUED
    )
    if entity is not None:
        runs = runs.filter(entity=entity)
    called = runs.values_list("entity", "entity__is_main").order_by("-entity__is_main", "entity")
    found: dict[date, list[int]] = defaultdict(list)
    for pk, is_main, since, latest in called.annotate(since=Min("month"), latest=Max("month")):
        last = min(latest, Month.of(today).first)
        first = max(since, add_months(last, 1 - months))
        for month, ids in _missed(organisation, (pk, is_main), first, last).items():
            found[month].extend(ids)
    return dict(sorted(found.items()))


def called_after_leaving(organisation: Organisation) -> "QuerySet[Any, Any]":
    """By contract that has ended and month after it, what is still called of its rent (`called`,
    euros, more than 0) and its last notice (`last`)."""
    return (
        RentNotice.objects.filter(organisation=organisation)
        .living()
        .filter(occupancy__state="ended", occupancy__period__endswith__lte=F("month"))
        .values("occupancy", "occupancy__number", "month")
        .annotate(called=Sum("rent"), last=Max("pk"))
        .filter(called__gt=0)
        .order_by("month", "occupancy__number")
    )


def months_to_correct(
    organisation: Organisation, after: Month, today: date
) -> tuple[Month, Month]:
    """Which months corrections should look at, from the first to the one they are passed in, when
    `after` is the month after the last that was called.

    The three before the last called, and further back to the month in which someone left and was called after it;
    the last that was called too, when it was before it began, or when someone left in it.
    """
    left_in = Occupancy.objects.filter(
        organisation=organisation,
        state="ended",
        period__endswith__gt=after.before.first,
        period__endswith__lt=after.first,
    )
    corrected = RentNotice.objects.filter(
        run__kind=RentRun.Kind.CORRECTION, month=after.before.first
    ).living()
    late = left_in.exclude(pk__in=corrected.values("occupancy")).exists()
    last = after if late or after.before.first > today else after.before
    since = after.before.before.before.before
    forgotten = called_after_leaving(organisation).first()
    if forgotten is not None:
        since = min(since, Month.of(forgotten["month"]).before)
    return max(since, Month.of(add_months(last.first, -36))), last


def missed_in(entity: LegalEntity, month: Month) -> list[int]:
    """The contracts (ids) that a month of an entity has missed; none of a month not called yet."""
    called = RentRun.objects.filter(
        entity=entity,
        kind=RentRun.Kind.MONTHLY,
        state=RentRun.State.ISSUED,
        month=month.first,
    )
    if not called.exists():
        return []
    books = (entity.pk, entity.is_main)
    return _missed(entity.organisation, books, month.first, month.first).get(month.first, [])


def _missed(
    organisation: Organisation, books: tuple[int, bool], first: date, last: date
) -> dict[date, list[int]]:
    found: dict[date, list[int]] = defaultdict(list)
    entity, is_main = books
    asked = {"organisation": organisation.pk, "entity": entity, "is_main": is_main}
    with connection.cursor() as cursor:
        cursor.execute(_MISSED, {**asked, "first": first, "last": last})
        for month, occupancy_id in cursor.fetchall():
            found[month].append(occupancy_id)
    return dict(found)
