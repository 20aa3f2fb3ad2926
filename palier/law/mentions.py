"""What a contract must say under each regime: the law's list, held against the printed words."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any


@dataclass(frozen=True)
class Mention:
    """One thing that a contract must say, and by which text."""

    code: str
    label: str
    source: str
    regimes: frozenset[str]


@cache
def mentions() -> dict[str, Mention]:
    """Every mention by code."""
    text = files("palier.law").joinpath("mentions.toml").read_text(encoding="utf-8")
    told = tomllib.loads(text)
    return {
        code: Mention(
            code, given["label"], given["source"], columns_of(given["in"], told["groups"])
        )
        for code, given in told["mentions"].items()
    }


def columns_of(named: list[str], groups: dict[str, Any]) -> frozenset[str]:
    """The regimes that these words stand for, groups unfolded."""
    return frozenset(each for word in named for each in groups.get(word, [word]))


def column_of(regime: str, *, furnished: bool = False) -> str:
    """Where a contract stands in this table: a furnished direct lease has a column of its own."""
    return f"{regime}_furnished" if furnished and regime == "loi89" else regime


@cache
def groups() -> dict[str, list[str]]:
    """The groups of regimes by name."""
    text = files("palier.law").joinpath("mentions.toml").read_text(encoding="utf-8")
    found: dict[str, list[str]] = tomllib.loads(text)["groups"]
    return found


def mentions_of(regime: str, *, furnished: bool = False) -> list[Mention]:
    """What a contract of a regime must say, in the order of the law."""
    column = column_of(regime, furnished=furnished)
    return [each for each in mentions().values() if column in each.regimes]
