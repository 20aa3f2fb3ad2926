"""Who pays for a repair, by the way a home is held; a title's own clause prevails."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any


@dataclass(frozen=True)
class RepairShare:
    """Who pays for one kind of repair (owner, association, occupant, insurance), by which text."""

    item: str
    label: str
    payer: str
    source: str


@cache
def _known() -> dict[str, Any]:
    text = files("palier.law").joinpath("repairs.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def repair_items() -> list[tuple[str, str]]:
    """Every kind of repair, by code."""
    return list(_known()["items"].items())


def repair_tree() -> list[tuple[str, list[tuple[str, str]]]]:
    """The same kinds by branch, in the order one looks for them."""
    labels = dict(repair_items())
    return [
        (branch, [(code, labels[code]) for code in codes])
        for branch, codes in _known()["tree"].items()
    ]


def repair_table(name: str) -> list[RepairShare]:
    """What holds until a clause says else, for a way of holding homes; KeyError if unknown."""
    table = _known()["tables"][name]
    return [RepairShare(item, label, *table[item]) for item, label in repair_items()]
