from datetime import date
from decimal import Decimal

import pytest

from palier.law import loc_avantages as loc
from palier.law.decency import decency_items, main_room_is_enough

SIGNED = {"on": date(2026, 5, 2), "years": 6, "rating": "D"}


@pytest.mark.parametrize(
    ("level", "rent", "mediated", "expected"),
    [
        ("loc1", "600.00", True, "1440.00"),
        ("loc1", "600.00", False, "1080.00"),
        ("loc2", "600.00", True, "2880.00"),
        ("loc2", "600.00", False, "2520.00"),
        ("loc3", "600.00", True, "4680.00"),
        ("loc3", "600.00", False, "0.00"),
        ("loc3", "1500.00", True, "10000.00"),
    ],
)
def test_cgi_199_tricies_the_reduction_of_a_year(level, rent, mediated, expected):
    got = loc.yearly_reduction(level, Decimal(rent), mediated=mediated)
    assert got == Decimal(expected)


def test_the_rent_of_each_level_is_so_much_under_the_market():
    most = {code: level.most_rent(Decimal(800)) for code, level in loc.levels().items()}
    assert most == {"loc1": 680, "loc2": 560, "loc3": 440}


@pytest.mark.parametrize(
    ("level", "told", "because"),
    [
        ("loc3", {}, ""),
        ("loc3", {"mediated": False}, "intermédiation"),
        ("loc1", {"rating": "F"}, "classé F.*E au pire"),
        ("loc1", {"rating": "E"}, ""),
        ("loc1", {"years": 5}, "au moins 6 ans"),
        ("loc1", {"on": date(2028, 1, 1)}, "31 décembre 2027"),
        ("loc1", {"on": date(2022, 2, 28)}, "1er mars 2022"),
    ],
)
def test_what_cannot_be_signed_says_why(level, told, because):
    import re

    said = loc.why_not(level, **{**SIGNED, **told})
    assert re.search(because, said) if because else said == ""


@pytest.mark.parametrize(
    ("kind", "surface", "expected"),
    [
        ("head_lease", "55", 1000),
        ("head_lease", "40", 2000),
        ("mandate", "40.1", 2000),
        ("mandate", "38", 3000),
        ("owned", "38", 0),
    ],
)
def test_the_premium_of_the_anah(kind, surface, expected):
    assert loc.premium(kind, Decimal(surface)) == expected


def test_works_are_even_once_the_lower_rent_has_paid_them():
    assert loc.months_to_even(Decimal(4800), Decimal(700), Decimal(500)) == 24
    assert loc.months_to_even(Decimal(4801), Decimal(700), Decimal(500)) == 25
    assert loc.months_to_even(Decimal(4800), Decimal(500), Decimal(500)) is None


@pytest.mark.parametrize(
    ("surface", "height", "enough"),
    [("9", "2.20", True), ("8.9", "2.20", False), ("8", "2.50", True), ("9", "2.19", False)],
)
def test_decret_2002_120_article_4(surface, height, enough):
    assert main_room_is_enough(Decimal(surface), Decimal(height)) is enough


def test_every_point_of_the_visit_cites_its_article():
    assert len(decency_items()) == 15
    assert all("art." in article for _, article in decency_items().values())
