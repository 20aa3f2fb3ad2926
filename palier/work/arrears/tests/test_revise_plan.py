from datetime import date
from decimal import Decimal

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.work.arrears.actions import revise_plan
from palier.work.arrears.models import RepaymentPlan
from palier.work.arrears.tests.examples import a_case, a_plan


def _revise(plan, role="rental_manager", **given):
    told = {
        "reason": "Perte d’emploi", "total": Decimal("162.00"), "monthly": Decimal("20.00"),
        "agreed_on": date(2026, 7, 1), "first_due_on": date(2026, 7, 10),
    }  # fmt: skip
    return revise_plan(plan, **(told | given), actor=someone_as(plan.organisation, role))


def test_another_plan_takes_its_place_and_the_first_stays_readable():
    plan = a_plan(a_case(an_organisation()).account)

    new = _revise(plan)

    plan.refresh_from_db()
    assert (plan.state, plan.ended_on) == ("replaced", date(2026, 7, 1))
    assert (new.replaces, new.reason, new.state) == (plan, "Perte d’emploi", "running")
    assert new.instalments.count() == 9


@pytest.mark.parametrize(
    ("given", "words"),
    [({"reason": " "}, "pourquoi"), ({"monthly": Decimal("0.40")}, "405 mensualités")],
)
def test_what_cannot_be_leaves_the_plan_running(given, words):
    plan = a_plan(a_case(an_organisation()).account)

    with pytest.raises(Refused, match=words):
        _revise(plan, **given)

    assert RepaymentPlan.objects.get().state == "running"
