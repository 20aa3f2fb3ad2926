import pytest

from palier.law.furnished import as_furnished
from palier.law.notices import notice_rules
from palier.law.regimes import regime


def test_art_25_6_and_25_8_one_month_of_notice_two_of_deposit():
    law = as_furnished(regime("loi89"))

    assert (law.notice_months, law.deposit_months) == (1, 2)
    assert ("25-8" in law.notice_source, "25-6" in law.deposit_source) == (True, True)


@pytest.mark.parametrize("code", ["logement_foyer", "hlm_sublease", "shelter"])
def test_elsewhere_furniture_changes_nothing(code):
    assert as_furnished(regime(code)) == regime(code)


@pytest.mark.parametrize(("furnished", "delays"), [(True, {"furnished"}), (False, {"usual"})])
def test_a_tenant_has_the_delay_of_its_own_lease(furnished, delays):
    from datetime import date

    rules = notice_rules("loi89", date(2026, 11, 1), furnished=furnished)
    told = {rule.ground for rule in rules if rule.side == "occupant"}
    assert told & {"furnished", "usual"} == delays
