"""Telephone numbers as registers write them: none cut, none made up."""

import pytest

from palier.base.kit.phones import digits_of, first_number, read_phones


@pytest.mark.parametrize(
    ("text", "kept", "numbers"),
    [
        ("06.99.11.22.33", "06 99 11 22 33", 1),
        ("+33 6 99 11 22 33", "06 99 11 22 33", 1),
        ("0033699112233", "06 99 11 22 33", 1),
        ("699112233", "06 99 11 22 33", 1),
        ("06.99.11.22.33 / 07 88 11 22 33", "06 99 11 22 33 / 07 88 11 22 33", 2),
        ("06 99 11 22 34 (mère)", "06 99 11 22 34 (mère)", 1),
        ("tél. 06 99 11 22 34 après 18 h", "tél. 06 99 11 22 34 après 18 h", 1),
        ("+212 612-345678", "+212 6 12 34 56 78", 1),
        ("+1 514 555 0123", "+1 514-555-0123", 1),
        ("0262 12 34 56", "02 62 12 34 56", 1),
    ],
)
def test_every_number_and_every_word_stay(text, kept, numbers):
    told = read_phones(text)
    assert (told.text, len(told.numbers)) == (kept, numbers)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("06 99 11 22 33 / 07 88 11 22 33", "plusieurs numéros"),
        ("06 99 11 22 34 (mère)", "avec ses mots"),
        ("6,9911224E+08", "le tableur n’a pas gardé"),
        ("voir sa sœur", "pas un numéro"),
        ("06 99 11 22 34 " + "x" * 130, "trop long"),
    ],
)
def test_a_doubt_is_said(text, words):
    assert words in read_phones(text).doubt


def test_one_plain_number_raises_none():
    assert read_phones("06 99 11 22 33").doubt == ""
    assert read_phones("").text == ""
    assert read_phones("6,9911224E+08").text == "6,9911224E+08"


def test_a_message_goes_to_the_first_and_a_search_finds_all_ways():
    assert first_number("06 99 11 22 33 / 07 88 11 22 33") == "06 99 11 22 33"
    assert {digits_of(each) for each in ("06.99.11.22.33", "+33 6 99 11 22 33", "0699112233")} == {
        "0699112233"
    }
