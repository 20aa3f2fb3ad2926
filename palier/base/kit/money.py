"""Euros: `Decimal` with two places, everywhere."""

from decimal import Decimal

from palier.law.amounts import CENT, NOTHING, share_out, to_cent

__all__ = ["CENT", "NOTHING", "euros", "share_out", "to_cent"]


def euros(amount: Decimal) -> str:
    """`1 234,56 €` with unbreakable spaces and a real minus sign."""
    sign = "−\u00a0" if amount < 0 else ""
    whole, _, cents = f"{abs(to_cent(amount)):,.2f}".replace(",", "\u00a0").partition(".")
    return f"{sign}{whole},{cents}\u00a0€"


def less(amount: Decimal) -> str:
    """An amount taken off, as it follows another: `− 12,00 €`, or `+ 12,00 €` when it is given back."""
    return f"{'+' if amount < 0 else '−'}\u00a0{euros(abs(amount))}"
