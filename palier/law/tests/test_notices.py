from datetime import date

import pytest

from palier.law.notices import notice_rule, notice_rules
from palier.law.regimes import regimes

MARCH_15 = date(2026, 3, 15)


@pytest.mark.parametrize(
    ("regime", "side", "ground", "received_on", "last_on"),
    [
        # Loi n° 89-462, art. 15 I: three months, or one.
        ("loi89", "occupant", "usual", MARCH_15, date(2026, 6, 15)),
        ("loi89", "occupant", "usual", date(2025, 11, 30), date(2026, 2, 28)),
        ("loi89", "occupant", "rsa_aah", MARCH_15, date(2026, 4, 15)),
        ("hlm_sublease", "occupant", "social_housing", date(2026, 1, 31), date(2026, 2, 28)),
        # Art. 15 I and II: six months before the term.
        ("loi89", "manager", "sale", MARCH_15, date(2026, 9, 15)),
        # CCH art. R633-3: eight days; art. L633-2: one month, or three.
        ("logement_foyer", "occupant", "usual", MARCH_15, date(2026, 3, 23)),
        ("logement_foyer", "manager", "breach", MARCH_15, date(2026, 4, 15)),
        ("logement_foyer", "manager", "closing", MARCH_15, date(2026, 6, 15)),
        # CCH art. L631-12: one month.
        ("student", "occupant", "usual", MARCH_15, date(2026, 4, 15)),
    ],
)
def test_the_delay_of_each_ground_runs_from_the_day_of_receipt(
    regime, side, ground, received_on, last_on
):
    rule = notice_rule(regime, side, ground, received_on)

    assert rule is not None
    assert rule.earliest(received_on) == last_on


@pytest.mark.parametrize(
    ("regime", "side", "ground"),
    [
        ("shelter", "occupant", "usual"),
        ("shelter", "manager", "breach"),
        ("art8_sublease", "occupant", "rsa_aah"),
        ("logement_foyer", "manager", "sale"),
        ("hlm_sublease", "manager", "sale"),
        ("social_lease", "manager", "own_use"),
        # CCH art. L353-20: neither sale nor own use, whatever article 15 says of leases.
        ("conventioned_sublease", "manager", "sale"),
        ("conventioned_sublease", "manager", "own_use"),
        ("conventioned_sublease", "manager", "serious"),
        # CCH art. L631-12: a student's landlord gives no notice.
        ("student", "manager", "serious"),
    ],
)
def test_a_ground_asked_outside_its_regime_is_not_known(regime, side, ground):
    assert notice_rule(regime, side, ground, MARCH_15) is None


def test_a_ground_is_not_known_before_its_text():
    assert notice_rule("loi89", "occupant", "violence", date(2019, 1, 1)) is None
    assert notice_rule("loi89", "occupant", "violence", MARCH_15) is not None


def test_every_usual_delay_is_the_one_of_its_regime():
    for code, regime in regimes().items():
        for rule in notice_rules(code, MARCH_15):
            if (rule.side, rule.ground) == ("occupant", "usual"):
                assert (rule.months, rule.days) == (regime.notice_months, regime.notice_days), code


def test_25_8_a_furnished_home_is_given_three_months_before_its_term():
    for ground in ("sale", "own_use", "serious"):
        bare = notice_rule("loi89", "manager", ground, MARCH_15)
        furnished = notice_rule("loi89", "manager", ground, MARCH_15, furnished=True)
        assert (bare.months, furnished.months) == (6, 3)
        assert furnished.source == "loi n° 89-462, art. 25-8"
    assert notice_rule("loi89", "occupant", "furnished", MARCH_15) is None
    assert notice_rule("loi89", "occupant", "furnished", MARCH_15, furnished=True).months == 1


def test_l353_20_a_refused_rehousing_ends_a_conventioned_sublease_at_any_time():
    rule = notice_rule("conventioned_sublease", "manager", "rehousing_refused", MARCH_15)
    assert (rule.source, rule.months, rule.before_term) == ("CCH art. L353-20", None, False)
