"""Example measures, notes, plans and rights, for this room and those above."""

import hashlib
from datetime import UTC, date, datetime, timedelta
from typing import Any

from palier.base.tenancy.models import Organisation
from palier.base.tenancy.tests.examples import a_user, the_system
from palier.base.tenancy.tests.worlds import played_once
from palier.registers.people.models import Household
from palier.registers.people.tests.examples import a_household
from palier.registers.programmes.models import Programme
from palier.registers.programmes.tests.examples import a_programme
from palier.work.casework.tests.examples import MAY_2 as MAY_2
from palier.work.casework.tests.examples import a_supervisor as a_supervisor
from palier.work.casework.tests.examples import a_worker as a_worker
from palier.work.support import actions
from palier.work.support.models import Appointment, CohortMember, Invitation, Measure, Review

TEN_OCLOCK = datetime(2026, 5, 4, 8, tzinfo=UTC)  # 10 h in Paris


@played_once
def a_measure(
    organisation: Organisation, household: Household | None = None, **given: Any
) -> Measure:
    programme = given.pop("programme", None) or a_programme(organisation)
    usual: dict[str, Any] = {
        "programme": programme,
        "caseworker": a_user("Samira"),
        "starts_on": date(2026, 1, 5),
        "actor": the_system(organisation),
    }
    return actions.open_measure(household or a_household(organisation), **{**usual, **given})


def an_appointment(organisation: Organisation, **given: Any) -> Appointment:
    usual: dict[str, Any] = {
        "worker": a_user("Samira"),
        "household": a_household(organisation),
        "title": "Budget",
        "starts_at": TEN_OCLOCK,
        "minutes": 45,
        "actor": a_worker(organisation),
    }
    return actions.book_appointment(organisation, **{**usual, **given})


def a_cohort_member(
    organisation: Organisation, household: Household | None = None
) -> CohortMember:
    from palier.registers.programmes.actions import set_target

    known = Programme.objects.filter(organisation=organisation, name="Sorties d’hôtel").first()
    target = set_target(
        known or a_programme(organisation, "Sorties d’hôtel"),
        year=2026,
        public="Familles",
        expected=20,
        actor=the_system(organisation),
    )
    return actions.join_cohort(
        household or a_household(organisation),
        target=target,
        joined_on=MAY_2,
        actor=a_worker(organisation),
    )


def a_review(organisation: Organisation) -> Review:
    return actions.draft_review(a_measure(organisation), on=MAY_2, actor=a_worker(organisation))


def told_invitation(**given: Any) -> dict[str, Any]:
    """What one says of someone invited to an appointment, a day before it."""
    usual: dict[str, Any] = {
        "name": "Mme Laval, Mission locale",
        "channel": "email",
        "to": "laval@example.org",
        "digest": hashlib.sha256(b"secret").hexdigest(),
        "link": "https://palier.example.org/invitation/secret/",
        "words": "Entrée par la cour.",
        "now": TEN_OCLOCK - timedelta(days=1),
    }
    return {**usual, **given}


def an_invitation(appointment: Appointment, **given: Any) -> Invitation:
    actor = a_worker(appointment.organisation)
    return actions.invite_to_appointment(appointment, actor=actor, **told_invitation(**given))
