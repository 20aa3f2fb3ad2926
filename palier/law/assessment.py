"""The social and financial assessment: its headings, and what needs the household's agreement."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def _known() -> dict[str, Any]:
    text = files("palier.law").joinpath("assessment.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def headings() -> dict[str, str]:
    """Every heading that the decree asks for, by code, in its order (décret n° 2021-8, art. 2)."""
    found: dict[str, str] = _known()["headings"]
    return found


def shareable() -> dict[str, str]:
    """What is taken from the household's file only with its agreement, by code."""
    found: dict[str, str] = _known()["shareable"]
    return found
