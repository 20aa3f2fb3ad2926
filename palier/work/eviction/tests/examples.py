"""Example procedures, sessions with a lawyer, commissions."""

from datetime import date, time
from decimal import Decimal
from typing import Any

from palier.base.tenancy.models import Organisation
from palier.base.tenancy.tests.examples import a_user, someone_as, the_system
from palier.base.tenancy.tests.worlds import played_once
from palier.registers.people.models import Body
from palier.registers.people.tests.examples import a_body
from palier.work.billing.tests.examples import a_notice
from palier.work.eviction.actions import (
    add_commission_member,
    book_reception,
    call_commission,
    note_procedure_step,
    open_procedure,
    plan_lawyer_session,
    put_on_agenda,
    sign_protocol,
)
from palier.work.eviction.models import (
    Commission,
    CommissionCase,
    CommissionMember,
    LawyerSession,
    Procedure,
    ProcedureStep,
    Reception,
    SocialProtocol,
)

MARCH_2, SIGNED = date(2026, 3, 2), date(2026, 10, 20)
MENTIONS = ["delay", "rent", "statement", "warning", "fsl", "judge"]


@played_once
def a_procedure(organisation: Organisation, **given: Any) -> Procedure:
    """A procedure of ours against a household of a lease of 1989, opened on 2 March 2026."""
    occupancy = given.pop("occupancy", None) or a_notice(organisation).occupancy
    if occupancy.regime != "loi89":
        occupancy.regime = "loi89"
        occupancy.save(update_fields=["regime"])
    told: dict[str, Any] = {"opened_on": MARCH_2, "signed_on": date(2026, 1, 1)} | given
    return open_procedure(
        occupancy.household, occupancy=occupancy, actor=the_system(organisation), **told
    )


def a_step(procedure: Procedure, code: str, on: date, **given: Any) -> ProcedureStep:
    return note_procedure_step(
        procedure, code=code, on=on, actor=the_system(procedure.organisation), **given
    )


def summoned(procedure: Procedure, hearing_on: date = date(2026, 9, 15)) -> Procedure:
    """Ordered to pay on 2 March, summoned on 4 May."""
    a_step(procedure, "payment_order", MARCH_2, mentions=MENTIONS)
    a_step(procedure, "summons", date(2026, 5, 4), hearing_on=hearing_on)
    return procedure


def judged(procedure: Procedure, outcome: str = "terminated", **given: Any) -> Procedure:
    """Judged on 15 September 2026, the judgment served on 1 October."""
    summoned(procedure)
    a_step(procedure, "judgment", date(2026, 9, 15), outcome=outcome, **given)
    a_step(procedure, "judgment_served", date(2026, 10, 1))
    return procedure


def a_protocol(
    procedure: Procedure,
    until: date = date(2028, 10, 20),
    signed_on: date = SIGNED,
    role: str = "social_worker",
    **given: Any,
) -> SocialProtocol:
    """Signed on 20 October 2026, for two years."""
    return sign_protocol(
        procedure,
        signed_on=signed_on,
        until=until,
        actor=someone_as(procedure.organisation, role),
        **given,
    )


def a_session(organisation: Organisation, places: int = 6) -> LawyerSession:
    return plan_lawyer_session(
        organisation,
        on=date(2026, 5, 12),
        begins_at=time(14),
        place="Maison des droits",
        lawyer="Salvan",
        places=places,
        actor=someone_as(organisation, "social_worker", user=a_user()),
    )


def a_reception(session: LawyerSession, **given: Any) -> Reception:
    told: dict[str, Any] = {"name": "Mme B.", "subject_words": "Assignation reçue"} | given
    return book_reception(session, actor=the_system(session.organisation), **told)


def a_landlord(organisation: Organisation, name: str = "Bailleur Social du Platane") -> Body:
    body = a_body(organisation, name)
    body.kinds = ["landlord"]
    body.save(update_fields=["kinds"])
    return body


def a_commission_member(
    organisation: Organisation, body: Body, sees: str = "all", name: str = "M. Sorel"
) -> CommissionMember:
    return add_commission_member(
        organisation, name=name, body=body, sees=sees, actor=the_system(organisation)
    )


def a_commission(organisation: Organisation, on: date = date(2026, 6, 9)) -> Commission:
    return call_commission(
        organisation, on=on, at=time(9, 30), place="Mairie", actor=the_system(organisation)
    )


def a_commission_case(commission: Commission, **given: Any) -> CommissionCase:
    told: dict[str, Any] = {
        "name": "M. C.",
        "brought_by": "CCAS",
        "debt": Decimal("1240.00"),
        "summary": "Perte d’emploi, loyer repris depuis mars.",
        "informed_on": date(2026, 5, 20),
    } | given
    return put_on_agenda(commission, actor=the_system(commission.organisation), **told)
