"""Sentences of a note that only some read: kept apart, and joined again for them."""

import re

from palier.base.ui.watching import replace_secrets

_MARK = re.compile(r"\[\[(\d+)\]\]")


def split_secrets(text: str) -> tuple[str, list[str]]:
    """The shared text, where `[[1]]` stands for the first sentence between `[[` and `]]`; these."""
    secrets: list[str] = []

    def keep(found: re.Match[str]) -> str:
        secrets.append(found[1].strip())
        return f"[[{len(secrets)}]]"

    return replace_secrets(text, keep), secrets


def join_secrets(text: str, secrets: dict[int, str]) -> str:
    """The text as its author typed it."""
    return _MARK.sub(lambda found: f"[[{secrets.get(int(found[1]), '')}]]", text)


def without_secrets(text: str) -> str:
    """The text for those who do not read its secret sentences."""
    return _MARK.sub("(phrase secrète)", text)


def pieces(text: str, secrets: dict[int, str]) -> list[tuple[str, bool]]:
    """The text in pieces, each with whether it is secret; unreadable ones say so."""
    told: list[tuple[str, bool]] = []
    end = 0
    for found in _MARK.finditer(text):
        told.append((text[end : found.start()], False))
        told.append((secrets.get(int(found[1]), "phrase secrète"), True))
        end = found.end()
    return [*told, (text[end:], False)]
