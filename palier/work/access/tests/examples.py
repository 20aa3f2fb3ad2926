"""Example visits, for this room and those above."""

from datetime import date, time
from typing import Any

from palier.base.tenancy.models import Organisation, User
from palier.base.tenancy.tests.examples import a_member, a_user, the_system
from palier.registers.people.models import Household
from palier.registers.people.tests.examples import a_body, a_household
from palier.work.access.actions import (
    note_round,
    note_visit,
    open_session,
    plan_workshop,
    receive_request,
    refer_out,
)
from palier.work.access.models import (
    DropInSession,
    OutreachRound,
    Referral,
    Request,
    Visit,
    Workshop,
)

MAY_2 = date(2026, 5, 2)


def a_visit(organisation: Organisation, *reasons: str, **given: Any) -> Visit:
    return note_visit(
        organisation,
        on=MAY_2,
        reasons=list(reasons or ["seek"]),
        actor=the_system(organisation),
        **given,
    )


def a_member_as(organisation: Organisation, role: str) -> User:
    """Someone who works here in a role, as their membership says."""
    return a_member(organisation, role).user


def a_session(organisation: Organisation, *holders: User, **given: Any) -> DropInSession:
    usual: dict[str, Any] = {
        "title": "Point info logement",
        "on": MAY_2,
        "starts_at": time(9),
        "ends_at": time(12),
        "holders": list(holders) or [a_member_as(organisation, "social_worker")],
        "actor": the_system(organisation),
    }
    return open_session(organisation, **{**usual, **given})


def a_workshop(organisation: Organisation, **given: Any) -> Workshop:
    usual: dict[str, Any] = {
        "title": "Chercher un logement",
        "kind": "housing_search",
        "on": MAY_2,
        "at": time(14),
        "capacity": 2,
        "leader": a_user("Samira"),
        "actor": the_system(organisation),
    }
    return plan_workshop(organisation, **{**usual, **given})


def a_request(organisation: Organisation, household: Household | None = None) -> Request:
    return receive_request(
        household or a_household(organisation),
        kind="home",
        on=MAY_2,
        text="Un deux-pièces.",
        actor=the_system(organisation),
    )


def a_referral(organisation: Organisation) -> Referral:
    return refer_out(
        a_household(organisation),
        to=a_body(organisation, "Mission locale", "partner"),
        on=MAY_2,
        reason="Formation",
        agreed=True,
        actor=the_system(organisation),
    )


def a_round(organisation: Organisation) -> OutreachRound:
    return note_round(
        organisation,
        on=MAY_2,
        place="Hôtel du Cours",
        worker=a_user("Samira"),
        actor=the_system(organisation),
    )
