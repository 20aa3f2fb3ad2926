"""Who works where; the people of the demo, for its door."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection
from django.db.models import QuerySet

from palier.base.kit.periods import in_force
from palier.base.tenancy.actors import Actor
from palier.base.tenancy.models import Figure, Membership, Organisation, Site, Team, User
from palier.base.tenancy.roles import ROLES
from palier.base.tenancy.walls import today_in, working_for
from palier.law.checked import Checked, checked


def who_works_where(actor: Actor) -> list[tuple[str, list[str]]]:
    """Each place and team, with those who work there today; those who work everywhere first."""
    rows = Membership.objects.visible_to(actor).filter(in_force(today_in(actor.organisation)))
    people: dict[tuple[str, int], list[str]] = {}
    for row in rows.select_related("user").order_by("user__first_name", "pk"):
        named = f"{row.user.first_name} {row.user.last_name}"
        keys = [("site", pk) for pk in row.site_ids] + [("team", pk) for pk in row.team_ids]
        for key in [("all", 0)] if row.everywhere else keys or [("none", 0)]:
            people.setdefault(key, []).append(named)
    sites = Site.objects.visible_to(actor).order_by("name", "pk")
    teams = Team.objects.visible_to(actor).order_by("name", "pk")
    order: list[tuple[str, tuple[str, int]]] = [
        ("Partout", ("all", 0)),
        *((site.name, ("site", site.pk)) for site in sites),
        *((f"Équipe {team.name}", ("team", team.pk)) for team in teams),
        ("Nulle part", ("none", 0)),
    ]
    return [(label, people[key]) for label, key in order if key in people]


DEMO = "@demo.palier.example"
"""How every address of the demo ends, and none of a true association."""


def demo_users() -> QuerySet[User]:
    """Users who work for the demo association, and only they."""
    return User.objects.filter(email__endswith=DEMO)


def demo_cast() -> list[dict[str, Any]]:
    """Each person of the demo with their role, in the order of the roles."""
    organisation = Organisation.objects.filter(is_demo=True).order_by("pk").first()
    if organisation is None:
        return []
    with working_for(organisation), connection.cursor() as cursor:
        cursor.execute(
            "SELECT user_id, job, roles FROM tenancy_membership WHERE user_id = ANY(%s)",
            [list(demo_users().values_list("pk", flat=True))],
        )
        jobs = {row[0]: (row[1], row[2]) for row in cursor.fetchall()}
    order = list(ROLES)
    cast = [
        {"user": user, "job": jobs[user.pk][0], "role": ROLES[jobs[user.pk][1][0]]}
        for user in demo_users()
        if user.pk in jobs
    ]
    return sorted(cast, key=lambda each: order.index(each["role"].code))


@dataclass(frozen=True)
class LawState:
    """A rule of law, what an association read of it last, and why it is to be checked."""

    rule: Checked
    seen: Figure | None
    why: str

    @property
    def has_changed(self) -> bool:
        """Someone read that it is no longer what Palier holds."""
        return self.seen is not None and self.seen.value == "changed"


def law_states(organisation: Organisation, on: date) -> list[LawState]:
    """Every rule of law with its checks, as of a day; one query. A check of Palier's own that is
    more recent than the association's takes its place.
    """
    rows = Figure.objects.filter(
        organisation=organisation, code__startswith="law.", starts_on__lte=on
    )
    seen = {row.code: row for row in rows.order_by("starts_on")}
    found = []
    for rule in checked().values():
        row = seen.get(f"law.{rule.code}")
        if row is not None and row.starts_on < rule.checked_on:
            row = None
        found.append(LawState(rule, row, rule.why_stale(on, row.starts_on if row else None)))
    return found
