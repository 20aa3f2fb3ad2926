"""Who acts, for which association, with what their roles allow."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from django.http import HttpRequest

if TYPE_CHECKING:
    from datetime import date

    from palier.base.tenancy.parties import Organisation, User


@dataclass(frozen=True)
class Actor:
    """Someone acting for one association, with what their roles let them do and see."""

    organisation: "Organisation"
    name: str
    kind: Literal["staff", "person", "body", "system"] = "staff"
    user_id: int | None = None
    supervisor_id: int | None = None
    job: str = ""
    roles: tuple[str, ...] = ()
    actions: frozenset[str] = frozenset()
    sights: frozenset[str] = frozenset()
    sites: frozenset[int] | None = field(default=None)
    """Where they work; None: everywhere; empty, and no team: nowhere."""
    teams: frozenset[int] = frozenset()
    """Teams whose work is theirs too."""
    team_id: int | None = None
    """Their own."""

    def may(self, action: str, *rows: Any) -> bool:
        """Whether they may do `action` to these rows, all of their own association."""
        allowed = self.kind == "system" or action in self.actions
        return allowed and all(self.reaches(row) for row in rows)

    def reaches(self, row: Any) -> bool:
        """Whether a row is of their association (rows of no association are everybody's)."""
        owner = getattr(row, "organisation_id", None)
        return owner is None or owner == self.organisation.pk

    def sees(self, sight: str) -> bool:
        return self.kind == "system" or sight in self.sights

    def works_at(self, site_id: int | None) -> bool:
        return self.sites is None or site_id in self.sites


class Seen(NamedTuple):
    """Through whose eyes, and on which day in the zone of their association, a page is drawn."""

    actor: Actor
    today: "date"


class ActorRequest(HttpRequest):
    """A request of someone who has come in: the middleware put `actor` and `today` on it."""

    actor: Actor
    today: "date"
    user: "User"


def palier(organisation: "Organisation") -> Actor:
    """The actor « Palier »: night jobs and commands, for one association."""
    return Actor(organisation, "Palier", kind="system")
