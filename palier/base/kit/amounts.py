"""Amounts as people write them: one reader for forms, imports and the bank."""

import re
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from palier.law.amounts import to_cent


class Unreadable(ValueError):
    """A cell does not say what its column asks for; the message is a French sentence."""


class Rounded(Decimal):
    """An amount that had more than two decimals, rounded to the cent."""


class Doubtful(Decimal):
    """An amount written `412.335`: thousands in French, but perhaps three decimals elsewhere."""


def read_text(cell: Any) -> str:
    """The words of a cell; a whole number without its decimals."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, date):
        return f"{cell:%d/%m/%Y}"
    return str(cell).strip()


def read_amount(cell: Any) -> Decimal:
    """Euros: `1 234,50 €`, `1.234,50`, `(120,00)`, `120-`, a number."""
    if isinstance(cell, bool | date):
        raise Unreadable(
            f"« {read_text(cell)} » n’est pas un montant. Écrivez par exemple 438,50."
        )
    if isinstance(cell, int | float):
        return _to_cent(Decimal(repr(cell)) if isinstance(cell, float) else Decimal(cell), cell)
    text = re.sub(r"(?i)\s|€|euros?|eur\b", "", str(cell)).replace("−", "-").replace("'", "")
    text = re.sub(r"[.,][-–]{1,2}$", "", text)  # `45,-`: no cents
    signs = re.fullmatch(r"([-(+]?)([\d.,]+)([-)]?)", text)
    if signs is None:
        raise Unreadable(f"« {cell} » n’est pas un montant. Écrivez par exemple 438,50.")
    negative = signs[1] in {"-", "("} or signs[3] == "-"
    digits = signs[2]
    if re.fullmatch(r"\d{1,3}(\.\d{3})+(,\d+)?", digits) or (
        "," in digits and "." in digits and digits.rfind(",") > digits.rfind(".")
    ):
        digits = digits.replace(".", "").replace(",", ".")
    elif "," in digits and "." in digits:
        digits = digits.replace(",", "")
    else:
        digits = digits.replace(",", ".")
    if not re.fullmatch(r"\d+(\.\d*)?|\.\d+", digits):
        raise Unreadable(f"« {cell} » n’est pas un montant. Écrivez par exemple 438,50.")
    amount = _to_cent(-Decimal(digits) if negative else Decimal(digits), cell)
    return Doubtful(amount) if re.fullmatch(r"\d{1,3}\.\d{3}", signs[2]) else amount


def _to_cent(amount: Decimal, cell: Any) -> Decimal:
    try:
        if not amount.is_finite() or abs(amount) >= Decimal(10) ** 8:
            raise InvalidOperation
    except InvalidOperation:
        raise Unreadable(f"« {cell} » est un montant trop grand.") from None
    cents = to_cent(amount)
    return cents if abs(amount - cents) < Decimal("0.000001") else Rounded(cents)
