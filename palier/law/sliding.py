"""The sliding lease: when its review is due, when the landlord answers the prefect."""

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from palier.law.dates import add_months


@dataclass(frozen=True)
class Examination:
    """A period at whose end the sublease was reviewed together; `ends_on` is its last limit."""

    number: int
    starts_on: date
    ends_on: date
    landlord_by: date | None


@cache
def _known() -> dict[str, Any]:
    text = files("palier.law").joinpath("sliding.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def source() -> str:
    """The articles of the sliding lease."""
    text: str = _known()["source"]
    return text


def may_slide(regime: str) -> bool:
    """Whether a contract under this regime may become the household's own lease."""
    return regime in _known()["may_slide"]


def slides_to() -> list[str]:
    """The regimes of the household's own lease."""
    return list(_known()["slides_to"])


def review_is_by_law(regime: str) -> bool:
    """Whether the law asks for the review and the landlord's answer, or only the contract."""
    return regime in _known()["by_law"]


def legal_months() -> int:
    """Months between two reviews, from the signature of the sublease."""
    months: int = _known()["review_months"]
    return months


def examination(signed_on: date, months: int, on: date, *, by_law: bool) -> Examination:
    """The period of `months` that holds a day, counted from the signature of the sublease.

    `landlord_by`: by when a social landlord tells the prefect whether it offers a lease.
    """
    number = 1
    while add_months(signed_on, months * number) <= on:
        number += 1
    ends_on = add_months(signed_on, months * number)
    before = _known()["landlord_answers_months_before"]
    return Examination(
        number,
        add_months(signed_on, months * (number - 1)),
        ends_on,
        add_months(ends_on, -before) if by_law else None,
    )
