"""What brings a household within someone’s perimeter: rooms above say what ties it.

A contract or a stay ties it to a site; a measure, to whoever accompanies it and their team. Until
one of these, a household is of those who received it: the person, their site, their team.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from palier.base.tenancy.actors import Actor
from palier.base.tenancy.models import Membership

Follows = Callable[[Actor, QuerySet[Any, Any]], Q]


@dataclass(frozen=True)
class Tie:
    """Rows that tie a household, by which key, to which site or to whoever follows it."""

    rows: Callable[[], QuerySet[Any]]
    household: str = "household"
    site: str = ""
    follows: Follows | None = None

    def at(self, actor: Actor) -> Q:
        """Households tied to a site where the actor works."""
        if not self.site:
            return Q(pk__in=[])
        rows = self.rows().filter(**{f"{self.site}__in": actor.sites})
        return Q(pk__in=rows.values(self.household))

    def by(self, actor: Actor) -> Q:
        """Households tied to the actor, or to a colleague of a team of theirs."""
        if self.follows is None:
            return Q(pk__in=[])
        colleagues = Membership.objects.filter(team__in=actor.teams).values("user")
        return Q(pk__in=self.rows().filter(self.follows(actor, colleagues)).values(self.household))

    def holds(self) -> Exists:
        """Whether anything of the kind ties the household, wherever."""
        return Exists(self.rows().filter(**{self.household: OuterRef("pk")}))


TIES: list[Tie] = []


def ties_households(
    rows: Callable[[], QuerySet[Any]],
    *,
    household: str = "household",
    site: str = "",
    follows: Follows | None = None,
) -> None:
    """Declare, from a room above, what ties a household to a site or to who accompanies it."""
    TIES.append(Tie(rows, household, site, follows))


def followed_through(key: str) -> Follows:
    """Whoever that key names follows, and the teams they are of."""
    return lambda actor, colleagues: Q(**{key: actor.user_id}) | Q(**{f"{key}__in": colleagues})


def followed(actor: Actor) -> Q:
    """Households that the actor, or a team of theirs, accompanies."""
    found = Q(pk__in=[])
    for tie in TIES:
        found |= tie.by(actor)
    return found


def reached(actor: Actor) -> Q:
    """Households within the actor’s perimeter, by a tie, or because they were received there."""
    found = followed(actor)
    for tie in TIES:
        found |= tie.at(actor)
    received = (
        Q(received_by=actor.user_id)
        | Q(received_site__in=actor.sites or [])
        | Q(received_team__in=actor.teams)
    )
    for tie in TIES:
        received &= Q(~tie.holds())
    return found | received
