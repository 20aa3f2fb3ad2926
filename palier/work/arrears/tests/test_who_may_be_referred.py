"""The CCAPEX is proposed only where the law knows it: not for a sublease of the private sector."""

from datetime import date
from decimal import Decimal

import pytest

from palier.law.procedure.steps import step_rules
from palier.work.arrears.finding import Standing, holds
from palier.work.arrears.models import ArrearsRule, Presence, StepKind

NOVEMBER = date(2026, 11, 29)


def owing(regime: str) -> Standing:
    amount = Decimal("850.00")
    return Standing(
        1, amount, date(2026, 7, 5), amount, amount, Decimal(0), Decimal(0), True, regime
    )


@pytest.mark.parametrize(
    ("regime", "referred"),
    [
        ("loi89", True),
        ("conventioned_sublease", True),
        ("hlm_sublease", True),
        ("art8_sublease", False),
        ("shelter", False),
        ("", True),
    ],
)
def test_a_rule_that_refers_holds_only_where_the_law_does(regime, referred):
    rule = ArrearsRule(
        presence=Presence.ANY, least_days=60, least_amount=Decimal(0), least_months=Decimal(0)
    )
    rule.step = StepKind.REFERRAL
    assert holds(rule, owing(regime), NOVEMBER) is referred
    rule.step = StepKind.LETTER
    assert holds(rule, owing(regime), NOVEMBER)


def test_a_formal_notice_cites_the_text_of_its_contract():
    notice = step_rules()["formal_notice"]
    assert notice.source_on("residence") == "CCH art. R633-3"
    assert "R633-3" not in notice.source_on("contract")
