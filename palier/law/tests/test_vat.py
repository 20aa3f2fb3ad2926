from datetime import date
from decimal import Decimal

import pytest

from palier.law.vat import fee_of, vat_rate


@pytest.mark.parametrize(("with_vat", "vat"), [(True, "8.00"), (False, "0.00")])
def test_art_278_a_fee_of_8_percent_on_500(with_vat, vat):
    told = fee_of(Decimal("500.00"), Decimal(8), date(2026, 5, 1), with_vat=with_vat)

    assert told == (Decimal("40.00"), Decimal(vat))


def test_before_the_first_rate_known_nothing_is_invented():
    with pytest.raises(LookupError):
        vat_rate(date(2013, 12, 31))
