"""Accesses asked for: a second yes where secrets open, then a link of one use for the person."""

import hashlib
from collections.abc import Sequence
from datetime import date, datetime

from django.contrib.auth.base_user import AbstractBaseUser

from palier.base.accounts.actions.members import (
    check_address,
    check_reach,
    check_roles,
    put_places,
    put_roles,
    team_of_name,
)
from palier.base.accounts.models import AccessRequest
from palier.base.accounts.passwords import choose_password
from palier.base.accounts.seconding import may_hand_over, may_second, second_for
from palier.base.journal import security
from palier.base.journal.action import action
from palier.base.kit.periods import period
from palier.base.kit.refusals import Refused
from palier.base.kit.rows import lock
from palier.base.tenancy.actors import Actor
from palier.base.tenancy.models import Membership, Organisation, Site, Team, User
from palier.base.tenancy.reads import works_elsewhere, works_here
from palier.base.tenancy.roles import ROLES, opening

Kind, State = AccessRequest.Kind, AccessRequest.State


def fingerprint_of(token: str) -> str:
    """What is kept of the secret of a link."""
    return hashlib.sha256(token.encode()).hexdigest()


@action("Donner un accès")
def invite_member(
    organisation: Organisation,
    *,
    email: str,
    first_name: str,
    last_name: str,
    job: str,
    roles: list[str],
    starts_on: date,
    supervisor: User | None = None,
    team: str = "",
    everywhere: bool = False,
    sites: Sequence[Site] = (),
    teams: Sequence[Team] = (),
    actor: Actor,
) -> AccessRequest:
    """Ask for someone to work here from a day on; they come in once they have accepted.

    Nobody else chooses their password; whoever works for another association keeps one account.
    Roles that open secrets or give access wait for a second person. Refused: an unknown role, more
    places than one has oneself, someone who works here already.
    """
    check_reach(actor, everywhere=everywhere, sites=sites, teams=teams)
    check_roles(roles)
    email = check_address(organisation, email)
    here = Membership.objects.filter(organisation=organisation, user__email=email)
    if here.filter(period__endswith__isnull=True).exists():
        raise Refused({"email": "Cette personne travaille déjà ici : changez plutôt ses rôles."})
    waits = bool(opening(roles)) and second_for(actor)
    request = AccessRequest.objects.create(
        organisation=organisation,
        kind=Kind.INVITE,
        state=State.WAITING if waits else State.READY,
        asked_by_id=actor.user_id,
        email=email,
        first_name=first_name,
        last_name=last_name,
        job=job,
        roles=list(roles),
        supervisor=supervisor,
        team=team.strip(),
        everywhere=everywhere,
        site_ids=sorted(site.pk for site in sites),
        team_ids=sorted(each.pk for each in teams),
        starts_on=starts_on,
    )
    _note(request, security.Kind.INVITED, actor)
    if opening(roles) and not waits:
        _note(request, security.Kind.ALONE, actor)
    return request


def _note(request: AccessRequest, kind: str, actor: Actor) -> None:
    labels = ", ".join(ROLES[code].label for code in request.roles if code in ROLES)
    named = f"{request.first_name} {request.last_name} ({request.email})" if request.email else ""
    told = filter(None, [f"{request.get_kind_display()} n° {request.pk}", named, labels])
    security.note(
        request.organisation_id,
        kind,
        user=request.membership.user_id if request.membership else None,
        by=actor.user_id,
        what=" : ".join(told),
    )


@action("Faire refaire un mot de passe")
def renew_password(membership: Membership, *, actor: Actor) -> AccessRequest:
    """Someone lost their password and cannot be reached by e-mail: a link of one use, for them.

    For whoever sees secrets or gives access, a second person says yes. Refused: oneself, an access
    that is over, someone who works for another association too (it would open that one as well).
    """
    if membership.user_id == actor.user_id:
        raise Refused("Changez votre mot de passe dans vos réglages.")
    if not works_here(membership):
        raise Refused("Cet accès est fermé : il n’y a pas de mot de passe à refaire ici.")
    if works_elsewhere(membership.user_id, membership.organisation):
        raise Refused(
            "Cette personne a aussi un accès ailleurs : elle seule refait son mot de passe, par "
            "« Mot de passe oublié », à l’entrée."
        )
    waits = bool(opening(membership.roles)) and second_for(actor)
    request = AccessRequest.objects.create(
        organisation=membership.organisation,
        kind=Kind.KEY,
        state=State.WAITING if waits else State.READY,
        asked_by_id=actor.user_id,
        membership=membership,
        roles=list(membership.roles),
    )
    _note(request, security.Kind.INVITED, actor)
    if opening(membership.roles) and not waits:
        _note(request, security.Kind.ALONE, actor)
    return request


@action("Donner le second accord à un accès")
def approve_access(request: AccessRequest, *, now: datetime, actor: Actor) -> AccessRequest:
    """A second person says yes. Refused: to whoever asked, to whom it is about, when the roles
    have changed since."""
    request = _decided(request, now, actor)
    _note(request, security.Kind.AGREED, actor)
    request.state = State.READY
    if request.kind in {Kind.ROLES, Kind.PLACES} and request.membership is not None:
        _carry_out(lock(request.membership), request, actor)
        request.state = State.DONE
    request.save(update_fields=["state", "decided_by", "decided_at"])
    return request


def _carry_out(membership: Membership, request: AccessRequest, actor: Actor) -> None:
    """What was asked of someone’s roles or places, if their roles are still those of then."""
    if membership.roles != request.roles_before:
        raise Refused(
            "Les rôles de cette personne ont changé depuis la demande : refusez-la, et que l’on "
            "demande à nouveau."
        )
    if request.kind == Kind.PLACES:
        names = ("everywhere", "site_ids", "team_ids")
        put_places(membership, {name: getattr(request, name) for name in names}, actor=actor)
    else:
        put_roles(
            membership,
            roles=request.roles,
            supervisor=request.supervisor,
            team=request.team,
            actor=actor,
        )


@action("Refuser un accès demandé")
def decline_access(request: AccessRequest, *, now: datetime, actor: Actor) -> AccessRequest:
    """A second person says no: nothing opens, nothing changes."""
    request = _decided(request, now, actor)
    _note(request, security.Kind.DECLINED, actor)
    request.state = State.DECLINED
    request.save(update_fields=["state", "decided_by", "decided_at"])
    return request


def _decided(request: AccessRequest, now: datetime, actor: Actor) -> AccessRequest:
    request = lock(request)
    if request.state != State.WAITING:
        raise Refused("Cette demande n’attend plus d’accord.")
    if not may_second(request, actor):
        raise Refused(
            "Le second accord vient de quelqu’un d’autre : ni de qui demande, ni de qui reçoit."
        )
    request.decided_by_id, request.decided_at = actor.user_id, now
    return request


@action("Retirer une demande d’accès")
def cancel_access(request: AccessRequest, *, actor: Actor) -> AccessRequest:
    """It is no longer wanted: its link, if one was made, opens nothing any more."""
    request = lock(request)
    if not request.is_open:
        raise Refused("Cette demande est déjà close.")
    request.state, request.fingerprint = State.CANCELLED, ""
    request.save(update_fields=["state", "fingerprint"])
    return request


@action("Faire un lien d’entrée")
def give_key(
    request: AccessRequest,
    *,
    fingerprint: str,
    expires_at: datetime,
    sent_at: datetime | None = None,
    actor: Actor,
) -> AccessRequest:
    """A link of one use for the person, by e-mail or on paper; the one before opens nothing now."""
    request = lock(request)
    if request.state != State.READY:
        raise Refused(
            "Cette demande n’attend pas la personne : il n’y a pas de lien à lui donner."
        )
    if not may_hand_over(request, actor):
        raise Refused("C’est à la personne qui a donné le second accord de remettre ce lien.")
    request.fingerprint, request.expires_at, request.sent_at = fingerprint, expires_at, sent_at
    request.save(update_fields=["fingerprint", "expires_at", "sent_at"])
    _note(request, security.Kind.KEY, actor)
    return request


@action("Accepter un accès")
def accept_access(
    request: AccessRequest,
    *,
    now: datetime,
    user: AbstractBaseUser | None = None,
    password: str = "",
    actor: Actor,
) -> User:
    """The person comes in: with the password they choose, or as the user they already are.

    Refused: a link that is over, a password too weak, an account that is not theirs.
    """
    request = lock(request)
    if request.state != State.READY or not request.expires_at or request.expires_at <= now:
        raise Refused("Ce lien n’est plus valable : demandez-en un autre.")
    if request.kind == Kind.KEY and request.membership is not None:
        if request.membership.roles != request.roles or not works_here(request.membership):
            raise Refused("Ce lien n’est plus valable : demandez-en un autre.")
        person = User.objects.select_for_update().get(pk=request.membership.user_id)
        choose_password(person, password)
    elif user is not None:
        person = User.objects.get(pk=user.pk)
        if person.email != request.email:
            raise Refused("Cette invitation est pour une autre adresse que la vôtre.")
        _join(request, person)
    else:
        person = _new_user(request, password)
        _join(request, person)
    request.state, request.fingerprint = State.DONE, ""
    request.save(update_fields=["state", "fingerprint"])
    security.note(
        request.organisation_id,
        security.Kind.ENTERED,
        user=person.pk,
        what=f"{request.get_kind_display()} n° {request.pk}",
    )
    return person


def _new_user(request: AccessRequest, password: str) -> User:
    if User.objects.filter(email=request.email).exists():
        raise Refused("Cette adresse a déjà un accès à Palier : entrez avec son mot de passe.")
    person = User(email=request.email, first_name=request.first_name, last_name=request.last_name)
    choose_password(person, password)
    return person


def _join(request: AccessRequest, person: User) -> None:
    organisation = request.organisation
    sites = Site.objects.filter(organisation=organisation, pk__in=request.site_ids)
    teams = Team.objects.filter(organisation=organisation, pk__in=request.team_ids)
    Membership.objects.create(
        organisation=organisation,
        user=person,
        job=request.job,
        roles=list(request.roles),
        supervisor=request.supervisor,
        team=team_of_name(organisation, request.team),
        everywhere=request.everywhere,
        site_ids=sorted(sites.values_list("pk", flat=True)),
        team_ids=sorted(teams.values_list("pk", flat=True)),
        period=period(request.starts_on or date.min),
    )
