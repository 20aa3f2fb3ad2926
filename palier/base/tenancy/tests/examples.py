"""Example rows for tests, here and in the rooms above."""

from collections.abc import Iterable
from datetime import date
from itertools import count

from palier.base.kit.periods import period
from palier.base.tenancy.actors import Actor
from palier.base.tenancy.models import LegalEntity, Membership, Organisation, User
from palier.base.tenancy.roles import actions_of, sights_of
from palier.base.tenancy.walls import stand_in

TODAY = date(2026, 5, 15)
_serial = count(1)


def an_organisation(name: str = "Toit pour tous", **given: object) -> Organisation:
    """An association; from then on the test works for it."""
    organisation = Organisation.objects.create(name=name, **given)
    stand_in(organisation.pk)
    LegalEntity.objects.create(organisation=organisation, name=name, siren="912345675")
    return organisation


def the_system(organisation: Organisation) -> Actor:
    """The actor « Palier », who may everything in one association."""
    return Actor(organisation, "Palier", kind="system")


def a_user(first_name: str = "Aïcha", last_name: str = "Benali") -> User:
    return User.objects.create(
        email=f"user{next(_serial)}@example.org", first_name=first_name, last_name=last_name
    )


def someone_who_may(
    organisation: Organisation,
    *actions: str,
    sights: tuple[str, ...] = (),
    user: User | None = None,
    supervisor: User | None = None,
) -> Actor:
    """A colleague whose roles come to exactly these actions and sights."""
    return Actor(
        organisation,
        user.short_name if user else "Aïcha B.",
        user_id=(user or a_user()).pk,
        supervisor_id=supervisor.pk if supervisor else None,
        actions=frozenset(actions),
        sights=frozenset(sights),
    )


def someone_as(
    organisation: Organisation,
    *roles: str,
    user: User | None = None,
    sites: Iterable[int] | None = None,
    teams: Iterable[int] = (),
) -> Actor:
    """A colleague with the roles of `config/roles/`, everywhere unless sites are told."""
    user = user or a_user()
    return Actor(
        organisation,
        user.short_name,
        user_id=user.pk,
        roles=roles,
        actions=actions_of(roles),
        sights=sights_of(roles),
        sites=None if sites is None else frozenset(sites),
        teams=frozenset(teams),
    )


def a_member(
    organisation: Organisation, *roles: str, user: User | None = None, **given: object
) -> Membership:
    """Someone who works everywhere, unless told otherwise."""
    return Membership.objects.create(
        organisation=organisation,
        user=user or a_user(),
        roles=list(roles),
        job="collègue",
        period=period(date(2020, 1, 1)),
        **{"everywhere": True, **given},
    )
