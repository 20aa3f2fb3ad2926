"""Contracts that should have been called for a month, and were not."""

from collections import defaultdict
from datetime import date

from django.db import connection
from django.db.models import Max, Min

from palier.base.tenancy.models import Organisation
from palier.law.dates import Month, add_months
from palier.work.billing.models import RentRun

# A month is missed once its run is issued: someone lives there, something is due, no living notice.
_MISSED = """
SELECT DISTINCT m.first::date, o.id
FROM generate_series(%(first)s::date, %(last)s::date, interval '1 month') AS m (first)
JOIN leases_occupancy o ON o.organisation_id = %(organisation)s AND o.state IN ('active', 'ended')
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


def missed(organisation: Organisation, today: date, *, months: int = 12) -> dict[date, list[int]]:
    """By month, the oldest first, the contracts (ids) that no notice has called.

    Among the last `months` that the association has called.
    """
    runs = RentRun.objects.filter(
        organisation=organisation, kind=RentRun.Kind.MONTHLY, state=RentRun.State.ISSUED
    ).aggregate(first=Min("month"), last=Max("month"))
    if runs["first"] is None:
        return {}
    last = min(runs["last"], Month.of(today).first)
    return _missed(organisation, max(runs["first"], add_months(last, 1 - months)), last)


def missed_in(organisation: Organisation, month: Month) -> list[int]:
    """The contracts (ids) that a month has missed; none of a month that is not called yet."""
    called = RentRun.objects.filter(
        organisation=organisation,
        kind=RentRun.Kind.MONTHLY,
        state=RentRun.State.ISSUED,
        month=month.first,
    )
    if not called.exists():
        return []
    return _missed(organisation, month.first, month.first).get(month.first, [])


def _missed(organisation: Organisation, first: date, last: date) -> dict[date, list[int]]:
    found: dict[date, list[int]] = defaultdict(list)
    with connection.cursor() as cursor:
        cursor.execute(_MISSED, {"organisation": organisation.pk, "first": first, "last": last})
        for month, occupancy_id in cursor.fetchall():
            found[month].append(occupancy_id)
    return dict(found)
