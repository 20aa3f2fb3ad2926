from datetime import date
from decimal import Decimal

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.work.arrears.actions import note_plan_control
from palier.work.arrears.tests.examples import a_case, a_plan

DUE = date(2026, 12, 1)


def _note(plan, role="rental_manager", due_on=DUE):
    return note_plan_control(
        plan,
        due_on=due_on,
        on=date(2026, 12, 3),
        is_kept=True,
        actor=someone_as(plan.organisation, role),
    )


def _plan(basis="caf"):
    case = a_case(an_organisation())
    return a_plan(case.account, basis=basis, monthly=None, count=36, total=Decimal("212.00"))


def test_a_plan_of_the_agency_is_looked_at_every_six_months():
    plan = _plan()
    assert (plan.instalments.count(), plan.monthly) == (36, Decimal("5.89"))

    control = _note(plan)

    assert (control.due_on, control.is_kept) == (DUE, True)


def test_another_day_twice_or_another_plan_is_refused():
    plan = _plan()
    _note(plan)

    with pytest.raises(Refused, match="déjà noté"):
        _note(plan)
    with pytest.raises(Refused, match="Aucun contrôle"):
        _note(plan, due_on=date(2026, 12, 2))
    with pytest.raises(Refused, match="Aucun contrôle"):
        _note(_plan(basis="amicable"))
