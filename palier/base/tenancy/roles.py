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


def declare_sights(sights: Mapping[str, str]) -> None:
    """Declare what can be seen in a room, with its French words (`people.households`)."""
    SIGHTS.update(sights)


def declare_roles(roles: Iterable[Role]) -> None:
    ROLES.update({role.code: role for role in roles})


def actions_of(codes: Iterable[str]) -> frozenset[str]:
    return frozenset().union(*(ROLES[code].actions for code in codes if code in ROLES))


def sights_of(codes: Iterable[str]) -> frozenset[str]:
    return frozenset().union(*(ROLES[code].sights for code in codes if code in ROLES))
