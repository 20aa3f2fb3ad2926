"""Accesses asked for, for tests."""

from datetime import UTC, date, datetime
from typing import Any

from palier.base.accounts.actions import give_key, invite_member
from palier.base.accounts.actions.invitations import fingerprint_of
from palier.base.accounts.models import AccessRequest
from palier.base.tenancy.models import Organisation
from palier.base.tenancy.tests.examples import the_system

NOW = datetime(2026, 5, 15, 7, tzinfo=UTC)
LATER = datetime(2030, 1, 1, tzinfo=UTC)
GOOD = "cheval correct pile agrafe"


def an_invitation(organisation: Organisation, **given: Any) -> AccessRequest:
    """Nour is to work here, as a host unless told otherwise; asked by Palier unless told."""
    usual = {
        "email": "nour@example.org",
        "first_name": "Nour",
        "last_name": "Haddad",
        "job": "hôte",
        "roles": ["host"],
        "starts_on": date(2024, 1, 1),
        "everywhere": True,
        "actor": the_system(organisation),
    }
    return invite_member(organisation, **{**usual, **given})


def with_link(row: AccessRequest, mark: str = "jeton", until: datetime = LATER) -> str:
    """A link for it; gives its address."""
    give_key(
        row,
        fingerprint=fingerprint_of(mark),
        expires_at=until,
        actor=the_system(row.organisation),
    )
    return f"/entrer/cle/{row.organisation_id}/{mark}/"
