"""A logo that no document could bear is not kept."""

import struct
import zlib

import pytest

from palier.base.documents.logos import check_logo
from palier.base.kit.refusals import Refused

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">%s</svg>'


def a_png(width: int = 2, height: int = 2) -> bytes:
    def chunk(kind: bytes, told: bytes) -> bytes:
        return (
            struct.pack(">I", len(told)) + kind + told + struct.pack(">I", zlib.crc32(kind + told))
        )

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = zlib.compress(b"".join(b"\0" + bytes(2) for _ in range(2)))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def test_images_that_can_be_drawn_are_kept():
    for content in (a_png(), SVG % b'<path d="M1 1h7v7z"/>'):
        assert check_logo(content) == content


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"GIF89a", "PNG, JPEG ou SVG"),
        (a_png(100_000, 100_000), "points"),
        (a_png()[:40], "abîmée|points"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "points"),
        (SVG % b"<script>alert(1)</script>", "autre chose que lui-même"),
        (SVG % b'<image href="http://127.0.0.1/x.png"/>', "autre chose que lui-même"),
        (SVG % b'<use href="file:///etc/passwd"/>', "autre chose que lui-même"),
        (b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]>' + SVG % b"&b;", "abîmé"),
        (b"<svg", "abîmé"),
        (bytes(301 * 1024), "300 Ko"),
    ],
)
def test_what_cannot_be_drawn_or_looks_elsewhere_is_refused(content, words):
    with pytest.raises(Refused, match=words):
        check_logo(content)
