"""What a contract needs before the keys are handed over, each piece with its article."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True)
class Piece:
    """A paper that a contract rests on; `waivable`: one may enter without it, with a reserve."""

    code: str
    label: str
    source: str
    regimes: tuple[str, ...]
    waivable: bool


@cache
def _pieces() -> tuple[Piece, ...]:
    text = files("palier.law").joinpath("pieces.toml").read_text(encoding="utf-8")
    return tuple(
        Piece(**{**given, "regimes": tuple(given["regimes"])})
        for given in tomllib.loads(text)["pieces"]
    )


def pieces_of(regime: str) -> list[Piece]:
    """What a contract under this regime needs, in the order of the trade."""
    return [piece for piece in _pieces() if regime in piece.regimes]


def piece_labels() -> dict[str, str]:
    """Every piece once, by code."""
    return {piece.code: piece.label for piece in reversed(_pieces())}
