from decimal import Decimal

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as, the_system
from palier.work.arrears.actions import change_rule, find_arrears
from palier.work.arrears.finding import impact_of, rules_of
from palier.work.arrears.models import ArrearsCase, ArrearsRule
from palier.work.arrears.tests.examples import JUNE_1, a_case


def _change(rule, organisation, role="rental_manager", **given):
    told = {
        "name": rule.name, "presence": rule.presence, "least_days": rule.least_days,
        "least_amount": rule.least_amount, "least_months": rule.least_months,
        "step": rule.step, "is_active": True,
    }  # fmt: skip
    return change_rule(rule, **(told | given), actor=someone_as(organisation, role))


def test_a_rule_changed_moves_cases_at_the_next_pass():
    organisation = an_organisation()
    case = a_case(organisation)
    _change(case.rule, organisation, least_days=28)

    find_arrears(organisation, on=JUNE_1, actor=the_system(organisation))

    assert ArrearsCase.objects.get().rule.name == "Premier retard"


def test_what_a_change_would_do_is_known_before():
    organisation = an_organisation()
    case = a_case(organisation)
    rules = rules_of(organisation)
    rules[1].least_days = 28

    impact = impact_of(organisation, rules, JUNE_1)

    assert (impact.entering, impact.leaving, impact.changing) == (0, 0, 1)
    assert ("Premier retard", 0, 1) in impact.rows
    assert ("Retard de quinze jours", 1, 0) in impact.rows
    assert impact_of(organisation, [], JUNE_1).leaving == 1
    assert ArrearsCase.objects.get().rule_id == case.rule_id


def test_a_rule_keeps_a_condition():
    organisation = an_organisation()
    case = a_case(organisation)

    with pytest.raises(Refused, match="au moins une condition"):
        _change(case.rule, organisation, least_days=0, least_amount=Decimal(0))

    assert ArrearsRule.objects.get(pk=case.rule_id).least_days == 15
