"""Roles: sets of actions and sights. `config/roles/` declares them, rooms declare sights."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Role:
    """What one trade does and sees."""

    code: str
    label: str
    summary: str
    actions: frozenset[str]
    sights: frozenset[str]


ROLES: dict[str, Role] = {}
SIGHTS: dict[str, str] = {}
SECRETS: set[str] = set()
"""Sights that open what most colleagues do not see: health, secret addresses, notes, accesses."""
GIVES_ACCESS = "accounts.invite_member"
"""Whoever may do this decides who comes in."""


def declare_sights(sights: Mapping[str, str], *, secrets: Iterable[str] = ()) -> None:
    """Declare what can be seen in a room, with its French words (`people.households`).

    A role that includes one of `secrets` is given by two persons.
    """
    SIGHTS.update(sights)
    SECRETS.update(secrets)


def declare_roles(roles: Iterable[Role]) -> None:
    ROLES.update({role.code: role for role in roles})


def opening(codes: Iterable[str]) -> list[str]:
    """Those of these roles that open secrets, or give access to others: two persons give them."""
    return [
        code
        for code in codes
        if code in ROLES and (ROLES[code].sights & SECRETS or GIVES_ACCESS in ROLES[code].actions)
    ]


def deciding(codes: Iterable[str]) -> bool:
    """Whether one of these roles decides who comes in."""
    return any(code in ROLES and GIVES_ACCESS in ROLES[code].actions for code in codes)


def actions_of(codes: Iterable[str]) -> frozenset[str]:
    return frozenset().union(*(ROLES[code].actions for code in codes if code in ROLES))


def sights_of(codes: Iterable[str]) -> frozenset[str]:
    return frozenset().union(*(ROLES[code].sights for code in codes if code in ROLES))
