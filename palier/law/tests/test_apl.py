"""The ministry's own cases, as the public Catala examples hold them (articles by LEGIARTI), then
vectors worked out by hand from the text. What is told there is the amount before CRDS."""

from datetime import date
from decimal import Decimal

import pytest

from palier.law.apl import Claimant, Lodging, first_known, rental, residence

NOVEMBER_2025 = date(2025, 11, 1)


def alone(income: int, zone: int, dependants: int = 0, **more: bool) -> Claimant:
    return Claimant(Decimal(income), zone, False, dependants, **more)  # type: ignore[arg-type]


def couple(income: int, zone: int, dependants: int = 0) -> Claimant:
    return Claimant(Decimal(income), zone, True, dependants)  # type: ignore[arg-type]


def before_crds(told):
    return told.amount - dict(told.steps).get("CRDS", Decimal(0))


@pytest.mark.parametrize(
    ("rent", "who", "on", "lodging", "amount"),
    [
        (700, couple(36000, 1, 3), date(2022, 2, 3), Lodging(), "0"),
        (425, couple(11500, 2, 2), date(2022, 4, 3), Lodging(), "352.77"),
        (408, alone(14300, 3, 3), date(2022, 1, 18), Lodging(), "321.61"),
        (680, couple(39500, 1, 1), date(2022, 2, 19), Lodging(), "0"),
        (610, alone(2700, 1), date(2022, 4, 5), Lodging(), "311.56"),
        (436, couple(19500, 2), date(2022, 5, 2), Lodging(), "0"),
        (527, couple(32200, 2, 6), date(2022, 2, 13), Lodging(), "153.77"),
        (310, couple(14800, 1), date(2022, 4, 2), Lodging("room"), "11.06"),
        (400, alone(7800, 1), date(2022, 6, 10), Lodging(), "211.06"),
        (425, couple(11500, 2, 2), date(2022, 5, 1), Lodging(aid="al"), "352.77"),
    ],
)
def test_the_ministrys_cases_of_a_rented_home(rent, who, on, lodging, amount):
    assert before_crds(rental(Decimal(rent), who, on, lodging)) == Decimal(amount)


@pytest.mark.parametrize(
    ("charge", "who", "on", "is_social", "amount"),
    [
        (360, couple(15000, 3), date(2022, 4, 23), False, "12.06"),
        (350, alone(7500, 1), date(2022, 5, 1), False, "154.78"),
        (350, alone(7500, 1), date(2022, 5, 1), True, "129.65"),
    ],
)
def test_the_ministrys_cases_of_a_residence(charge, who, on, is_social, amount):
    told = residence(Decimal(charge), who, on, is_social=is_social)
    assert before_crds(told) == Decimal(amount)


@pytest.mark.parametrize(
    ("charge", "who", "paid"),
    [
        # K 0.70, E0 56.31: 0.70 × 393.69 − 5 = 270.58, less CRDS 1.35.
        (450, alone(5000, 2), 269),
        (450, alone(0, 2), 392),
        (520, couple(0, 2), 454),
        (350, alone(7500, 1), 129),
        # The expense left is never under 15 euros (D832-27): 40 − 25 = 15.
        (40, alone(0, 1), 24),
        # Under ten euros nothing is paid (arrêté, art. 29).
        (18, alone(0, 1), 0),
    ],
)
def test_d832_25_a_social_residence(charge, who, paid):
    assert residence(Decimal(charge), who, NOVEMBER_2025).amount == paid


@pytest.mark.parametrize(
    ("rent", "who", "lodging", "paid"),
    [
        (400, alone(5000, 2), Lodging(), 304),
        # D823-17, 4°: 5,310 counts as 5,400.
        (400, alone(5310, 2), Lodging(), 299),
        (400, alone(5400, 2), Lodging(), 299),
        # D823-18 and arrêté, art. 16: one's share of a home.
        (300, alone(5000, 2), Lodging("sharing"), 202),
        # A room: 261.31 whatever the family.
        (400, alone(5000, 2), Lodging("room"), 275),
        # D842-2: two thirds of a furnished rent, under AL only.
        (300, alone(5000, 2), Lodging(aid="al", is_furnished=True), 214),
        (300, alone(5000, 2), Lodging(aid="apl", is_furnished=True), 304),
        (1200, alone(4000, 2), Lodging(), 0),
    ],
)
def test_d823_16_by_what_is_rented(rent, who, lodging, paid):
    assert rental(Decimal(rent), who, NOVEMBER_2025, lodging).amount == paid


def test_a_high_rent_lowers_nothing_for_who_has_the_aah():
    high = Decimal(800)
    assert rental(high, alone(4000, 2), NOVEMBER_2025).amount == 172
    assert rental(high, alone(4000, 2, has_disability_benefit=True), NOVEMBER_2025).amount == 304


def test_the_reduction_of_solidarity_is_taken_off_at_98_per_cent():
    told = rental(
        Decimal(400), alone(5000, 2), NOVEMBER_2025, Lodging(solidarity=Decimal("40.00"))
    )
    # 304 + CRDS 1.53 − 98 % of 40 = 266.33; less CRDS, down to the euro.
    assert told.amount == 264


def test_under_ten_euros_al_pays_nothing_and_apl_does():
    who = alone(14700, 2)
    apl = rental(Decimal(300), who, NOVEMBER_2025)
    assert 0 < apl.amount < 10
    assert rental(Decimal(300), who, NOVEMBER_2025, Lodging(aid="al")).amount == 0


def test_each_scale_says_from_when_it_is_and_whether_a_later_one_is_due():
    told = rental(Decimal(400), alone(5000, 2), date(2026, 11, 29))
    assert (told.scale_from, told.is_of_the_day) == (date(2025, 10, 1), False)
    told = rental(Decimal(400), alone(5000, 2), date(2026, 9, 30))
    assert told.is_of_the_day
    assert rental(Decimal(400), alone(5000, 2), date(2024, 12, 1)).scale_from == date(2024, 10, 1)


def test_before_the_first_scale_nothing_is_invented():
    assert first_known() == date(2022, 1, 1)
    with pytest.raises(LookupError):
        rental(Decimal(400), alone(0, 1), date(2021, 12, 31))
