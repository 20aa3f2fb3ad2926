"""The law, by the vectors of the field and others derived by hand."""

from datetime import date
from decimal import Decimal

import pytest

from palier.law.amounts import share_out, to_cent
from palier.law.dates import Month, Span
from palier.law.proration import Convention, lived_days, prorate
from palier.law.regimes import regime, regimes
from palier.law.rent_index import IndexMissing, published, reviewed_rent

AUGUST = Month(2026, 8)
ACTUAL, THIRTY = Convention.ACTUAL_DAYS, Convention.THIRTY_DAYS


def test_a_month_entered_on_the_22nd_costs_10_days_of_31_or_9_of_30():
    lived = Span(date(2026, 8, 22))
    assert prorate(Decimal("310.00"), lived, AUGUST, ACTUAL).amount == Decimal("100.00")
    assert prorate(Decimal("310.00"), lived, AUGUST, THIRTY).amount == Decimal("93.00")


@pytest.mark.parametrize(
    ("lived", "month", "actual", "thirty"),
    [
        (Span(date(2026, 12, 14)), Month(2026, 12), (18, 31), (17, 30)),
        (Span(date(2026, 8, 31)), AUGUST, (1, 31), (1, 30)),
        (Span(date(2026, 2, 15)), Month(2026, 2), (14, 28), (16, 30)),
        (Span(date(2026, 1, 1), date(2026, 8, 11)), AUGUST, (10, 31), (10, 30)),
        (Span(date(2026, 8, 5), date(2026, 8, 6)), AUGUST, (1, 31), (1, 30)),
        (Span(date(2026, 8, 1), date(2026, 9, 1)), AUGUST, (31, 31), (30, 30)),
        (Span(date(2026, 9, 1)), AUGUST, (0, 31), (0, 30)),
    ],
)
def test_first_and_last_days_both_count(lived, month, actual, thirty):
    assert lived_days(lived, month, ACTUAL) == actual
    assert lived_days(lived, month, THIRTY) == thirty


def test_an_entry_on_14_december_pays_18_days_of_31():
    part = prorate(Decimal("372.10"), Span(date(2026, 12, 14)), Month(2026, 12), ACTUAL)
    assert (part.days, part.base, part.amount) == (18, 31, Decimal("216.06"))


def test_rounding_sends_a_half_cent_up():
    assert to_cent(Decimal("0.125")) == Decimal("0.13")
    assert to_cent(Decimal("-0.125")) == Decimal("-0.13")


def test_shares_make_exactly_the_whole():
    assert share_out(Decimal("100.00"), [1, 1, 1]) == [
        Decimal("33.34"),
        Decimal("33.33"),
        Decimal("33.33"),
    ]
    assert sum(share_out(Decimal("-0.05"), [3, 2, 9])) == Decimal("-0.05")
    assert share_out(Decimal("5.00"), [0, 0]) == [Decimal("5.00"), Decimal("0.00")]
    assert share_out(Decimal("5.00"), []) == []


def test_months_know_their_neighbours():
    assert Month(2026, 12).after == Month(2027, 1)
    assert Month(2026, 1).before == Month(2025, 12)
    assert Month.parse("2028-02").last == date(2028, 2, 29)


@pytest.mark.parametrize("text", ["2026-13", "20225-01", "2026", "décembre", "26-01"])
def test_a_month_that_is_none_is_refused(text):
    with pytest.raises(ValueError):
        Month.parse(text)


def test_loi_89_art_17_1_reviews_the_rent_by_the_index():
    assert reviewed_rent(Decimal("500.00"), (2025, 3), published()) == Decimal("504.36")


def test_an_index_that_is_not_published_is_never_guessed():
    with pytest.raises(IndexMissing, match="IRL 2027 T1"):
        reviewed_rent(Decimal("500.00"), (2027, 1), published())


def test_cch_r633_3_a_resident_leaves_with_eight_days_notice():
    assert regime("logement_foyer").notice_days == 8


def test_cch_r353_158_charges_of_a_residence_are_flat():
    assert regime("logement_foyer").flat_charges
    assert not regime("loi89").flat_charges


def test_loi_89_art_22_a_deposit_is_one_month_of_rent_at_most():
    assert regime("loi89").most_deposit(Decimal("438.00")) == Decimal("438.00")
    assert regime("art8_sublease").most_deposit(Decimal("438.00")) is None


def test_every_regime_cites_its_text():
    assert len(regimes()) == 11
    assert all(each.source and each.charges_source for each in regimes().values())
