"""Euros: `Decimal` with two places, everywhere."""

from decimal import Decimal
from typing import Any

from django.db import models

from palier.law.amounts import CENT, NOTHING, share_out, to_cent

__all__ = ["CENT", "NOTHING", "MoneyField", "euros", "share_out", "to_cent"]


class MoneyField(models.DecimalField):  # type: ignore[type-arg]
    """An amount in euros, to the cent."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("max_digits", 12)
        kwargs.setdefault("decimal_places", 2)
        super().__init__(*args, **kwargs)


def euros(amount: Decimal) -> str:
    """`1 234,56 €` with unbreakable spaces and a real minus sign."""
    sign = "−\u00a0" if amount < 0 else ""
    whole, _, cents = f"{abs(to_cent(amount)):,.2f}".replace(",", "\u00a0").partition(".")
    return f"{sign}{whole},{cents}\u00a0€"
