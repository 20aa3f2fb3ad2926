"""Who is where tonight: every home of the houses one works in, read at once."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal, NamedTuple

from django.db import connection
from django.db.models import Case, When

from palier.base.tenancy.actors import Actor
from palier.base.tenancy.models import Site
from palier.base.tenancy.reads import workplaces

State = Literal["lived", "away", "leaving", "beyond", "free", "promised", "works"]
STATES: dict[State, str] = {
    "lived": "occupé",
    "away": "absence dite",
    "leaving": "départ prévu",
    "beyond": "droit terminé",
    "free": "disponible",
    "promised": "promis",
    "works": "travaux",
}
TAKEN: tuple[State, ...] = ("lived", "away", "leaving", "beyond")
HIDDEN = "Occupé"
SOON = timedelta(days=61)


class Home(NamedTuple):
    """One home on one day: its state, who lives there, what comes next and when."""

    place_id: int
    site_id: int
    label: str
    building: str
    size: str
    kind: str
    state: State
    household_id: int | None
    name: str
    occupancy_id: int | None
    since: date | None
    until: date | None
    coming: str
    comes_on: date | None

    @property
    def shown_resident(self) -> int | None:
        """The contract of whoever lives there, unless they are kept secret from the actor."""
        return None if self.name == HIDDEN else self.occupancy_id


@dataclass(frozen=True)
class House:
    """A site and its homes tonight."""

    site: Site
    homes: Sequence[Home]
    counts: Counter[str]

    @property
    def taken(self) -> int:
        return sum(self.counts[state] for state in TAKEN)

    @property
    def usable(self) -> int:
        """Homes that are not in works."""
        return len(self.homes) - self.counts["works"]


# One pass over the homes of the sites; what each may have beside it is found by its index.
_HOMES = """
WITH leaf AS MATERIALIZED (
  SELECT p.id, p.site_id, p.label, p.building_id, p.size, p.kind
  FROM housing_place p
  WHERE p.organisation_id = %(organisation)s AND p.site_id = ANY(%(sites)s) AND p.kind <> 'annex'
    AND p.id NOT IN (
      SELECT r.parent_id FROM housing_place r
      WHERE r.kind = 'room' AND r.parent_id IS NOT NULL AND r.site_id = ANY(%(sites)s))
    AND (p.id NOT IN (SELECT hp.place_id FROM titles_holdingplace hp)
      OR p.id IN (
        SELECT hp.place_id FROM titles_holdingplace hp
        JOIN titles_holding hd ON hd.id = hp.holding_id
        WHERE (hp.ends_on IS NULL OR hp.ends_on > %(on)s)
          AND (upper(hd.period) IS NULL OR upper(hd.period) > %(on)s)
          AND hd.state IN ('draft', 'signed')))
), lived AS (
  SELECT op.place_id, op.occupancy_id, op.period FROM leases_occupancyplace op
  WHERE op.organisation_id = %(organisation)s AND op.is_firm AND op.period @> %(on)s::date
), coming AS (
  SELECT DISTINCT ON (op.place_id) op.place_id, lower(op.period) AS comes_on,
    CASE WHEN h.hidden_at IS NULL OR %(secrets)s THEN h.name ELSE %(secret)s END AS name
  FROM leases_occupancyplace op
  JOIN leases_occupancy o ON o.id = op.occupancy_id
  JOIN people_household h ON h.id = o.household_id
  WHERE op.organisation_id = %(organisation)s AND NOT op.is_firm AND o.state = 'draft'
  ORDER BY op.place_id, lower(op.period), op.id
), emptied AS (
  SELECT op.place_id, max(upper(op.period)) AS since FROM leases_occupancyplace op
  WHERE op.organisation_id = %(organisation)s AND op.is_firm AND upper(op.period) <= %(on)s::date
  GROUP BY op.place_id
), gone AS (
  SELECT DISTINCT ON (n.occupancy_id) n.occupancy_id, n.last_on FROM leases_noticetoquit n
  WHERE n.organisation_id = %(organisation)s AND n.withdrawn_on IS NULL
  ORDER BY n.occupancy_id, n.id DESC
), decided AS (
  SELECT d.occupancy_id, d.effective_on FROM leases_staydecision d
  WHERE d.organisation_id = %(organisation)s AND d.kind = 'exit'
), away AS (
  SELECT DISTINCT ON (a.occupancy_id) a.occupancy_id, a.back_on, a.left_on
  FROM residences_absence a
  WHERE a.organisation_id = %(organisation)s AND a.left_on <= %(on)s
    AND (a.returned_on IS NULL OR a.returned_on > %(on)s)
    AND (%(on)s <= %(today)s OR a.back_on IS NULL OR a.back_on > %(on)s)
  ORDER BY a.occupancy_id, a.left_on
)
SELECT leaf.id, leaf.site_id, leaf.label, coalesce(b.name, ''), leaf.size, leaf.kind,
  CASE
    WHEN lived.place_id IS NOT NULL THEN CASE
      WHEN decided.effective_on <= %(on)s THEN 'beyond'
      WHEN coalesce(gone.last_on, upper(lived.period) - 1) <= %(soon)s THEN 'leaving'
      WHEN away.occupancy_id IS NOT NULL THEN 'away'
      ELSE 'lived' END
    WHEN v.kind = 'works' THEN 'works'
    WHEN coming.place_id IS NOT NULL THEN 'promised'
    ELSE 'free' END,
  h.id,
  CASE WHEN h.hidden_at IS NULL OR %(secrets)s THEN coalesce(h.name, '') ELSE %(secret)s END,
  lived.occupancy_id,
  CASE
    WHEN lived.place_id IS NOT NULL THEN coalesce(away.left_on, lower(lived.period))
    ELSE coalesce(emptied.since, lower(v.period)) END,
  CASE
    WHEN lived.place_id IS NULL THEN v.until
    WHEN decided.effective_on <= %(on)s THEN decided.effective_on
    WHEN coalesce(gone.last_on, upper(lived.period) - 1) <= %(soon)s
      THEN coalesce(gone.last_on, upper(lived.period) - 1)
    ELSE away.back_on END,
  coalesce(coming.name, ''), coming.comes_on
FROM leaf
LEFT JOIN housing_building b ON b.id = leaf.building_id
LEFT JOIN lived ON lived.place_id = leaf.id
LEFT JOIN leases_occupancy o ON o.id = lived.occupancy_id
LEFT JOIN people_household h ON h.id = o.household_id
LEFT JOIN leases_vacancy v ON v.place_id = leaf.id AND v.period @> %(on)s::date
  AND (%(on)s <= %(today)s OR v.until IS NULL OR v.until >= %(on)s)
LEFT JOIN coming ON coming.place_id = leaf.id
LEFT JOIN emptied ON emptied.place_id = leaf.id
LEFT JOIN gone ON gone.occupancy_id = lived.occupancy_id
LEFT JOIN decided ON decided.occupancy_id = lived.occupancy_id
LEFT JOIN away ON away.occupancy_id = lived.occupancy_id
ORDER BY leaf.site_id, leaf.label, leaf.id
"""


def homes_tonight(
    actor: Actor, sites: Sequence[Site], on: date, *, today: date | None = None
) -> list[Home]:
    """Every home of these sites on a day, by site and label; one query, whatever their number.

    A home let by rooms is shown by its rooms; one whose title has ended is no longer shown. On a
    day after `today`, an absence and works last no longer than what was foreseen.
    """
    if not actor.sees("residences.houses") or not sites:
        return []
    with connection.cursor() as cursor:
        cursor.execute(
            _HOMES,
            {
                "organisation": actor.organisation.pk,
                "sites": [site.pk for site in sites],
                "on": on,
                "today": today or on,
                "soon": on + SOON,
                "secrets": actor.sees("people.hidden_addresses"),
                "secret": HIDDEN,
            },
        )
        homes = [Home(*row) for row in cursor.fetchall()]
    if actor.sees("leases.contracts"):
        return homes
    return [home._replace(occupancy_id=None) for home in homes]


def houses_of(actor: Actor) -> list[Site]:
    """The sites where someone may live, that the actor works in: houses by name, then scattered homes."""
    if not actor.sees("residences.houses"):
        return []
    rows = workplaces(actor).exclude(kind=Site.Kind.OFFICE)
    last = Case(When(kind=Site.Kind.SCATTERED, then=1), default=0)
    return list(rows.order_by(last, "name", "pk"))


def tonight(
    actor: Actor, sites: Sequence[Site], on: date, *, today: date | None = None
) -> list[House]:
    """These sites with their homes on a day; a site without any home is left out."""
    by_site: dict[int, list[Home]] = {site.pk: [] for site in sites}
    for home in homes_tonight(actor, sites, on, today=today):
        by_site[home.site_id].append(home)
    return [
        House(site, homes, Counter(home.state for home in homes))
        for site in sites
        if (homes := by_site[site.pk])
    ]


def short_name(label: str) -> str:
    """`logement 05` reads `05` on a tile: the house says the rest."""
    for word in ("logement ", "chambre ", "place ", "emplacement ", "appartement "):
        if label.lower().startswith(word) and len(label) > len(word):
            return label[len(word) :]
    return label
