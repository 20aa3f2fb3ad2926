"""Recoverable charges: their kinds, a caretaker's part, when a late account is paid by twelfths."""

import tomllib
from datetime import date
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import Any

from palier.law.amounts import share_out


@cache
def _known() -> dict[str, Any]:
    return tomllib.loads(files("palier.law").joinpath("charges.toml").read_text(encoding="utf-8"))


def rubrics() -> list[tuple[str, str]]:
    """The eight kinds of the decree, by code, with their number and words."""
    return [(code, f"{roman}, {words}") for code, (roman, words) in _known()["rubrics"].items()]


def caretaker_percent(*, cleans: bool, handles_waste: bool) -> int:
    """How much of a caretaker's pay is recoverable: 75 % for both tasks, 40 % for one, else none."""
    told: dict[str, int] = _known()["caretaker"]
    if cleans and handles_waste:
        return told["both"]
    return told["one"] if cleans or handles_waste else 0


def is_late(year_ends_on: date, settled_on: date) -> bool:
    """Whether the account comes after the civil year that follows the one of the charges (art. 23)."""
    return settled_on > date(year_ends_on.year + 1, 12, 31)


def instalments(amount: Decimal) -> list[Decimal]:
    """An amount (euros) in the twelfths that a tenant may ask for when the account is late."""
    return share_out(amount, [1] * int(_known()["instalments"]))


def proofs_months() -> int:
    """How many months the proofs are kept at hand after the account is sent."""
    return int(_known()["proofs_months"])
