"""Value added tax on management fees: rents of homes bear none (CGI, art. 261 D)."""

import tomllib
from datetime import date
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import Any

from palier.law.amounts import to_cent


@cache
def _known() -> dict[str, Any]:
    return tomllib.loads(files("palier.law").joinpath("vat.toml").read_text(encoding="utf-8"))


def vat_rate(on: date) -> Decimal:
    """The ordinary rate on a day, in percent. Raises LookupError before the first one known."""
    rates = [rate for rate in _known()["rates"] if rate["from"] <= on]
    if not rates:
        raise LookupError(on)
    return Decimal(max(rates, key=lambda rate: rate["from"])["percent"])


def fee_of(
    receipts: Decimal, percent: Decimal, on: date, *, with_vat: bool
) -> tuple[Decimal, Decimal]:
    """The fee before tax on what was cashed, and its VAT (euros).

    500.00 at 8 %: 40.00 and 8.00 of VAT, or 40.00 and none for an association that is not subject.
    """
    fee = to_cent(receipts * percent / 100)
    return fee, to_cent(fee * vat_rate(on) / 100) if with_vat else Decimal("0.00")
