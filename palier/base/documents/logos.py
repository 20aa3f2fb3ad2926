"""A logo: looked at before it is kept, so that no document waits for an image that cannot be drawn."""

import struct
import tempfile
from pathlib import Path
from xml.etree.ElementTree import ParseError

import typst
from defusedxml import ElementTree
from defusedxml.common import DefusedXmlException

from palier.base.kit.kitchen import Limits, cook
from palier.base.kit.refusals import Refused

LARGEST = 300 * 1024
WIDEST = 4000
"""Pixels, each way: a letterhead shows four hundred."""
SIGNATURES = {b"\x89PNG": "png", b"\xff\xd8": "jpg", b"<svg": "svg", b"<?xml": "svg"}
KEPT = "Rien n’a été gardé."


def kind_of(content: bytes) -> str:
    """`png`, `jpg`, `svg`, or nothing."""
    start = content.lstrip(b"\xef\xbb\xbf \t\r\n")
    return next((kind for sign, kind in SIGNATURES.items() if start.startswith(sign)), "")


def check_logo(content: bytes) -> bytes:
    """The logo, when every document can bear it.

    Refused: over 300 KB, not PNG, JPEG or SVG, gigantic once unfolded, an SVG that refers to
    something outside itself, an image that cannot be drawn.
    """
    if len(content) > LARGEST:
        raise Refused(f"Ce logo dépasse 300 Ko : réduisez-le. {KEPT}")
    if not kind_of(content):
        raise Refused(f"Ce fichier n’est pas une image PNG, JPEG ou SVG. {KEPT}")
    cook(try_logo, content, limits=Limits(memory=3072, seconds=20, answer=1), nothing=KEPT)
    return content


def try_logo(content: bytes) -> None:
    """Draw it once, here: what `check_logo` does in its child."""
    kind = kind_of(content)
    if kind == "svg":
        _check_svg(content)
    else:
        width, height = _size_of(content, kind)
        if not (0 < width <= WIDEST and 0 < height <= WIDEST):
            raise Refused(
                f"Ce logo mesure {width} × {height} points ; {WIDEST} de côté suffisent. {KEPT}"
            )
    with tempfile.TemporaryDirectory(prefix="palier-") as folder:
        Path(folder, f"logo.{kind}").write_bytes(content)
        page = Path(folder, "page.typ")
        page.write_text(f'#image("logo.{kind}", height: 14mm, alt: "logo")', encoding="utf-8")
        try:
            typst.compile(str(page), root=folder, font_paths=[])
        except (RuntimeError, ValueError, typst.TypstError):
            raise Refused(
                f"Ce logo ne peut pas être dessiné : l’image est abîmée. {KEPT} "
                "Enregistrez-la à nouveau en PNG."
            ) from None


def _check_svg(content: bytes) -> None:
    try:
        root = ElementTree.fromstring(content, forbid_dtd=True)
    except (DefusedXmlException, ParseError, ValueError):
        raise Refused(f"Ce logo SVG est abîmé. {KEPT} Enregistrez-le en PNG.") from None
    for node in root.iter():
        name = str(node.tag).rpartition("}")[2].lower()
        told = [
            value for key, value in node.attrib.items() if key.rpartition("}")[2].lower() == "href"
        ]
        outside = [
            value for value in told if not value.startswith(("#", "data:image/png;base64,"))
        ]
        if name in {"script", "foreignobject", "iframe"} or outside:
            raise Refused(
                f"Ce logo SVG appelle autre chose que lui-même ({name}). {KEPT} "
                "Enregistrez-le en PNG, ou en SVG simple."
            )


def _size_of(content: bytes, kind: str) -> tuple[int, int]:
    """Width and height as the file says them, before anything is unfolded."""
    try:
        if kind == "png":
            return struct.unpack(">II", content[16:24])
        at = 2
        while content[at] == 0xFF:
            mark, length = content[at + 1], int.from_bytes(content[at + 2 : at + 4], "big")
            if 0xC0 <= mark <= 0xCF and mark not in {0xC4, 0xC8, 0xCC}:
                height, width = struct.unpack(">HH", content[at + 5 : at + 9])
                return width, height
            at += 2 + length
    except (struct.error, IndexError):
        pass
    return 0, 0
