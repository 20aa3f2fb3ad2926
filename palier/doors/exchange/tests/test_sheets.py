import io
import zipfile

import pytest

from palier.base.kit import sheets
from palier.base.kit.refusals import Refused
from palier.base.kit.sheets import decode, letter, open_file
from palier.doors.exchange.tests.examples import EXAMPLES

TEXT = "Lot;Propriétaire;Entrée\nL1;Société d’Été;01/02/2025\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252", "mac_roman"])
def test_any_encoding_gives_the_same_words(encoding):
    assert decode(TEXT.encode(encoding)) == TEXT


def test_the_old_code_page_of_dos_too():
    text = TEXT.replace("’", "'")
    assert decode(text.encode("cp850")) == text


@pytest.mark.parametrize("sign", [";", ",", "\t", "|"])
def test_any_separator_cuts_the_same_cells(sign):
    [sheet] = open_file(f"Lot{sign}Loyer\nL1{sign}438\n".encode())

    assert sheet.rows == [["Lot", "Loyer"], ["L1", "438"]]


def test_formulas_are_read_as_values_and_merged_cells_say_their_word_everywhere():
    book = open_file((EXAMPLES / "suivi-locatif.xlsx").read_bytes())
    rows = book[1].rows

    assert rows[2][:3] == ["Logement"] * 3
    assert rows[5][11] == 499.0
    assert [rows[5][3], rows[6][3]] == ["SCI Les Tilleuls"] * 2


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "vide"),
        (b" \r\n;;\n", "vide"),
        (b"PK\x03\x04 torn", "abîmé"),
        (b"\xd0\xcf\x11\xe0 torn", "abîmé"),
        (b"a\x00b\x00c", "ni un tableur ni du texte"),
        (b"x" * (sheets.LARGEST + 1), "Mo"),
        (b"\n".join([b"a;b"] * (sheets.MOST_ROWS + 1)), "lignes"),
    ],
)
def test_what_is_no_table_gets_a_sentence(content, words):
    with pytest.raises(Refused, match=words):
        open_file(content)


def test_a_file_that_unfolds_into_too_much_is_not_opened(monkeypatch):
    monkeypatch.setattr(sheets, "LARGEST_OPEN", 1000)
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as folder:
        folder.writestr("xl/workbook.xml", "0" * 2000)

    with pytest.raises(Refused, match="se déplie"):
        sheets.read(kept.getvalue())


def test_a_column_is_called_as_a_spreadsheet_does():
    assert [letter(n) for n in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]
