"""What brings a household within someone’s perimeter: rooms above say what ties it.

A contract or a stay ties it to a site; a measure, to whoever accompanies it and their team. Until
one of these, a household is of those who received it: the person, their site, their team.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from palier.base.tenancy.actors import Actor
from palier.base.tenancy.models import Membership, Site, User

NOBODY = Q(pk__in=[])


def _nobody_else(actor: Actor) -> Q:
    return NOBODY


@dataclass(frozen=True)
class Tie:
    """Rows that tie a household, by which key, to which site or to which colleague.

    `also` adds the rows that the actor follows in another’s stead.
    """

    rows: Callable[[], QuerySet[Any]]
    household: str = "household"
    site: str = ""
    worker: str = ""
    also: Callable[[Actor], Q] = _nobody_else

    def at(self, actor: Actor) -> Q:
        """Households tied to a site where the actor works."""
        if not self.site:
            return NOBODY
        rows = self.rows().filter(**{f"{self.site}__in": actor.sites})
        return Q(pk__in=rows.values(self.household))

    def by(self, actor: Actor) -> Q:
        """Households tied to the actor, or to a colleague of a team of theirs."""
        if not self.worker:
            return NOBODY
        colleagues = Membership.objects.filter(team__in=actor.teams).values("user")
        mine = Q(**{self.worker: actor.user_id}) | Q(**{f"{self.worker}__in": colleagues})
        return Q(pk__in=self.rows().filter(mine | self.also(actor)).values(self.household))

    def holds(self) -> Exists:
        """Whether anything of the kind ties the household, wherever."""
        return Exists(self.rows().filter(**{self.household: OuterRef("pk")}))


TIES: list[Tie] = []


def ties_households(
    rows: Callable[[], QuerySet[Any]],
    *,
    household: str = "household",
    site: str = "",
    worker: str = "",
    also: Callable[[Actor], Q] = _nobody_else,
) -> None:
    """Declare, from a room above, what ties a household to a site or to who accompanies it."""
    TIES.append(Tie(rows, household, site, worker, also))


def followed(actor: Actor) -> Q:
    """Households that the actor, or a team of theirs, accompanies."""
    found = NOBODY
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


def whom_to_ask(households: QuerySet[Any]) -> list[str]:
    """Who can say more about households beyond one’s perimeter: colleagues, else their sites.

    The site of a household whose address is kept secret is never named.
    """
    workers = {pk for tie in TIES if tie.worker for pk in _led(tie, households, tie.worker)}
    workers |= set(households.values_list("received_by", flat=True))
    names = sorted(map(str, User.objects.filter(pk__in=[pk for pk in workers if pk])))
    if names:
        return names
    known = households.filter(hidden_at=None)
    sites = {pk for tie in TIES if tie.site for pk in _led(tie, known, tie.site)}
    sites |= set(known.values_list("received_site", flat=True))
    return sorted(
        f"l’équipe de {site.name}"
        for site in Site.objects.filter(pk__in=[pk for pk in sites if pk])
    )


def _led(tie: Tie, households: QuerySet[Any], key: str) -> Iterable[int | None]:
    rows = tie.rows().filter(**{f"{tie.household}__in": households.values("pk")})
    return rows.values_list(key, flat=True)
