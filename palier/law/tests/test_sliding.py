from datetime import date

import pytest

from palier.law import sliding
from palier.law.regimes import regimes


@pytest.mark.parametrize(
    ("on", "number", "ends_on", "landlord_by"),
    [
        (date(2026, 1, 15), 1, date(2026, 7, 15), date(2026, 5, 15)),
        (date(2026, 7, 14), 1, date(2026, 7, 15), date(2026, 5, 15)),
        (date(2026, 7, 15), 2, date(2027, 1, 15), date(2026, 11, 15)),
        (date(2027, 12, 1), 4, date(2028, 1, 15), date(2027, 11, 15)),
    ],
)
def test_cch_l442_8_3_every_six_months_and_the_prefect_two_months_before(
    on, number, ends_on, landlord_by
):
    found = sliding.examination(date(2026, 1, 15), 6, on, by_law=True)

    assert (found.number, found.ends_on, found.landlord_by) == (number, ends_on, landlord_by)


def test_with_a_private_landlord_the_contract_decides_and_the_prefect_is_told_nothing():
    found = sliding.examination(date(2026, 1, 31), 3, date(2026, 2, 1), by_law=False)

    assert (found.ends_on, found.landlord_by) == (date(2026, 4, 30), None)
    assert {code for code in regimes() if sliding.review_is_by_law(code)} == {"hlm_sublease"}
    assert {code for code in regimes() if sliding.may_slide(code)} == {
        "hlm_sublease",
        "conventioned_sublease",
        "art8_sublease",
    }
