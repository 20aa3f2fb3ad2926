"""Homes that passed from one household to another, and why they were empty between the two."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import connection

from palier.law.occupation import mean_vacancy
from palier.work.leases.models import Vacancy

Cause = Vacancy.Kind
UNSAID = ""
"""Days of which nobody said why."""


@dataclass(frozen=True)
class Turn:
    """A home empty between two households (days), and how many of them for each cause."""

    place_id: int
    site_id: int
    label: str
    left_on: date
    entered_on: date
    causes: Mapping[str, int]

    @property
    def days(self) -> int:
        return (self.entered_on - self.left_on).days

    @property
    def technical(self) -> int:
        """Days empty for works."""
        return self.causes.get(Cause.WORKS, 0)

    @property
    def commercial(self) -> int:
        """Days empty for want of someone, not for works."""
        return self.days - self.technical

    def days_of(self, cause: str) -> int:
        """Days empty for a cause; those of which nobody said why."""
        if cause == UNSAID:
            return self.days - sum(self.causes.values())
        return self.causes.get(cause, 0)


_TURNS = """
WITH stays AS (
  SELECT op.place_id, p.site_id, p.label, lower(op.period) AS entered_on, o.household_id,
    lag(upper(op.period)) OVER w AS left_on, lag(o.household_id) OVER w AS before
  FROM leases_occupancyplace op JOIN housing_place p ON p.id = op.place_id
  JOIN leases_occupancy o ON o.id = op.occupancy_id
  WHERE op.organisation_id = %(organisation)s AND op.is_firm AND p.site_id = ANY(%(sites)s)
    AND p.kind <> 'annex'
    AND NOT EXISTS (SELECT 1 FROM housing_place r WHERE r.parent_id = p.id AND r.kind = 'room')
  WINDOW w AS (PARTITION BY op.place_id ORDER BY lower(op.period))
)
SELECT s.place_id, s.site_id, s.label, s.left_on, s.entered_on,
  coalesce((SELECT jsonb_object_agg(w.kind, w.days) FROM (
    SELECT v.kind, sum(upper(v.period * daterange(s.left_on, s.entered_on))
      - lower(v.period * daterange(s.left_on, s.entered_on))) AS days
    FROM leases_vacancy v
    WHERE v.place_id = s.place_id AND v.period && daterange(s.left_on, s.entered_on)
    GROUP BY v.kind
  ) w), '{}')
FROM stays s
WHERE s.left_on IS NOT NULL AND s.before <> s.household_id AND s.entered_on >= %(first)s AND s.entered_on < %(after)s
ORDER BY s.entered_on DESC, s.place_id
"""


def turns_between(
    organisation_id: int, sites: Sequence[int], first: date, after: date
) -> list[Turn]:
    """Homes of these sites into which a household moved after another, between two days; one query.
    A lease that slides to the same household is no change. Who may read is for whoever asks."""
    if not sites:
        return []
    known: dict[str, Any] = {
        "organisation": organisation_id,
        "sites": sites,
        "first": first,
        "after": after,
    }
    with connection.cursor() as cursor:
        cursor.execute(_TURNS, known)
        return [
            Turn(place, site, label, left_on, entered_on, _read(causes))
            for place, site, label, left_on, entered_on, causes in cursor.fetchall()
        ]


def _read(told: Mapping[str, int] | str) -> Mapping[str, int]:
    return json.loads(told) if isinstance(told, str) else told


@dataclass(frozen=True)
class CauseTold:
    """What a cause came to: homes empty for it, days in all, days a home on average over them."""

    label: str
    homes: int
    days: int
    mean: Decimal | None


def by_cause(turns: Iterable[Turn]) -> list[CauseTold]:
    """Each cause of vacancy, and the days of which nobody said why."""
    turns = list(turns)
    told = [(code, label) for code, label in Cause.choices] + [(UNSAID, "motif non dit")]
    found = []
    for code, label in told:
        days = [each for turn in turns if (each := turn.days_of(code))]
        if days:
            found.append(CauseTold(label, len(days), sum(days), mean_vacancy(days)))
    return found
