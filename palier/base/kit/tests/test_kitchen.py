"""A file of a stranger may kill the process that opens it, and nothing else."""

import io
import os
import time
import zipfile
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from openpyxl import Workbook

from palier.base.kit import folders
from palier.base.kit.kitchen import Limits, cook
from palier.base.kit.refusals import Refused
from palier.base.kit.sheets import open_file

LITTLE = Limits(memory=256, seconds=2, answer=1)


@dataclass(frozen=True)
class Plate:
    name: str
    parts: list[Decimal]


def everything(content: bytes, *more: object) -> list[object]:
    return [
        content,
        *more,
        date(2026, 11, 29),
        datetime(2026, 1, 2, 3, tzinfo=UTC),
        None,
        True,
        1.5,
    ]


def a_plate(content: bytes) -> dict[str, Plate]:
    return {"a": Plate(content.decode(), [Decimal("1.10")])}


def hungry(content: bytes) -> int:
    return len(bytearray(2_000_000_000))


def slow(content: bytes) -> None:
    time.sleep(60)


def busy(content: bytes) -> None:
    while True:
        pass


def talkative(content: bytes) -> str:
    return "x" * 3_000_000


def deadly(content: bytes) -> None:
    os.abort()


def unforeseen(content: bytes) -> None:
    raise KeyError("nobody thought of it")


def curious(content: bytes) -> dict[str, str]:
    return dict(os.environ)


def polite(content: bytes) -> None:
    raise Refused({"content": "Non."})


def test_values_come_back_as_they_were():
    given = cook(everything, b"\x00\xff", "é", {"a": 1})
    assert given == everything(b"\x00\xff", "é", {"a": 1})
    assert cook(a_plate, "né".encode(), into=(Plate,)) == a_plate("né".encode())


@pytest.mark.parametrize(
    ("dish", "words"),
    [
        (hungry, "se déplie"),
        (slow, "plus de 2 secondes"),
        (busy, "plus de 2 secondes"),
        (talkative, "plus de 1 Mo"),
        (deadly, "se déplie"),
        (unforeseen, "abîmé"),
    ],
)
def test_each_limit_has_its_sentence(dish, words):
    """Only what is slow is stopped by the time: two busy cores take theirs to start a child."""
    limits = LITTLE if dish in (slow, busy) else replace(LITTLE, seconds=30)
    with pytest.raises(Refused, match=words) as refused:
        cook(dish, b"", limits=limits, nothing="Rien n’a été importé.")
    assert "Rien n’a été importé." in str(refused.value)


def test_a_refusal_keeps_its_field():
    with pytest.raises(Refused) as refused:
        cook(polite, b"")
    assert refused.value.message_dict == {"content": ["Non."]}


def test_the_child_knows_no_secret(monkeypatch):
    monkeypatch.setenv("PALIER_SECRET_KEY", "secret")
    monkeypatch.setenv("DATABASE_URL", "postgres://somewhere")
    assert set(cook(curious, b"")) <= {"PATH", "LANG", "TMPDIR", "LC_CTYPE", "PWD"}


def test_one_cell_very_far_away_does_not_allocate_the_world():
    book = Workbook()
    book.active["A1"], book.active["XFD1048576"] = 1, 1
    kept = io.BytesIO()
    book.save(kept)
    with pytest.raises(Refused, match="se déplie"):
        open_file(kept.getvalue())


def test_a_zip_is_measured_before_and_while_it_is_unfolded():
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as folder:
        folder.writestr("a.txt", b"0" * 3_000_000)
    with pytest.raises(Refused, match="au plus"):
        folders.open_folder(kept.getvalue(), most=10, largest=1_000_000)
    damaged = bytearray(kept.getvalue())
    damaged[60] ^= 0xFF
    with pytest.raises(Refused, match="abîmé"):
        folders.open_folder(bytes(damaged), most=10, largest=10_000_000)


def test_names_of_a_mac_are_read_and_what_systems_leave_is_not():
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w") as folder:
        for name in ("Élodie.pdf", "~$Élodie.docx", "__MACOSX/._a.pdf", ".DS_Store"):
            each = zipfile.ZipInfo(name)
            folder.writestr(each, b"x")
    content = kept.getvalue()
    # As a Mac does: UTF-8 without its flag, accents apart.
    apart = "E\u0301lodie.pdf".encode()
    mac = io.BytesIO()
    with zipfile.ZipFile(mac, "w") as folder:
        folder.writestr("x" * len(apart), b"x")
    mac_content = mac.getvalue().replace(b"x" * len(apart), apart)
    assert [name for name, _ in folders.open_folder(content, most=9, largest=10_000)] == [
        "Élodie.pdf"
    ]
    assert [name for name, _ in folders.open_folder(mac_content, most=9, largest=10_000)] == [
        "Élodie.pdf"
    ]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('Nom;Prénom\nSOREL;Lune\n"VASSEUR;Igor\nMARCHETTI;Ode\n', "Ligne 3"),
        ('Nom;Prénom\n"SOREL;Lune\nVASSEUR;Igor\nODE;"Nour"\nX;Y\n', "Ligne 2"),
    ],
)
def test_a_quotation_mark_never_swallows_lines(text, words):
    with pytest.raises(Refused, match=f"{words} : un guillemet"):
        open_file(text.encode())


def test_a_cell_may_hold_several_lines():
    [sheet] = open_file(b'Nom;Remarque\nSOREL;"deux\nlignes"\nVASSEUR;"dit ""Igor"""\n')
    assert sheet.rows[1:] == [["SOREL", "deux lignes"], ["VASSEUR", 'dit "Igor"']]
