"""The usual steps of an entry, for one contract."""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from importlib.resources import files

from palier.law.pieces import pieces_of
from palier.law.regimes import regime

SCHOOL = range(3, 17)
"""Ages at which one is expected at school (Code de l’éducation, art. L131-1: 3 to 16)."""
HOUSES = {"logement_foyer", "shelter", "pitch", "family_plot", "student"}
"""Regimes under which one lives in a place that somebody runs."""
MOBILE = {"pitch"}
"""A caravan on a pitch opens no housing benefit; the manager of the site has a grant (ALT2)."""


def may_have_benefit(code: str) -> bool:
    """Whether a housing benefit may be due under a regime: then one asks for it in time."""
    return regime(code).benefit_opens != "none" and code not in MOBILE


@dataclass(frozen=True)
class UsualStep:
    """A step, who does it, so many days after the entry, for which contracts."""

    code: str
    label: str
    by: str
    days: int
    when: str

    def due_on(self, starts_on: date) -> date:
        return starts_on + timedelta(days=self.days)


@cache
def usual_steps() -> dict[str, UsualStep]:
    """All of them by code, in their order."""
    text = files("palier.work.settling").joinpath("steps.toml").read_text(encoding="utf-8")
    return {each["code"]: UsualStep(**each) for each in tomllib.loads(text)["steps"]}


def steps_for(code: str, ages: Sequence[int | None]) -> list[UsualStep]:
    """Those of a contract: `code` its regime, `ages` of those who move in (None: not known)."""
    law = regime(code)
    holds = {
        "all": True,
        "own_meters": not law.flat_charges,
        "insured": any(piece.code == "insurance" for piece in pieces_of(code)),
        "benefit": may_have_benefit(code),
        "house": code in HOUSES,
        "school": any(age in SCHOOL for age in ages if age is not None),
    }
    return [step for step in usual_steps().values() if holds[step.when]]
