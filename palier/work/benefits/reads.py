"""What agencies still owe us, household by household and month by month; who declares what."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.db import connection
from django.db.models import Q, QuerySet, Sum

from palier.base.kit.money import NOTHING
from palier.base.tenancy.actors import Actor
from palier.base.tenancy.figures import number
from palier.law.dates import Month, add_months
from palier.registers.people.models import Household
from palier.work.benefits.models import HeldBack
from palier.work.leases.models import Occupancy

# Counted from the first remittance of all: before it, the agency told nothing person by person.
_MISSING = """
SELECT n.occupancy_id, n.month, sum(n.benefit) AS wanted, coalesce(max(l.told), 0) AS told
FROM billing_rentnotice n
JOIN billing_rentrun r ON r.id = n.run_id
JOIN (
  SELECT coalesce(s.entity_id, e.id) AS entity_id, min(m.month) AS first
  FROM benefits_remittance m JOIN benefits_remittanceline l ON l.remittance_id = m.id
  JOIN leases_occupancy o ON o.id = l.occupancy_id JOIN tenancy_site s ON s.id = o.site_id
  JOIN tenancy_legalentity e ON e.organisation_id = m.organisation_id AND e.is_main
  WHERE m.organisation_id = %(o)s GROUP BY 1
) t ON t.entity_id = r.entity_id AND n.month >= t.first
LEFT JOIN (
  SELECT occupancy_id, month, sum(amount) AS told FROM benefits_remittanceline
  WHERE organisation_id = %(o)s AND occupancy_id IS NOT NULL GROUP BY 1, 2
) l ON l.occupancy_id = n.occupancy_id AND l.month = n.month
WHERE n.organisation_id = %(o)s AND n.month <= %(last)s
  AND NOT EXISTS (SELECT FROM billing_noticereversal v WHERE v.notice_id = n.id)
  AND NOT EXISTS (
    SELECT FROM benefits_heldback h WHERE h.occupancy_id = n.occupancy_id
      AND h.since <= n.month AND (h.until IS NULL OR h.until >= n.month))
GROUP BY n.occupancy_id, n.month
HAVING sum(n.benefit) > coalesce(max(l.told), 0)
ORDER BY n.month, n.occupancy_id
"""


@dataclass(frozen=True)
class Missing:
    """An aid expected for a contract and a month, and what the agency told of it (euros)."""

    occupancy: Occupancy
    month: date
    wanted: Decimal
    told: Decimal

    @property
    def gap(self) -> Decimal:
        return self.wanted - self.told


def missing(actor: Actor, today: date) -> list[Missing]:
    """Aids that should have come by now: so many days after the month of right; three queries.

    Of each entity from its first remittance on: before, nobody has told person by person what the
    agency paid. An aid held back for indecency is awaited from the agency and asked of nobody.
    """
    organisation = actor.organisation
    days = int(number(organisation, "benefits.missing_days", today))
    last = Month.of(today - timedelta(days=days)).before.first
    known: dict[str, Any] = {"o": organisation.pk, "last": last}
    with connection.cursor() as cursor:
        cursor.execute(_MISSING, known)
        rows = cursor.fetchall()
    contracts = Occupancy.objects.filter(
        pk__in={row[0] for row in rows}, household__in=Household.objects.within(actor)
    )
    by_pk = {row.pk: row for row in contracts.select_related("household", "main_place")}
    return [
        Missing(by_pk[pk], month, wanted, told) for pk, month, wanted, told in rows if pk in by_pk
    ]


def held_now(actor: Actor, today: date) -> "QuerySet[HeldBack]":
    """Aids held back on a day."""
    return (
        HeldBack.objects.visible_to(actor)
        .filter(Q(until=None) | Q(until__gte=today))
        .select_related("occupancy__household")
        .order_by("since", "pk")
    )


@dataclass(frozen=True)
class Declared:
    """What the yearly declaration of rents asks of one contract: its rent of July (euros)."""

    occupancy: Occupancy
    claimant: str
    rent: Decimal
    charges: Decimal


def july_rents(actor: Actor, year: int) -> list[Declared]:
    """The contracts lived in in July with an aid, with their rent of that month; three queries."""
    july = date(year, 7, 1)
    rows = (
        Occupancy.objects.filter(
            organisation=actor.organisation,
            household__in=Household.objects.within(actor),
            period__contains=july,
            state__in=("active", "ended"),
            terms__kind="benefit",
            terms__period__overlap=(add_months(july, -6), add_months(july, 1)),
        )
        .distinct()
        .select_related("household")
        .prefetch_related("household__claimant_numbers")
        .order_by("number")
    )
    sums = {
        (pk, kind): total
        for pk, kind, total in Occupancy.objects.filter(
            pk__in=[row.pk for row in rows], terms__period__contains=july
        )
        .values_list("pk", "terms__kind")
        .annotate(total=Sum("terms__amount"))
        .order_by("pk")
    }
    return [
        Declared(
            row,
            ", ".join(each.number for each in row.household.claimant_numbers.all()),
            sums.get((row.pk, "rent"), NOTHING) - sums.get((row.pk, "discount"), NOTHING),
            sums.get((row.pk, "charges"), NOTHING),
        )
        for row in rows
    ]
