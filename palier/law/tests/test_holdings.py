from datetime import date

import pytest

from palier.law.holdings import holding_rule, holding_rules
from palier.law.repairs import repair_items, repair_table


@pytest.mark.parametrize(
    ("kind", "ends_on", "because"),
    [
        ("emphyteutic", date(2015, 1, 1), "plus de 18 ans"),
        ("emphyteutic", date(2015, 1, 2), ""),
        ("emphyteutic", date(2096, 1, 1), ""),
        ("emphyteutic", date(2096, 1, 2), "au plus 99 ans"),
        ("emphyteutic", None, "a un terme"),
        ("rehabilitation", date(2008, 12, 31), "au moins 12 ans"),
        ("rehabilitation", date(2009, 1, 1), ""),
        ("mandate", None, "a un terme"),
        ("head_lease", None, ""),
    ],
)
def test_code_rural_l451_1_and_cch_l252_1(kind, ends_on, because):
    assert because in holding_rule(kind).why_not(date(1997, 1, 1), ends_on)
    assert bool(because) == bool(holding_rule(kind).why_not(date(1997, 1, 1), ends_on))


def test_alerts_of_an_emphyteutic_lease_sound_one_after_the_other():
    rule = holding_rule("emphyteutic")
    end = date(2047, 2, 1)

    assert rule.alerts_before(end) == [
        (60, date(2042, 2, 1)),
        (36, date(2044, 2, 1)),
        (24, date(2045, 2, 1)),
        (12, date(2046, 2, 1)),
    ]
    days = [date(2042, 1, 31), date(2042, 2, 1), date(2044, 6, 1), date(2046, 3, 1)]
    assert [rule.sounding(end, day) for day in days] == [None, 60, 36, 12]
    assert rule.sounding(None, date(2046, 3, 1)) is None


def test_every_title_says_who_pays_for_each_repair():
    payers = {"owner", "association", "occupant", "insurance"}

    for rule in holding_rules().values():
        table = repair_table(rule.repairs)
        assert [share.item for share in table] == [code for code, _ in repair_items()]
        assert {share.payer for share in table} <= payers
        assert all(share.source for share in table)
