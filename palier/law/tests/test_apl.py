"""Held against OpenFisca-France (November 2025): the gross amount of a rented home, whole for a
residence (its result for a conventioned rented home also takes off the RLS, which is not ours)."""

from datetime import date
from decimal import Decimal

import pytest

from palier.law.apl import Claimant, Estimate, rental, residence

NOVEMBER = date(2025, 11, 1)


def _gross(told: Estimate) -> Decimal:
    return sum((amount for label, amount in told.steps if label != "CRDS"), Decimal(0))


@pytest.mark.parametrize(
    ("rent", "income", "zone", "couple", "dependants", "gross", "paid"),
    [
        (400, 5000, 2, False, 0, "306.37", 304),
        (400, 7000, 2, False, 0, "251.04", 249),
        (438, 9000, 1, False, 0, "227.37", 226),
        (650, 14000, 1, False, 2, "416.63", 414),
        (520, 12000, 3, True, 1, "309.46", 307),
        (300, 3000, 2, True, 0, "316.03", 314),
        (800, 4000, 2, False, 0, "173.83", 172),
        (1200, 4000, 2, False, 0, "0.00", 0),
    ],
)
def test_d823_16_a_rented_home(rent, income, zone, couple, dependants, gross, paid):
    who = Claimant(Decimal(income), zone, couple, dependants)

    told = rental(Decimal(rent), who, NOVEMBER)

    assert (_gross(told), told.amount) == (Decimal(gross), paid)


@pytest.mark.parametrize(
    ("charge", "income", "zone", "couple", "paid"),
    [(450, 5000, 2, False, 306), (420, 9000, 1, False, 150), (600, 7000, 3, True, 319)],
)
def test_d832_24_a_residence(charge, income, zone, couple, paid):
    assert (
        residence(Decimal(charge), Claimant(Decimal(income), zone, couple), NOVEMBER).amount
        == paid
    )


def test_it_is_never_above_the_charge():
    assert residence(Decimal(40), Claimant(Decimal(0), 1), NOVEMBER).amount <= 40


def test_before_the_first_scale_nothing_is_invented():
    with pytest.raises(LookupError):
        rental(Decimal(400), Claimant(Decimal(0), 1), date(2025, 9, 30))
