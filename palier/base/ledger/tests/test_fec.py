"""The FEC (LPF art. A47 A-1), written, then proved line by line."""

from datetime import date
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import pytest
from django.db import connection

from palier.base.kit.refusals import Refused
from palier.base.ledger import fec
from palier.base.ledger.actions import Side, needed_account, post_entry, reverse_entry
from palier.base.ledger.models import Auxiliary, FiscalYear, Sequence
from palier.base.ledger.tests.examples import an_entry, an_organisation, the_account
from palier.base.tenancy.reads import main_entity
from palier.base.tenancy.tests.examples import the_system

NAME = "912345675FEC20261231.txt"


def _written(year: FiscalYear, folder: Path, name: str = NAME) -> Path:
    path = folder / name
    with path.open("wb") as file:
        fec.write(year, file)
    return path


def _changed(path: Path, line: int, column: int, value: str) -> Path:
    rows = path.read_bytes().decode(fec.ENCODING).split("\r\n")
    cells = rows[line].split("\t")
    cells[column] = value
    rows[line] = "\t".join(cells)
    path.write_bytes("\r\n".join(rows).encode(fec.ENCODING))
    return path


def test_a_year_written_is_proved(tmp_path):
    organisation = an_organisation()
    first = an_entry(organisation, "499.00")
    reverse_entry(first, on=date(2026, 6, 1), actor=the_system(organisation))

    proof = fec.check(_written(first.year, tmp_path))

    assert (proof.lines, proof.entries, proof.wrong) == (4, 2, [])
    assert proof.debit == proof.credit == 998


def test_opening_balances_come_first_and_the_result_in_120(tmp_path):
    organisation = an_organisation()
    an_entry(organisation, "499.00", on=date(2025, 12, 30))
    year = an_entry(organisation, "10.00").year

    rows = _written(year, tmp_path).read_bytes().decode(fec.ENCODING).split("\r\n")
    cells = [row.split("\t") for row in rows[1:3]]

    assert [(c[0], c[2], c[3], c[4], c[6], c[11], c[12]) for c in cells] == [
        ("RAN", "RAN000001", "20260101", "120", "", "0,00", "499,00"),
        ("RAN", "RAN000001", "20260101", "411", "M1", "499,00", "0,00"),
    ]
    assert fec.check(tmp_path / NAME).is_right


@pytest.mark.parametrize(
    ("line", "column", "value", "words"),
    [
        (0, 0, "Journal", "noms des dix-huit colonnes"),
        (1, 3, "05/05/2026", "n’est pas une date AAAAMMJJ"),
        (1, 3, "20270105", "après la clôture"),
        (1, 4, "X1", "n’est pas un numéro du plan comptable"),
        (1, 8, "", "PieceRef : vide"),
        (1, 11, "499.00", "n’est pas un montant à virgule"),
        (1, 12, "499,00", "un débit ou un crédit, pas les deux"),
        (1, 11, "400,00", "ne s’équilibre pas"),
        (1, 2, "VE000007", "saute au numéro VE000007"),
        (1, 13, "AAAAB", "une lettre va avec sa date"),
        (3, 15, "20200101", "pas dans l’ordre de leur validation"),
    ],
)
def test_each_fault_is_found_and_told_with_its_line(tmp_path, line, column, value, words):
    organisation = an_organisation()
    an_entry(organisation)
    year = an_entry(organisation).year
    path = _changed(_written(year, tmp_path), line, column, value)

    found = fec.check(path).wrong

    assert any(words in each for _, each in found)
    assert {at for at, each in found if words in each} & {line + 1}


def test_a_wrong_name_and_a_missing_cell_are_told(tmp_path):
    organisation = an_organisation()
    path = _written(an_entry(organisation).year, tmp_path, "fec.txt")
    path.write_bytes(path.read_bytes() + b"VE\tseul\r\n")

    words = [each for _, each in fec.check(path).wrong]

    assert any("n’est pas SIRENFECAAAAMMJJ" in each for each in words)
    assert "2 colonnes au lieu de 18" in words


def test_what_latin_9_does_not_know_is_written_plainly(tmp_path):
    organisation = an_organisation()
    entry = an_entry(organisation)

    text = _written(entry.year, tmp_path).read_bytes()

    assert "’".encode() not in text
    assert b"M\xe9nage" in text


def test_a_year_with_a_gap_is_not_written():
    organisation = an_organisation()
    year = an_entry(organisation).year
    with connection.cursor() as cursor:
        cursor.execute("UPDATE ledger_sequence SET last = last + 1 WHERE name LIKE 'daybook:%'")
    an_entry(organisation)
    target = BytesIO()

    with pytest.raises(Refused, match="a un trou dans ses numéros"):
        fec.write(year, target)

    assert target.getvalue() == b""


def test_the_millionth_entry_of_a_journal_keeps_its_whole_number(tmp_path, monkeypatch):
    organisation = an_organisation()
    an_entry(organisation, "10.00")
    Sequence.objects.filter(name__startswith="daybook:").update(last=999_999)
    year = an_entry(organisation, "12.00").year
    monkeypatch.setattr(fec, "gaps_in", lambda year: [])

    rows = _written(year, tmp_path).read_bytes().decode(fec.ENCODING).split("\r\n")

    assert rows[-2].split("\t")[2].endswith("1000000")


def test_no_text_makes_a_line_of_nineteen_columns_nor_a_question_mark(tmp_path):
    """Tabs, bars and ends of line in a piece, a label or a name; letters of other scripts (A47 A-1)."""
    organisation = an_organisation()
    year = an_entry(organisation, "10.00", label="achat\tde | 李\r\nsuite", piece="BQ\t12").year
    Auxiliary.objects.update(label="Ménage ሰላም\t| Żółć")

    path = _written(year, tmp_path)
    text = path.read_bytes().decode(fec.ENCODING)

    assert {row.count("\t") for row in text.rstrip("\r\n").split("\r\n")} == {17}
    assert "?" not in text
    assert "BQ 12" in text
    assert "Zólc" in text
    assert fec.check(path).is_right


def test_the_day_of_a_piece_is_its_document_s_own(tmp_path):
    """LPF art. A47 A-1: PieceDate is the day of the document, EcritureDate that of the entry."""
    organisation = an_organisation()
    entry = post_entry(
        main_entity(organisation),
        daybook="AC",
        on=date(2026, 6, 1),
        piece_on=date(2026, 5, 5),
        label="Chauffe-eau",
        piece="F-118",
        sides=[
            Side(the_account(organisation, "615"), debit=Decimal(440)),
            Side(the_account(organisation, "401"), credit=Decimal(440)),
        ],
        actor=the_system(organisation),
    )

    rows = _written(entry.year, tmp_path).read_bytes().decode(fec.ENCODING).split("\r\n")

    assert {(row.split("\t")[3], row.split("\t")[9]) for row in rows[1:3]} == {
        ("20260601", "20260505")
    }
    assert fec.check(tmp_path / NAME).is_right


def test_what_was_given_in_kind_is_not_carried_forward(tmp_path):
    organisation = an_organisation()
    entity = main_entity(organisation)
    system = the_system(organisation)
    post_entry(
        entity,
        daybook="OD",
        on=date(2025, 6, 1),
        label="Bénévolat",
        piece="B1",
        sides=[
            Side(needed_account(entity, "864"), debit=Decimal(300)),
            Side(needed_account(entity, "875"), credit=Decimal(300)),
        ],
        actor=system,
    )
    year = an_entry(organisation, "10.00").year

    text = _written(year, tmp_path).read_bytes().decode(fec.ENCODING)

    assert "\t864\t" not in text
    assert "\t875\t" not in text
