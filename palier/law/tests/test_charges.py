from datetime import date
from decimal import Decimal

import pytest

from palier.law.charges import caretaker_percent, instalments, is_late, proofs_months, rubrics


@pytest.mark.parametrize(
    ("cleans", "waste", "percent"),
    [(True, True, 75), (True, False, 40), (False, True, 40), (False, False, 0)],
)
def test_decree_87_713_a_caretaker(cleans, waste, percent):
    assert caretaker_percent(cleans=cleans, handles_waste=waste) == percent


@pytest.mark.parametrize(
    ("settled", "late"), [(date(2026, 12, 31), False), (date(2027, 1, 1), True)]
)
def test_art_23_an_account_is_late_after_the_year_that_follows(settled, late):
    assert is_late(date(2025, 12, 31), settled) is late


def test_art_23_twelfths_make_the_whole():
    parts = instalments(Decimal("100.00"))

    assert (len(parts), sum(parts), max(parts) - min(parts)) == (12, 100, Decimal("0.01"))


def test_the_eight_rubrics_and_six_months_of_proofs():
    assert (len(rubrics()), proofs_months()) == (8, 6)
