"""Text as it may be kept: no sign that no page, print or export can carry."""

import unicodedata

_BREAKS = str.maketrans({"\x0b": "\n", "\x0c": "\n", "\x85": "\n", "\u2028": "\n", "\u2029": "\n"})
_KEPT = {"\n", "\t"}
# Signs that say nothing by themselves and hide: marks of direction, zero-width spaces, BOM, filler.
# The joiners stay: Persian, Indian scripts and emoji are written with them.
_HIDDEN = {*map(chr, range(0x202A, 0x202F)), *map(chr, range(0x2066, 0x206A))} | {
    "\u200b",
    "\u200e",
    "\u200f",
    "\u2060",
    "\ufeff",
    "\u00ad",
    "\ufffe",
    "\uffff",
}


def clean(text: str) -> str:
    """`text` without control signs, halves of signs, nor what is invisible; breaks become lines.

    Composed (NFC): the same name is the same name however it was typed.
    """
    if text.isascii() and text.isprintable():
        return text
    text = text.replace("\r\n", "\n").replace("\r", "\n").translate(_BREAKS)
    kept = "".join(
        sign
        for sign in text
        if sign in _KEPT
        or (sign not in _HIDDEN and unicodedata.category(sign) not in {"Cc", "Cs", "Cn"})
    )
    return unicodedata.normalize("NFC", kept)


def line(text: str) -> str:
    """The same on one line, single spaces: a name, a label, a cell."""
    return " ".join(clean(text).split())
