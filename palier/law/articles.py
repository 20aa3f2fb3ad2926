"""Which article of the law touches a contract, regime by regime: applies, otherwise, not, unsure."""

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any, Literal

Kind = Literal["applies", "otherwise", "without", "unsure"]
STAGES = {
    "enter": "Entrer",
    "live": "Y vivre",
    "pay": "Payer",
    "leave": "Partir",
}
FURNISHED = {"loi89": "loi89_furnished"}
"""The regimes whose furnished homes have a title of their own (loi n° 89-462, art. 25-3)."""


@dataclass(frozen=True)
class Answer:
    """What one matter is under one regime; `code` is how the software reads it, if it does."""

    kind: Kind
    words: str
    code: str = ""


@dataclass(frozen=True)
class Matter:
    """One article, or a few that belong together, and what becomes of it under each regime."""

    code: str
    label: str
    stage: str
    source: str
    since: date
    checked_on: date
    says: str
    answers: dict[str, Answer]

    def under(self, regime: str, *, furnished: bool = False) -> Answer:
        """The answer under a regime; KeyError if there is no such regime."""
        column = FURNISHED.get(regime, regime) if furnished else regime
        return self.answers[column]


@cache
def matters() -> dict[str, Matter]:
    """Every matter by code, in the order of a contract's life."""
    text = files("palier.law").joinpath("articles.toml").read_text(encoding="utf-8")
    return {code: _matter(code, given) for code, given in tomllib.loads(text).items()}


def _matter(code: str, given: dict[str, Any]) -> Matter:
    says, own = given["says"], given.get("code", "")
    codes: dict[str, str] = given.get("codes", {})
    told: list[tuple[str, Kind, str]] = [(regime, "applies", says) for regime in given["applies"]]
    kinds: tuple[Kind, ...] = ("otherwise", "without", "unsure")
    for kind in kinds:
        told += [(regime, kind, words) for regime, words in given.get(kind, {}).items()]
    answers: dict[str, Answer] = {}
    for regime, kind, words in told:
        if regime in answers:
            raise ValueError(f"{code}: {regime} answers twice")
        answers[regime] = Answer(kind, words, codes.get(regime, own if kind == "applies" else ""))
    return Matter(
        code,
        given["label"],
        given["stage"],
        given["source"],
        given["since"],
        given["checked_on"],
        says,
        answers,
    )


def answer(matter: str, regime: str, *, furnished: bool = False) -> Answer:
    """What a matter is under a regime; KeyError if there is no such matter or regime."""
    return matters()[matter].under(regime, furnished=furnished)


def is_governed(matter: str, regime: str) -> bool:
    """Whether a text governs the matter under this regime, that article's or another's."""
    return answer(matter, regime).kind in ("applies", "otherwise")
