"""How full houses were over a period, by the formulas of the law, each figure with its days."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import NamedTuple

from django.db import connection
from django.db.models import Count

from palier.base.tenancy.actors import Actor
from palier.base.tenancy.models import Site
from palier.law.dates import Month
from palier.law.occupation import NO_DAYS, Occupation, mean_vacancy, turnover
from palier.registers.housing.models import Place
from palier.work.leases.models import OccupancyPlace
from palier.work.leases.reads.turns import Turn, turns_between


class HomeDays(NamedTuple):
    """One home over a period (counts of days): offered, lived in, unusable for works."""

    place_id: int
    site_id: int
    label: str
    offered: int
    lived: int
    technical: int

    @property
    def days(self) -> Occupation:
        return Occupation(self.offered, self.lived, self.technical)


# Days offered are those of the titles that hold a home; without any title, a home is offered from
# the day the first resident came into its house.
_DAYS = """
WITH leaf AS (
  SELECT p.id, p.site_id, p.label FROM housing_place p
  WHERE p.organisation_id = %(organisation)s AND p.site_id = ANY(%(sites)s) AND p.kind <> 'annex'
    AND NOT EXISTS (SELECT 1 FROM housing_place r WHERE r.parent_id = p.id AND r.kind = 'room')
), held AS (
  SELECT hp.place_id, range_agg(hd.period * daterange(NULL, hp.ends_on)) AS days
  FROM titles_holdingplace hp JOIN titles_holding hd ON hd.id = hp.holding_id
  WHERE hp.organisation_id = %(organisation)s AND hd.state <> 'cancelled'
  GROUP BY hp.place_id
), lived AS (
  SELECT op.place_id, range_agg(op.period) AS days FROM leases_occupancyplace op
  WHERE op.organisation_id = %(organisation)s AND op.is_firm
  GROUP BY op.place_id
), opened AS (
  SELECT p.site_id, min(lower(op.period)) AS opened_on
  FROM leases_occupancyplace op JOIN housing_place p ON p.id = op.place_id
  WHERE op.organisation_id = %(organisation)s AND op.is_firm AND p.site_id = ANY(%(sites)s)
  GROUP BY p.site_id
), works AS (
  SELECT v.place_id, range_agg(v.period) AS days FROM leases_vacancy v
  WHERE v.organisation_id = %(organisation)s AND v.kind = 'works' GROUP BY v.place_id
), ranges AS (
  SELECT leaf.*,
    coalesce(held.days, CASE WHEN opened.opened_on IS NOT NULL
      THEN datemultirange(daterange(opened.opened_on, NULL)) END, '{}')
      * datemultirange(daterange(%(first)s, %(after)s)) AS offered,
    coalesce(lived.days, '{}') AS lived, coalesce(works.days, '{}') AS works
  FROM leaf
  LEFT JOIN held ON held.place_id = leaf.id
  LEFT JOIN lived ON lived.place_id = leaf.id
  LEFT JOIN works ON works.place_id = leaf.id
  LEFT JOIN opened ON opened.site_id = leaf.site_id
)
SELECT id, site_id, label,
  (SELECT coalesce(sum(upper(d) - lower(d)), 0) FROM unnest(offered) d),
  (SELECT coalesce(sum(upper(d) - lower(d)), 0) FROM unnest(offered * lived) d),
  (SELECT coalesce(sum(upper(d) - lower(d)), 0) FROM unnest(offered * works - lived) d)
FROM ranges ORDER BY site_id, label, id
"""


def days_of(actor: Actor, sites: Sequence[Site], first: date, after: date) -> list[HomeDays]:
    """What each home of these sites came to between two days; one query."""
    if not actor.sees("residences.houses") or not sites or first >= after:
        return []
    with connection.cursor() as cursor:
        cursor.execute(
            _DAYS,
            {
                "organisation": actor.organisation.pk,
                "sites": [site.pk for site in sites],
                "first": first,
                "after": after,
            },
        )
        return [HomeDays(*row) for row in cursor.fetchall()]


def by_site(homes: Sequence[HomeDays]) -> dict[int, Occupation]:
    """The same days added up by site."""
    found: dict[int, Occupation] = {}
    for home in homes:
        found[home.site_id] = found.get(home.site_id, NO_DAYS) + home.days
    return found


@dataclass(frozen=True)
class MonthOf:
    """A month of a site and what it came to; the current month counts the days already lived."""

    month: Month
    days: Occupation


def twelve_months(actor: Actor, site: Site, today: date) -> list[MonthOf]:
    """The last twelve months of a site, the current one up to today."""
    month, months = Month.of(today), []
    for _ in range(12):
        months.append(month)
        month = month.before
    told = []
    for each in reversed(months):
        homes = days_of(actor, [site], each.first, min(each.end, today + (today.resolution)))
        told.append(MonthOf(each, by_site(homes).get(site.pk, NO_DAYS)))
    return told


def turns_of(actor: Actor, sites: Sequence[Site], first: date, after: date) -> list[Turn]:
    """Homes that passed from one household to another between two days; one query."""
    if not actor.sees("residences.houses"):
        return []
    return turns_between(actor.organisation.pk, [site.pk for site in sites], first, after)


def lived_on(actor: Actor, site: Site, days: Sequence[date]) -> dict[date, int]:
    """How many homes of a house were lived in on each of these days; one query."""
    if not actor.sees("residences.houses") or not days:
        return dict.fromkeys(days, 0)
    rows = (
        OccupancyPlace.objects.filter(
            place__site=site,
            is_firm=True,
            place__rooms=None,
            period__overlap=(min(days), max(days) + timedelta(days=1)),
        )
        .exclude(place__kind=Place.Kind.ANNEX)
        .values_list("place", "period")
    )
    known = list(rows)
    return {
        day: len(
            {
                place
                for place, lived in known
                if lived.lower <= day and (lived.upper is None or day < lived.upper)
            }
        )
        for day in days
    }


def stays_of(
    actor: Actor, sites: Sequence[Site], first: date, after: date
) -> dict[int, Decimal | None]:
    """Mean days of the stays that ended between two days, by site; one query."""
    if not actor.sees("residences.houses"):
        return {}
    told: dict[int, list[int]] = {}
    rows = OccupancyPlace.objects.filter(
        place__site__in=sites,
        is_firm=True,
        period__endswith__gte=first,
        period__endswith__lt=after,
        place__rooms=None,
    ).exclude(place__kind=Place.Kind.ANNEX)
    for site, days in rows.values_list("place__site", "period"):
        told.setdefault(site, []).append((days.upper - days.lower).days)
    return {site: mean_vacancy(days) for site, days in told.items()}


def entries_of(actor: Actor, sites: Sequence[Site], first: date, after: date) -> dict[int, int]:
    """How many moved in between two days, by site, into a first home or after someone; one query."""
    if not actor.sees("residences.houses"):
        return {}
    rows = (
        OccupancyPlace.objects.filter(
            place__site__in=sites,
            is_firm=True,
            period__startswith__gte=first,
            period__startswith__lt=after,
            place__rooms=None,
        )
        .exclude(place__kind=Place.Kind.ANNEX)
        .values_list("place__site")
        .annotate(n=Count("pk"))
        .order_by("place__site")
    )
    return dict(rows)


@dataclass(frozen=True)
class Turning:
    """Turnover of a set of homes over a year: entries over homes, days empty between two."""

    homes: int
    entries: int
    turns: Sequence[Turn]

    @property
    def rate(self) -> Decimal | None:
        return turnover(self.entries, self.homes)

    @property
    def mean_days(self) -> Decimal | None:
        return mean_vacancy([turn.days for turn in self.turns])

    @property
    def mean_commercial(self) -> Decimal | None:
        return mean_vacancy([turn.commercial for turn in self.turns])
