"""Who works here, as what, where, until when."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from django.db.backends.postgresql.psycopg_any import DateRange

from palier.base.accounts.models import AccessRequest
from palier.base.accounts.passwords import check_new_password
from palier.base.accounts.reads import DEMO
from palier.base.accounts.seconding import second_for
from palier.base.journal import security
from palier.base.journal.action import action
from palier.base.kit.periods import period
from palier.base.kit.refusals import Refused
from palier.base.kit.rows import lock
from palier.base.tenancy.actors import Actor
from palier.base.tenancy.models import Membership, Organisation, Site, Team, User
from palier.base.tenancy.roles import ROLES, opening


@action("Ouvrir un accès depuis la machine")
def add_member(
    organisation: Organisation,
    *,
    email: str,
    first_name: str,
    last_name: str,
    job: str,
    roles: list[str],
    starts_on: date,
    supervisor: User | None = None,
    password: str | None = None,
    team: str = "",
    everywhere: bool = False,
    sites: Sequence[Site] = (),
    teams: Sequence[Team] = (),
    actor: Actor,
) -> Membership:
    """Let someone work here from a day on: for whoever runs the machine, and for the demo.

    On the screen one invites, and the person chooses their password. Refused: an unknown role, an
    access that already runs, a password too weak, an address of the demo in a true association.
    """
    check_reach(actor, everywhere=everywhere, sites=sites, teams=teams)
    check_roles(roles)
    email = check_address(organisation, email)
    user = User.objects.filter(email=email).first()
    if user is None:
        if password and not organisation.is_demo:
            check_new_password(password, about=[email, first_name, last_name, organisation.name])
        user = User.objects.create_user(
            email=email, password=password, first_name=first_name, last_name=last_name
        )
    return Membership.objects.create(
        organisation=organisation,
        user=user,
        job=job,
        roles=list(roles),
        supervisor=supervisor,
        team=team_of_name(organisation, team),
        everywhere=everywhere,
        site_ids=sorted(site.pk for site in sites),
        team_ids=sorted(each.pk for each in teams),
        period=period(starts_on),
    )


def check_address(organisation: Organisation, email: str) -> str:
    """An address as it is kept. Refused: one of the demo, in a true association."""
    email = email.strip().lower()
    if email.endswith(DEMO) and not organisation.is_demo:
        raise Refused({"email": "Cette adresse est de la démonstration : elle n’ouvre rien ici."})
    return email


def check_roles(roles: Sequence[str]) -> None:
    """Refused: a role that does not exist."""
    if unknown := [code for code in roles if code not in ROLES]:
        raise Refused(f"Le rôle « {unknown[0]} » n’existe pas.")


def check_reach(
    actor: Actor, *, everywhere: bool, sites: Sequence[Site], teams: Sequence[Team]
) -> None:
    """Refused: everywhere and somewhere at once, or more than the actor has."""
    if everywhere and (sites or teams):
        raise Refused(
            {"everywhere": "Partout, ou les lieux et équipes choisis : l’un ou l’autre."}
        )
    beyond = everywhere or not {site.pk for site in sites} <= (actor.sites or frozenset())
    if actor.sites is not None and (beyond or not {each.pk for each in teams} <= actor.teams):
        raise Refused("On ne donne pas accès à plus de lieux que l’on n’en a soi-même.")


def team_of_name(organisation: Organisation, name: str) -> Team | None:
    """The team of that name, made the first time it is said."""
    name = name.strip()
    if not name:
        return None
    known = Team.objects.filter(organisation=organisation, name__iexact=name).first()
    return known or Team.objects.create(organisation=organisation, name=name)


@action("Changer les rôles")
def change_roles(
    membership: Membership,
    *,
    roles: list[str],
    supervisor: User | None = None,
    team: str = "",
    actor: Actor,
) -> Membership | AccessRequest:
    """What someone may do and see changes from now on. Nobody raises their own access.

    A role that opens secrets or gives access, which they had not, waits for a second person; so
    does another supervisor of someone who holds one, for they read their secret notes. Then nothing
    changes yet, and what was asked is given back. Refused: one’s own supervisor.
    """
    membership = lock(membership)
    if membership.user_id == actor.user_id:
        raise Refused("On ne change pas ses propres rôles : demandez à une autre personne.")
    check_roles(roles)
    if supervisor is not None and supervisor.pk == membership.user_id:
        raise Refused({"supervisor": "On n’est pas son propre encadrement."})
    opened = opening(roles)
    raised = [code for code in opened if code not in membership.roles]
    other = supervisor is not None and supervisor.pk != membership.supervisor_id
    opens = bool(raised or (opened and other))
    if opens and second_for(actor):
        return AccessRequest.objects.create(
            organisation=membership.organisation,
            kind=AccessRequest.Kind.ROLES,
            state=AccessRequest.State.WAITING,
            asked_by_id=actor.user_id,
            membership=membership,
            roles=list(roles),
            roles_before=list(membership.roles),
            supervisor=supervisor,
            team=team.strip(),
        )
    if opens:
        note_access(membership, security.Kind.ALONE, actor, roles)
    return put_roles(membership, roles=roles, supervisor=supervisor, team=team, actor=actor)


def put_roles(
    membership: Membership,
    *,
    roles: Sequence[str],
    supervisor: User | None,
    team: str,
    actor: Actor,
) -> Membership:
    """The roles, supervisor and team of someone, from now on; the security log tells it."""
    note_access(membership, security.Kind.ROLES, actor, roles)
    drop_requests(membership, AccessRequest.Kind.KEY)
    membership.roles, membership.supervisor = list(roles), supervisor
    membership.team = team_of_name(membership.organisation, team)
    membership.save(update_fields=["roles", "supervisor", "team"])
    return membership


def note_access(
    membership: Membership, kind: str, actor: Actor, roles: Sequence[str] = ()
) -> None:
    """Tell the security log what happened to someone’s access."""
    security.note(
        membership.organisation_id,
        kind,
        user=membership.user_id,
        by=actor.user_id,
        what=", ".join(ROLES[code].label for code in roles if code in ROLES),
    )


def drop_requests(membership: Membership, *kinds: str) -> None:
    """What was asked about someone falls, and its link opens nothing any more."""
    AccessRequest.objects.filter(
        organisation=membership.organisation,
        membership=membership,
        kind__in=kinds,
        state__in=[AccessRequest.State.WAITING, AccessRequest.State.READY],
    ).update(state=AccessRequest.State.CANCELLED, fingerprint="")


@action("Changer où quelqu’un travaille")
def change_perimeter(
    membership: Membership,
    *,
    everywhere: bool = False,
    sites: Sequence[Site] = (),
    teams: Sequence[Team] = (),
    actor: Actor,
) -> Membership | AccessRequest:
    """Where someone works changes from now on: everywhere, or at some sites and for some teams.

    With none of them, they see what belongs to no place. More places for a role that opens secrets
    wait for a second person. Refused: one’s own access, more places than one has oneself.
    """
    membership = lock(membership)
    if membership.user_id == actor.user_id:
        raise Refused("On ne change pas ses propres lieux : demandez à une autre personne.")
    check_reach(actor, everywhere=everywhere, sites=sites, teams=teams)
    places = {
        "everywhere": everywhere,
        "site_ids": sorted(site.pk for site in sites),
        "team_ids": sorted(each.pk for each in teams),
    }
    opens = bool(opening(membership.roles)) and _is_wider(membership, places)
    if opens and second_for(actor):
        return AccessRequest.objects.create(
            organisation=membership.organisation,
            kind=AccessRequest.Kind.PLACES,
            state=AccessRequest.State.WAITING,
            asked_by_id=actor.user_id,
            membership=membership,
            roles=list(membership.roles),
            roles_before=list(membership.roles),
            **places,
        )
    if opens:
        note_access(membership, security.Kind.ALONE, actor)
    return put_places(membership, places, actor=actor)


def _is_wider(membership: Membership, places: dict[str, Any]) -> bool:
    if membership.everywhere:
        return False
    more = set(places["site_ids"]) - set(membership.site_ids)
    return bool(places["everywhere"] or more or set(places["team_ids"]) - set(membership.team_ids))


def put_places(membership: Membership, places: dict[str, Any], *, actor: Actor) -> Membership:
    """Where someone works, from now on; the security log tells it."""
    note_access(membership, security.Kind.PLACES, actor)
    for name, value in places.items():
        setattr(membership, name, value)
    membership.save(update_fields=list(places))
    return membership


@action("Fermer un accès")
def end_membership(membership: Membership, *, last_on: date, actor: Actor) -> Membership:
    """Someone no longer works here after a day; what they did stays in the journal.

    What was asked about them falls, and what they asked that nobody else has agreed to.
    """
    membership = lock(membership)
    if membership.user_id == actor.user_id:
        raise Refused("On ne ferme pas son propre accès : demandez à une autre personne.")
    if last_on < membership.period.lower:
        raise Refused("La fin de l’accès est avant son début.")
    upper = membership.period.upper
    if upper is not None and last_on >= upper:
        raise Refused(
            {
                "last_on": "Cet accès finit plus tôt : une fin ne se repousse pas, on redonne un accès."
            }
        )
    membership.period = DateRange(membership.period.lower, last_on + timedelta(days=1), "[)")
    membership.save(update_fields=["period"])
    drop_requests(membership, *AccessRequest.Kind.values)
    AccessRequest.objects.filter(
        organisation=membership.organisation,
        asked_by=membership.user_id,
        decided_by=None,
        state__in=[AccessRequest.State.WAITING, AccessRequest.State.READY],
    ).update(state=AccessRequest.State.CANCELLED, fingerprint="")
    note_access(membership, security.Kind.ENDED, actor)
    return membership
