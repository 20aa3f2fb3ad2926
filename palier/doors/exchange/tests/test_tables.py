import pytest

from palier.base.kit.sheets import open_file
from palier.doors.exchange.headings import HEADINGS, recognise
from palier.doors.exchange.recipes import RECIPES
from palier.doors.exchange.tables import find_head, match, read_table
from palier.doors.exchange.tests.examples import EXAMPLES

HOMES = RECIPES["homes"].codes


def test_headings_on_two_lines_are_read_with_their_near_misses():
    sheet = open_file((EXAMPLES / "suivi-locatif.xlsx").read_bytes())[1]

    head = find_head(sheet, HOMES)
    columns = match(head, HOMES)

    assert (head.line, head.last) in {(3, 4), (4, 4)}
    read = {column.code for column in columns if column.code}
    assert read == {
        "place", "street", "size", "owner", "held_from", "owner_rent", "regime", "holder",
        "starts_on", "rent", "charges", "benefit", "deposit", "balance", "plan_monthly",
    }  # fmt: skip
    assert [column.code for column in columns if column.is_near] == ["holder"]


def test_totals_titles_and_blank_lines_are_not_rows():
    sheet = open_file((EXAMPLES / "suivi-locatif.xlsx").read_bytes())[1]
    head = find_head(sheet, HOMES)

    table = read_table(sheet, head, match(head, HOMES))

    assert [line.cells["place"] for line in table.lines] == [
        "L01", "L02", "L03", "L04", "L05", "D01", "D02",
    ]  # fmt: skip
    assert [line.section for line in table.lines][4:6] == [
        "SOUS-LOCATIONS",
        "GESTION POUR COMPTE DE TIERS",
    ]
    assert [why for _, why in table.passed_over].count("total : non repris") == 2


@pytest.mark.parametrize("code", sorted(HEADINGS))
def test_each_thing_is_known_by_each_heading_it_was_seen_under(code):
    for word in HEADINGS[code].words:
        assert recognise(word.upper(), frozenset({code}))[0] == code, word


def test_a_heading_read_by_hand_once_is_read_so_again():
    [sheet] = open_file(b"Lot;Qui;Entree\nL1;DIALLO Awa;01/02/2025\n")
    head = find_head(sheet, HOMES)

    columns = match(head, HOMES, {"qui": "holder", "entree": ""})

    assert [column.code for column in columns] == ["place", "holder", ""]


def test_a_thing_is_read_in_one_column_only():
    [sheet] = open_file(b"Lot;Titulaire;Titulaires;Loyer\nL1;DIALLO Awa;x;438\n")
    head = find_head(sheet, HOMES)

    columns = match(head, HOMES)

    assert [column.code for column in columns] == ["place", "holder", "", "rent"]
