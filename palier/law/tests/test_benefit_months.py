"""CCH art. R823-10 to R823-12 and R832-23, regime by regime and way of leaving by way of leaving."""

from datetime import date

import pytest

from palier.law.benefit_months import is_due, is_first_month
from palier.law.dates import Month, Span
from palier.law.regimes import regime, regimes

NOVEMBER = Month(2026, 11)
JANUARY = date(2026, 1, 1)
RENTALS = [code for code, law in regimes().items() if law.benefit_opens == "next"]


def lived(starts_on: date = JANUARY, last_on: date | None = None) -> Span:
    return Span(starts_on, date.fromordinal(last_on.toordinal() + 1) if last_on else None)


def test_each_regime_says_when_a_benefit_opens():
    assert {
        code: law.benefit_opens for code, law in regimes().items() if law.benefit_opens != "next"
    } == {
        "logement_foyer": "whole",
        "shelter": "none",
    }


@pytest.mark.parametrize("code", [*RENTALS, "logement_foyer"])
@pytest.mark.parametrize(
    ("last_on", "died", "due"),
    [
        (None, False, True),
        (date(2026, 11, 30), False, True),  # the whole month was lived in
        (date(2026, 11, 29), False, False),
        (date(2026, 11, 6), False, False),
        (date(2026, 11, 1), False, False),
        (date(2026, 11, 6), True, True),  # death: until the month that follows (R823-12)
        (date(2026, 10, 31), False, False),
        (date(2026, 10, 31), True, False),
        (date(2026, 12, 5), False, True),
    ],
)
def test_nothing_is_due_for_the_month_one_leaves_save_death(code, last_on, died, due):
    assert is_due(regime(code), lived(last_on=last_on), NOVEMBER, died=died) is due


@pytest.mark.parametrize("code", [*RENTALS, "logement_foyer"])
def test_a_month_entered_in_its_course_has_none(code):
    for day in (2, 15, 30):
        assert not is_due(regime(code), lived(date(2026, 11, day)), NOVEMBER)
        assert not is_due(
            regime(code), lived(date(2026, 11, day), date(2026, 11, 30)), NOVEMBER, died=True
        )


@pytest.mark.parametrize("code", RENTALS)
def test_an_entry_on_the_first_stands_only_if_the_agency_says_so(code):
    entered = lived(date(2026, 11, 1))
    assert is_due(regime(code), entered, NOVEMBER)
    assert is_first_month(regime(code), entered, NOVEMBER)
    assert not is_first_month(regime(code), entered, Month(2026, 12))


def test_a_residence_opens_with_the_first_whole_fee():
    entered = lived(date(2026, 11, 1))
    assert is_due(regime("logement_foyer"), entered, NOVEMBER)
    assert not is_first_month(regime("logement_foyer"), entered, NOVEMBER)


def test_a_shelter_has_none():
    assert not is_due(regime("shelter"), lived(), NOVEMBER)
