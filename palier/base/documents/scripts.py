"""Every name of the world on paper: in its own script where a typeface has it, else in our letters.

A paper that no typeface can draw would stop the month's printing: what none of them holds is written
in Latin letters (李 as `Li`), and a sign that says nothing in letters is left out.
"""

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

import fontpkg_bricolage_grotesque
import fontpkg_heebo
import fontpkg_hind_siliguri
import fontpkg_inter
import fontpkg_noto_sans
import fontpkg_noto_sans_arabic
import fontpkg_noto_sans_devanagari
import fontpkg_noto_sans_khmer
import fontpkg_noto_sans_tamil
import fontpkg_noto_sans_telugu
import fontpkg_noto_sans_thai
from text_unidecode import unidecode


def _folder(package: Any) -> str:
    return str(Path(str(package.__file__)).parent / "files")


OURS = [_folder(package) for package in (fontpkg_inter, fontpkg_bricolage_grotesque)]
"""The house's typefaces: Latin, Greek and Cyrillic letters."""
OTHERS = [
    _folder(package)
    for package in (
        fontpkg_noto_sans,
        fontpkg_noto_sans_arabic,
        fontpkg_noto_sans_devanagari,
        fontpkg_noto_sans_khmer,
        fontpkg_noto_sans_tamil,
        fontpkg_noto_sans_telugu,
        fontpkg_noto_sans_thai,
        fontpkg_hind_siliguri,
        fontpkg_heebo,
    )
]
"""Other scripts; looked into only when a text holds something else than ours."""
PLAIN = 0x250
"""Below it, and in general punctuation, the house's typefaces hold every sign that we write."""
PUNCTUATION = range(0x2000, 0x20D0)


def is_plain(texts: Iterable[str]) -> bool:
    """Whether these texts hold nothing but Latin letters and our punctuation."""
    return all(
        text.isascii() or all(ord(sign) < PLAIN or ord(sign) in PUNCTUATION for sign in text)
        for text in texts
    )


@cache
def _drawn() -> frozenset[int]:
    """Every sign that one of the typefaces draws."""
    found: set[int] = set()
    for folder in [*OURS[:1], *OTHERS]:
        for path in sorted(Path(folder).glob("*.[to]tf")):
            from fontTools.ttLib import TTFont  # heavy: read when a letter is missing

            with TTFont(path, lazy=True) as font:
                found.update(font.getBestCmap())
    return frozenset(found)


def drawable(text: str) -> str:
    """`text` with what no typeface draws written in Latin letters."""
    if is_plain([text]) or all(ord(sign) in _drawn() or sign.isspace() for sign in text):
        return text
    told = "\n".join(_in_our_letters(line) for line in text.split("\n"))
    return told if told.strip() else "—"


def _in_our_letters(line: str) -> str:
    words = []
    for word in line.split():
        written = "".join(sign if ord(sign) in _drawn() else unidecode(sign) for sign in word)
        if written != word:  # a joiner joins nothing any more, and a name begins with a capital
            written = written.translate(JOINERS).strip()
            written = written[:1].upper() + written[1:]
        words.append(written)
    return " ".join(filter(None, words))


JOINERS = {0x200C: None, 0x200D: None, 0xFE0E: None, 0xFE0F: None}
