"""Who works here, as what and where."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import connection
from django.db.models import Q, QuerySet
from django.utils import timezone

from palier.base.kit.periods import in_force
from palier.base.tenancy.actors import Actor
from palier.base.tenancy.models import LegalEntity, Membership, Organisation, Site, Team, User
from palier.base.tenancy.roles import ROLES, actions_of, sights_of
from palier.base.tenancy.rows import OwnedBase


def memberships_of(user: User) -> QuerySet[Membership]:
    """The associations where `user` works today; the wall lets one read one's own."""
    return (
        Membership.objects.filter(in_force(timezone.localdate()), user=user)
        .select_related("organisation")
        .order_by("organisation__name", "pk")
    )


def actor_of(membership: Membership, user: User) -> Actor:
    """The actor that a membership makes of someone."""
    return Actor(
        organisation=membership.organisation,
        name=user.short_name,
        user_id=user.pk,
        supervisor_id=membership.supervisor_id,
        job=membership.job,
        roles=tuple(membership.roles),
        actions=actions_of(membership.roles),
        sights=sights_of(membership.roles),
        sites=None if membership.everywhere else frozenset(membership.site_ids),
        teams=frozenset(membership.team_ids),
        team_id=membership.team_id,
    )


def actor_for(user: User, organisation_id: int) -> Actor | None:
    """`user` as a member of that association today, or None."""
    if not organisation_id:
        return None
    membership = memberships_of(user).filter(organisation=organisation_id).first()
    return actor_of(membership, user) if membership else None


def works_elsewhere(user_id: int, organisation: Organisation) -> bool:
    """Whether someone works, today, for another association too: nothing more is told."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('palier.user', true)")
        [before] = cursor.fetchone()
        cursor.execute("SELECT set_config('palier.user', %s, true)", [str(user_id)])
        try:
            rows = Membership.objects.filter(in_force(timezone.localdate()), user=user_id)
            return rows.exclude(organisation=organisation).exists()
        finally:
            cursor.execute("SELECT set_config('palier.user', %s, true)", [before or "0"])


def works_here(membership: Membership) -> bool:
    """Whether an access runs today."""
    rows = Membership.objects.filter(in_force(timezone.localdate()), pk=membership.pk)
    return rows.exists()


def main_entity(organisation: Organisation) -> LegalEntity:
    """The legal entity whose books are kept first."""
    return LegalEntity.objects.get(organisation=organisation, is_main=True)


def entity_of(site: Site) -> LegalEntity:
    """The legal entity in whose books a site is kept: its own, else the main one."""
    return site.entity or main_entity(site.organisation)


def entities_of(organisation: Organisation, sites: Iterable[int]) -> dict[int, LegalEntity]:
    """The same for many sites, by site (ids); two queries whatever their number."""
    kept = dict(Site.objects.filter(pk__in=set(sites)).values_list("pk", "entity"))
    entities = {each.pk: each for each in LegalEntity.objects.filter(organisation=organisation)}
    main = next(each for each in entities.values() if each.is_main)
    for each in entities.values():
        each.organisation = organisation
    return {site: entities[entity] if entity else main for site, entity in kept.items()}


def kept_by(entity: LegalEntity, path: str = "") -> Q:
    """What belongs to the sites kept in an entity's books; `path` leads to the site (`site__`)."""
    own = Q(**{f"{path}entity": entity})
    return own | Q(**{f"{path}entity": None}) if entity.is_main else own


def colleagues(
    actor: Actor, *, sight: str = "", roles: Sequence[str] | None = None
) -> QuerySet[User]:
    """Users who work for the actor's association today: those who have `sight`, or one of `roles`."""
    members = Membership.objects.visible_to(actor).filter(in_force(timezone.localdate()))
    if sight:
        seeing = [code for code, role in ROLES.items() if sight in role.sights]
        members = members.filter(roles__overlap=seeing)
    if roles is not None:
        members = members.filter(roles__overlap=list(roles))
    return User.objects.filter(pk__in=members.values("user")).order_by("first_name", "pk")


def who_may(actor: Actor, action: str, *, on: OwnedBase | None = None) -> list[User]:
    """Colleagues whose roles include an action and, given a row, who work where it is: by first name.

    One query, and one for each perimeter that is not everywhere.
    """
    roles = [code for code, role in ROLES.items() if action in role.actions]
    members = (
        Membership.objects.visible_to(actor)
        .filter(in_force(timezone.localdate()), roles__overlap=roles)
        .select_related("user", "organisation")
        .order_by("user__first_name", "user")
    )
    reached: dict[tuple[Any, ...], bool] = {}

    def reaches(member: Membership) -> bool:
        if on is None or member.everywhere:
            return True
        where = (tuple(member.site_ids), tuple(member.team_ids), tuple(member.roles))
        if where not in reached:
            theirs = actor_of(member, member.user)
            rows: Any = type(on)._default_manager
            reached[where] = rows.visible_to(theirs).filter(pk=on.pk).exists()
        return reached[where]

    return list({member.user_id: member.user for member in members if reaches(member)}.values())


def teams_of(actor: Actor) -> QuerySet[Team]:
    """The teams whose work the actor may see, by name."""
    rows = Team.objects.visible_to(actor)
    return (rows if actor.sites is None else rows.filter(pk__in=actor.teams)).order_by(
        "name", "pk"
    )


def whereabouts(memberships: Iterable[Any]) -> dict[int, str]:
    """Where each works, in words, by its number; two queries for all. Rows have `everywhere`,
    `site_ids` and `team_ids`: accesses, or accesses that are asked for."""
    rows = list(memberships)
    sites = Site.objects.in_bulk({pk for row in rows for pk in row.site_ids})
    teams = Team.objects.in_bulk({pk for row in rows for pk in row.team_ids})
    return {
        row.pk: "partout"
        if row.everywhere
        else ", ".join(
            [
                *(sites[pk].name for pk in row.site_ids if pk in sites),
                *(f"équipe {teams[pk].name}" for pk in row.team_ids if pk in teams),
            ]
        )
        or "nulle part"
        for row in rows
    }


def workplaces(actor: Actor) -> QuerySet[Site]:
    """The sites where the actor works, by name."""
    return Site.objects.visible_to(actor).order_by("name", "pk")
