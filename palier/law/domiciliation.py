"""Domiciliation: how long it lasts, when an answer is due, when silence ends it.

Source: CASF art. L264-2 (limited in time, renewed by right), L264-5 (why it ends), D264-1 s.
"""

import tomllib
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from palier.law.dates import add_months


@cache
def _known() -> dict[str, Any]:
    text = files("palier.law").joinpath("domiciliation.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def source() -> str:
    """The texts that rule it."""
    told: str = _known()["source"]
    return told


def expires_on(granted_on: date) -> date:
    """The first day that an address given on a day no longer holds, unless it is renewed."""
    return add_months(granted_on, _known()["months"])


def answer_due_on(asked_on: date) -> date:
    """Until when a request is answered."""
    return add_months(asked_on, _known()["answer_months"])


def holds_in_silence_until(heard_on: date, away_until: date | None = None) -> date:
    """The last day that silence since a day does not end a domiciliation: it takes more than three
    months (CASF art. L264-5), and a justified absence is no silence."""
    until = add_months(heard_on, _known()["silence_months"])
    return max(until, away_until) if away_until else until


def appeal() -> str:
    """How a refusal, or an end, is contested: what its letter says (a decision of a mission of public
    service)."""
    months, of = _known()["appeal_months"], _known()["appeal_source"]
    return (
        "Vous pouvez nous demander de revoir cette décision, et la contester devant le tribunal "
        f"administratif dans les {months} mois qui suivent sa réception ({of})."
    )
