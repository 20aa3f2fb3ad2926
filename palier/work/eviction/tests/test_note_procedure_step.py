from datetime import date
from decimal import Decimal

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import the_system
from palier.work.arrears.tests.examples import a_case
from palier.work.eviction.actions import end_procedure, note_procedure_step
from palier.work.eviction.dating import dues_of
from palier.work.eviction.models import ProcedureStep
from palier.work.eviction.tests.examples import MARCH_2, MENTIONS, a_procedure, a_step, summoned


def test_a_step_is_noted_and_its_deadlines_are_counted():
    organisation = an_organisation()
    procedure = a_procedure(organisation)

    a_step(procedure, "payment_order", MARCH_2, mentions=MENTIONS, amount=Decimal("212.00"))

    days = {due.deadline.code: due.on for due in dues_of([procedure], organisation, MARCH_2)}
    # Six weeks from 2 March 2026: 13 April, a Monday; the clause the day after.
    assert days == {"order_ends": date(2026, 4, 13), "clause_acquired": date(2026, 4, 14)}


@pytest.mark.parametrize(
    ("code", "given", "words"),
    [
        ("payment_order", {"on": None}, "a une date"),
        ("judgment", {"on": None, "outcome": "terminated"}, "a une date"),
        ("summons", {"on": MARCH_2}, "vient après"),
        ("formal_notice", {"on": MARCH_2}, "n’existe pas"),
    ],
)
def test_without_its_day_or_before_its_predecessor_nothing_is_noted(code, given, words):
    organisation = an_organisation()
    procedure = a_procedure(organisation)

    with pytest.raises(Refused, match=words):
        note_procedure_step(procedure, code=code, **given, actor=the_system(organisation))

    assert not ProcedureStep.objects.exists()


def test_a_residence_follows_its_own_course():
    organisation = an_organisation()
    procedure = a_procedure(organisation)
    procedure.regime = "logement_foyer"
    procedure.save()

    a_step(procedure, "formal_notice", MARCH_2, form="hand")

    (due,) = dues_of([procedure], organisation, MARCH_2)
    assert (due.deadline.code, due.on) == ("notice_ends", date(2026, 4, 2))


def test_nobody_is_put_out_during_the_truce():
    organisation = an_organisation()
    procedure = summoned(a_procedure(organisation))
    a_step(procedure, "judgment", date(2026, 9, 15), outcome="terminated")
    a_step(procedure, "judgment_served", date(2026, 9, 20))
    a_step(procedure, "order_to_vacate", date(2026, 9, 25))
    a_step(procedure, "prefect_copy", date(2026, 9, 25))

    with pytest.raises(Refused, match="trêve hivernale"):
        a_step(procedure, "eviction", date(2026, 12, 1))

    assert not ProcedureStep.objects.filter(code="eviction").exists()


def test_an_ended_procedure_takes_no_step():
    organisation = an_organisation()
    procedure = a_procedure(organisation)
    end_procedure(procedure, ending="paid", ended_on=MARCH_2, actor=the_system(organisation))

    with pytest.raises(Refused, match="terminée"):
        a_step(procedure, "referral", MARCH_2)


def test_a_referral_is_a_step_of_the_debt_too():
    organisation = an_organisation()
    case = a_case(organisation)
    procedure = a_procedure(organisation, occupancy=case.account.household.occupancies.get())

    a_step(procedure, "referral", date(2026, 6, 2))

    assert list(case.steps.values_list("kind", "on")) == [("referral", date(2026, 6, 2))]
