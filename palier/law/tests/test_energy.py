from datetime import date
from decimal import Decimal

import pytest

from palier.law import energy


@pytest.mark.parametrize(
    ("rating", "on", "allowed"),
    [
        ("G", date(2024, 12, 31), True),
        ("G", date(2025, 1, 1), False),
        ("F", date(2027, 12, 31), True),
        ("F", date(2028, 1, 1), False),
        ("E", date(2033, 12, 31), True),
        ("E", date(2034, 1, 1), False),
        ("D", date(2040, 1, 1), True),
    ],
)
def test_loi_89_462_article_6_the_calendar_of_the_mainland(rating, on, allowed):
    assert energy.may_be_let(rating, on) is allowed


def test_loi_89_462_article_6_the_calendar_overseas():
    assert energy.may_be_let("G", date(2027, 12, 31), overseas=True)
    assert not energy.may_be_let("G", date(2028, 1, 1), overseas=True)
    assert not energy.may_be_let("F", date(2031, 1, 1), overseas=True)


def test_when_each_class_leaves_the_market():
    found = {letter: energy.forbidden_from(letter) for letter in "DEFG"}
    assert found == {
        "D": None,
        "E": date(2034, 1, 1),
        "F": date(2028, 1, 1),
        "G": date(2025, 1, 1),
    }


@pytest.mark.parametrize(
    ("kwh", "gas", "rating"),
    [(70, 6, "A"), (70, 7, "B"), (250, 50, "D"), (251, 10, "E"), (420, 100, "F"), (421, 1, "G")],
)
def test_the_worse_of_energy_and_gas_counts(kwh, gas, rating):
    assert energy.rating_of(kwh, gas) == rating


# Arrêté du 25 mars 2024: since 1 July 2024, each square metre under 40 has its own limits.
@pytest.mark.parametrize(
    ("kwh", "gas", "surface", "made_on", "rating"),
    [
        (340, 20, "30.0", date(2024, 7, 1), "E"),
        (349, 20, "30.0", date(2025, 1, 1), "E"),
        (350, 20, "30.0", date(2025, 1, 1), "F"),
        (385, 20, "20.9", date(2025, 1, 1), "E"),
        (340, 20, "30.0", date(2024, 6, 30), "F"),
        (340, 20, "40.0", date(2025, 1, 1), "F"),
        (340, 20, None, date(2025, 1, 1), "F"),
        (739, 122, "6.5", date(2025, 1, 1), "F"),
        (740, 100, "8.0", date(2025, 1, 1), "G"),
        (76, 7, "30.0", date(2025, 1, 1), "A"),
        (76, 8, "30.0", date(2025, 1, 1), "B"),
    ],
)
def test_a_small_home_has_its_own_limits(kwh, gas, surface, made_on, rating):
    size = None if surface is None else Decimal(surface)
    assert energy.rating_of(kwh, gas, surface=size, made_on=made_on) == rating


def test_a_rating_holds_ten_years_and_the_old_ones_hold_no_more():
    assert energy.valid_until(date(2022, 3, 15)) == date(2032, 3, 15)
    assert energy.valid_until(date(2021, 6, 30)) == date(2025, 1, 1)
    assert energy.valid_until(date(2018, 1, 1)) == date(2025, 1, 1)
    # Décret n° 2020-1610: those of 2013 to 2017 since 1 January 2023.
    assert energy.valid_until(date(2017, 12, 31)) == date(2023, 1, 1)
    assert energy.valid_until(date(2013, 1, 1)) == date(2023, 1, 1)
    assert energy.valid_until(date(2012, 6, 1)) == date(2022, 6, 1)


def test_article_17_1_no_review_for_f_and_g_since_24_august_2022():
    assert energy.review_is_forbidden("F", date(2022, 8, 24))
    assert not energy.review_is_forbidden("F", date(2022, 8, 23))
    assert not energy.review_is_forbidden("E", date(2023, 1, 1))
    assert not energy.review_is_forbidden("G", date(2024, 6, 30), overseas=True)
