"""Contracts that should have been called for a month, and were not."""

from collections import defaultdict
from datetime import date

from django.db import connection
from django.db.models import Max, Min

from palier.base.tenancy.models import LegalEntity, Organisation
from palier.law.dates import Month, add_months
from palier.work.billing.models import RentRun

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
