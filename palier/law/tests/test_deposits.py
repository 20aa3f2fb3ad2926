from datetime import date
from decimal import Decimal

import pytest

from palier.law import deposits

MARCH_31 = date(2026, 3, 31)


@pytest.mark.parametrize(
    ("regime", "furnished", "most"),
    [
        ("loi89", False, "438.00"),
        ("loi89", True, "876.00"),
        ("hlm_sublease", False, "438.00"),
        ("logement_foyer", False, "438.00"),
        ("shelter", False, "0.00"),
        ("art8_sublease", False, None),
        ("pitch", False, None),
    ],
)
def test_articles_22_and_25_6_cap_the_deposit(regime, furnished, most):
    got = deposits.most_deposit(regime, Decimal("438.00"), furnished=furnished)
    assert got == (Decimal(most) if most else None)


def test_article_22_one_month_or_two_from_the_keys():
    assert deposits.return_by("loi89", MARCH_31, conforming=True) == date(2026, 4, 30)
    assert deposits.return_by("loi89", MARCH_31, conforming=False) == date(2026, 5, 31)
    assert deposits.return_by("art8_sublease", MARCH_31, conforming=True) is None


def test_r353_159_a_residence_a_month_of_the_whole_fee_and_fifteen_days():
    """300 of rent and 150 of charges: 450; keys on 31 March, given back by 15 April."""
    base = deposits.deposit_base(
        "logement_foyer", rent=Decimal(300), charges=Decimal(150), services=Decimal(0)
    )
    assert deposits.most_deposit("logement_foyer", base) == Decimal("450.00")
    for conforming in (True, False):
        by = deposits.return_by("logement_foyer", MARCH_31, conforming=conforming)
        assert by == date(2026, 4, 15)
    assert "taux légal" in deposits.return_source("logement_foyer")
    rented = deposits.deposit_base(
        "loi89", rent=Decimal(300), charges=Decimal(150), services=Decimal(0)
    )
    assert rented == 300


@pytest.mark.parametrize(
    ("returned_on", "due"),
    [
        (date(2026, 4, 30), "0.00"),
        (date(2026, 5, 1), "43.80"),
        (date(2026, 5, 30), "43.80"),
        (date(2026, 5, 31), "87.60"),
        (date(2026, 7, 15), "131.40"),
    ],
)
def test_article_22_ten_percent_of_the_rent_for_each_month_begun(returned_on, due):
    by = date(2026, 4, 30)
    got = deposits.penalty(Decimal("438.00"), by, returned_on, address_known_on=MARCH_31)
    assert got == Decimal(due)


def test_article_22_nothing_for_someone_who_left_no_address():
    by, late = date(2026, 4, 30), date(2026, 7, 15)
    assert deposits.penalty(Decimal(438), by, late, address_known_on=None) == 0
    told_late = deposits.penalty(Decimal(438), by, late, address_known_on=date(2026, 7, 1))
    assert told_late == Decimal("43.80")


def test_article_22_a_fifth_may_wait_for_the_accounts_of_the_building():
    assert deposits.most_kept_for_charges(Decimal("438.05")) == Decimal("87.61")
