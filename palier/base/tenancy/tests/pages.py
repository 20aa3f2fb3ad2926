"""Coming in as a role, for tests of pages."""

from typing import Any

from palier.base.tenancy.models import Organisation, User
from palier.base.tenancy.tests.examples import a_member, a_user


def come_in(
    client: Any,
    organisation: Organisation,
    *roles: str,
    user: User | None = None,
    **given: object,
) -> User:
    """Sign in as a member with these roles, who works everywhere unless told otherwise."""
    user = user or a_user()
    a_member(organisation, *roles, user=user, **given)
    client.force_login(user)
    session = client.session
    session["organisation"] = organisation.pk
    session.save()
    return user
