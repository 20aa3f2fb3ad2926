"""Example plans, rights, aid and meetings, for this room and those above."""

from datetime import date
from decimal import Decimal
from typing import Any

from palier.base.tenancy.actors import Actor
from palier.base.tenancy.models import Organisation, User
from palier.base.tenancy.tests.examples import a_user, someone_as
from palier.registers.people.models import Household, Person
from palier.registers.people.tests.examples import a_household
from palier.work.casework import actions
from palier.work.casework.models import (
    Advance,
    AidRequest,
    Conference,
    FollowedFile,
    Handout,
    HandOver,
    PersonalPlan,
    PlanAim,
    PlanStep,
    Right,
)

MAY_2 = date(2026, 5, 2)


def a_worker(organisation: Organisation, user: User | None = None) -> Actor:
    """A social worker."""
    return someone_as(organisation, "social_worker", user=user)


def a_supervisor(organisation: Organisation) -> Actor:
    return someone_as(organisation, "supervisor")


def the_person(household: Household) -> Person:
    """Its first person."""
    person: Person = household.members.order_by("pk")[0].person
    return person


def a_plan(organisation: Organisation, household: Household | None = None) -> PersonalPlan:
    household = household or a_household(organisation)
    worker = a_user("Samira")
    return actions.write_plan(
        household,
        person=the_person(household),
        caseworker=worker,
        on=MAY_2,
        wish="Un bail à mon nom.",
        review_on=date(2026, 8, 2),
        actor=a_worker(organisation, worker),
    )


def an_aim(organisation: Organisation) -> PlanAim:
    plan = a_plan(organisation)
    return actions.add_aim(
        plan, family="housing", label="Un bail à mon nom", actor=a_worker(organisation)
    )


def a_step(organisation: Organisation) -> PlanStep:
    return actions.add_step(
        an_aim(organisation),
        label="Voir le bailleur",
        by_person=True,
        actor=a_worker(organisation),
    )


def a_right(organisation: Organisation, **given: Any) -> Right:
    household = given.pop("household", None) or a_household(organisation)
    usual: dict[str, Any] = {
        "person": the_person(household),
        "kind": "residence_permit",
        "expires_on": date(2026, 6, 30),
        "assignee": a_user("Samira"),
        "actor": a_worker(organisation),
    }
    return actions.note_right(household, **{**usual, **given})


def a_followed_file(organisation: Organisation) -> FollowedFile:
    return actions.follow_file(
        a_household(organisation), kind="dalo", opened_on=MAY_2, actor=a_worker(organisation)
    )


def an_aid(organisation: Organisation, household: Household | None = None) -> AidRequest:
    return actions.ask_aid(
        household or a_household(organisation),
        kind="fsl_access",
        purpose="Dépôt de garantie",
        asked_on=MAY_2,
        asked=Decimal("438.00"),
        actor=a_worker(organisation),
    )


def an_advance(organisation: Organisation, amount: str = "300.00") -> Advance:
    aid = an_aid(organisation)
    return actions.advance_aid(
        aid.household,
        amount=Decimal(amount),
        paid_on=MAY_2,
        purpose="Dépôt de garantie",
        aid=aid,
        actor=a_worker(organisation),
    )


def a_conference(organisation: Organisation) -> Conference:
    return actions.call_conference(
        a_household(organisation),
        on=MAY_2,
        subject_words="Préparer la suite",
        guests=["CCAS", "Mme Petit, curatrice"],
        actor=a_worker(organisation),
    )


def a_handout(organisation: Organisation, **given: Any) -> Handout:
    usual: dict[str, Any] = {
        "kind": "charter",
        "version": "2026",
        "actor": a_supervisor(organisation),
    }
    return actions.add_handout(organisation, **{**usual, **given})


def a_hand_over(household: Household, **given: Any) -> HandOver:
    return actions.hand_over(
        household,
        handout=a_handout(household.organisation, **given),
        given_to="Awa Diallo",
        on=MAY_2,
        explained=True,
        actor=a_worker(household.organisation),
    )
