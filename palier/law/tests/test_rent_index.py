from datetime import date
from decimal import Decimal

import pytest

from palier.law.rent_index import (
    IndexMissing,
    index_quarter_year,
    last_anniversary,
    published,
    reviewed_rent,
)


def test_500_euros_from_the_third_quarter_of_2024_to_2025():
    assert reviewed_rent(Decimal("500.00"), (2025, 3), published()) == Decimal("504.36")


def test_an_index_that_is_not_known_is_never_guessed():
    with pytest.raises(IndexMissing, match="IRL 2026 T3"):
        reviewed_rent(Decimal("500.00"), (2026, 3), published())


def test_the_last_published_index_serves():
    # 500 x 148.37 / 146.68 (T2 2026 over T2 2025).
    assert reviewed_rent(Decimal("500.00"), (2026, 2), published()) == Decimal("505.76")


@pytest.mark.parametrize(
    ("quarter", "on", "year"),
    [
        (3, date(2025, 10, 14), 2024),
        (3, date(2025, 10, 15), 2025),
        (4, date(2026, 1, 14), 2024),
        (4, date(2026, 1, 15), 2025),
        (2, date(2026, 9, 1), 2026),
    ],
)
def test_the_latest_index_of_a_quarter_that_was_out_on_a_day(quarter, on, year):
    assert index_quarter_year(quarter, on) == year


@pytest.mark.parametrize(
    ("starts_on", "on", "expected"),
    [
        (date(2024, 3, 1), date(2025, 2, 28), None),
        (date(2024, 3, 1), date(2025, 3, 1), date(2025, 3, 1)),
        (date(2020, 2, 29), date(2025, 3, 1), date(2025, 2, 28)),
        (date(2024, 3, 1), date(2026, 2, 1), date(2025, 3, 1)),
    ],
)
def test_the_last_anniversary_of_a_lease(starts_on, on, expected):
    assert last_anniversary(starts_on, on) == expected
