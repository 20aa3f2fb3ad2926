from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from palier.base.kit.money import euros
from palier.doors.exchange import values
from palier.doors.exchange.values import EXCEL_EPOCH, Birth, Doubtful, Rounded, Unreadable


@pytest.mark.parametrize(
    ("typed", "amount"),
    [
        ("1 234,50 €", "1234.50"),
        ("1\u00a0234,50\u00a0€", "1234.50"),
        ("1\u202f234,5", "1234.50"),
        ("1.234,50", "1234.50"),
        ("1,234.50", "1234.50"),
        ("1.234", "1234.00"),
        ("12,5", "12.50"),
        ("(120,00)", "-120.00"),
        ("120-", "-120.00"),
        ("- 45,20", "-45.20"),
        ("−3,10 euros", "-3.10"),
        ("438", "438.00"),
        (438, "438.00"),
        (438.3, "438.30"),
        (0.1 + 0.2, "0.30"),
    ],
)
def test_an_amount_is_read_as_people_type_it(typed, amount):
    assert values.read_amount(typed) == Decimal(amount)
    assert not isinstance(values.read_amount(typed), Rounded)


@pytest.mark.parametrize("typed", ["douze", "12,3,4", "1 2 €€ x", "12/3", "--5", date(2026, 1, 1)])
def test_what_is_no_amount_is_said(typed):
    with pytest.raises(Unreadable, match="n’est pas un montant"):
        values.read_amount(typed)


def test_more_than_two_decimals_are_rounded_and_it_shows():
    read = values.read_amount(438.456)

    assert (read, isinstance(read, Rounded)) == (Decimal("438.46"), True)


def test_a_lone_dot_before_three_figures_is_doubtful():
    assert isinstance(values.read_amount("412.335"), Doubtful)
    assert not isinstance(values.read_amount("1.234,50"), Doubtful)


@given(st.decimals(min_value=-99_999_999, max_value=99_999_999, places=2))
def test_what_we_write_ourselves_is_read_back(amount):
    assert values.read_amount(euros(amount)) == amount


@pytest.mark.parametrize(
    "typed",
    [
        "12/3/25",
        "12/03/2025",
        "12.03.2025",
        "12-3-2025",
        "2025-03-12",
        "12 mars 2025",
        "12 Mars 25",
        "mercredi 12 mars 2025",
        "le 12/03/2025",
        "12/03/2025 10:30",
        45728,
        45728.0,
        "45728",
        date(2025, 3, 12),
    ],
)
def test_a_day_is_read_as_people_type_it(typed):
    assert values.read_day(typed) == date(2025, 3, 12)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("1er septembre 2023", date(2023, 9, 1)),
        ("3 févr. 2024", date(2024, 2, 3)),
        ("7 août 2014", date(2014, 8, 7)),
        ("5 déc 24", date(2024, 12, 5)),
    ],
)
def test_a_month_in_words_may_be_short_or_accented(typed, day):
    assert values.read_day(typed) == day


@pytest.mark.parametrize(
    "typed", ["31/02/2025", "2025", "12 mai-juin 2025", "demain", "12 ju 2025", True, 5e9]
)
def test_what_is_no_day_is_said(typed):
    with pytest.raises(Unreadable, match="n’est pas une date"):
        values.read_day(typed)


def test_a_birth_of_two_figures_is_of_the_last_century_when_it_must():
    assert values.read_birth("01/02/61") == Birth(date(1961, 2, 1))
    assert values.read_birth("01/02/14") == Birth(date(2014, 2, 1))
    assert values.read_birth("31/12/26") == Birth(date(1926, 12, 31))


@pytest.mark.parametrize(
    ("typed", "birth"),
    [
        ("00/00/1975", Birth(date(1975, 1, 1), "year")),
        ("1982", Birth(date(1982, 1, 1), "year")),
        (1982.0, Birth(date(1982, 1, 1), "year")),
        ("1982-00-00", Birth(date(1982, 1, 1), "year")),
        ("00/03/1985", Birth(date(1985, 3, 1), "month")),
        ("03/1985", Birth(date(1985, 3, 1), "month")),
        ("mars 1985", Birth(date(1985, 3, 1), "month")),
        ("12/03/1985", Birth(date(1985, 3, 12))),
    ],
)
def test_a_birth_is_known_as_far_as_it_is(typed, birth):
    assert values.read_birth(typed) == birth


@given(st.dates(date(1901, 1, 1), date(2100, 12, 31)))
def test_a_serial_of_a_spreadsheet_is_its_day(day):
    serial = (day - EXCEL_EPOCH).days
    assert values.read_day(serial) == EXCEL_EPOCH + timedelta(days=serial)


@pytest.mark.parametrize(
    ("typed", "people"),
    [
        ("Mme DIALLO Awa", [("Awa", "Diallo", "mrs", "head")]),
        ("ROUX Lucie", [("Lucie", "Roux", "none", "head")]),
        ("Lucie ROUX", [("Lucie", "Roux", "none", "head")]),
        ("M. AIT-SAÏD Jean-Luc", [("Jean-Luc", "Ait-Saïd", "mr", "head")]),
        ("Diallo Awa", [("Awa", "Diallo", "none", "head")]),
        ("Mme Diallo", [("", "Diallo", "mrs", "head")]),
        (
            "M. et Mme HADDAD Yacine",
            [("Yacine", "Haddad", "mrs", "head"), ("", "Haddad", "mr", "partner")],
        ),
        (
            "BENALI Karim / BENALI Sonia",
            [("Karim", "Benali", "none", "head"), ("Sonia", "Benali", "none", "partner")],
        ),
        ("Mme KONE Fatou (hébergée)", [("Fatou", "Kone", "mrs", "head")]),
    ],
)
def test_the_people_of_a_cell_are_told_apart(typed, people):
    read = values.read_persons(typed)

    assert [(p.first_name, p.last_name, p.title, p.place) for p in read] == people


def test_what_a_spreadsheet_dropped_comes_back():
    assert values.read_phone(612345678) == "06 12 34 56 78"
    assert values.read_phone("+33 6 12 34 56 78") == "06 12 34 56 78"
    assert values.read_postcode(6000.0) == "06000"


@pytest.mark.parametrize(
    ("typed", "street", "postcode", "town"),
    [
        ("12 rue des Lilas, 80000 Amiens", "12 rue des Lilas", "80000", "Amiens"),
        ("12 rue des Lilas 80000 AMIENS", "12 rue des Lilas", "80000", "AMIENS"),
        ("12 bis rue X\n80011 Amiens Cedex 1", "12 bis rue X", "80011", "Amiens Cedex 1"),
        ("3 quai Sud – 97400 - Saint-Denis", "3 quai Sud", "97400", "Saint-Denis"),
        ("5 rue du 8 Mai 1945, 59000 Lille", "5 rue du 8 Mai 1945", "59000", "Lille"),
        # Nothing else than what it says.
        ("12 rue des Lilas", "12 rue des Lilas", "", ""),
        ("80000 Amiens", "80000 Amiens", "", ""),
        ("Lot 10234 rue des Lilas", "Lot 10234 rue des Lilas", "", ""),
        ("", "", "", ""),
    ],
)
def test_an_address_in_one_cell_gives_its_postcode_and_its_town(typed, street, postcode, town):
    assert values.split_address(typed) == (street, postcode, town)
