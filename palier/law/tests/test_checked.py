"""A figure says until when it was checked, and what was published since."""

from datetime import date
from importlib.resources import files

import pytest

from palier.law.articles import matters
from palier.law.checked import Checked, checked, stale

IRL = checked()["rent_index"]


def test_every_file_of_figures_has_its_line():
    held = {each.name.removesuffix(".toml") for each in files("palier.law").iterdir()}
    known = {
        name
        for name in held
        if files("palier.law").joinpath(f"{name}.toml").is_file() and name != "checked"
    }
    assert {each.toml for each in checked().values()} == known


def test_the_matters_of_the_table_were_checked_with_their_file():
    assert min(each.checked_on for each in matters().values()) >= checked()["articles"].checked_on


@pytest.mark.parametrize(
    ("on", "seen_on", "why"),
    [
        (date(2026, 11, 29), None, ""),
        (date(2027, 1, 14), None, ""),
        (date(2027, 1, 15), None, "publié depuis"),
        (date(2027, 1, 16), date(2027, 1, 16), ""),
        (date(2027, 4, 15), date(2027, 1, 16), "publié depuis"),
        (date(2027, 4, 15), date(2020, 1, 1), "publié depuis"),
    ],
)
def test_an_index_is_to_be_checked_once_the_next_one_is_published(on, seen_on, why):
    assert IRL.why_stale(on, seen_on) == why


@pytest.mark.parametrize(
    ("on", "why"),
    [(date(2027, 5, 28), ""), (date(2027, 5, 29), "vérifié il y a plus de six mois")],
)
def test_what_is_never_published_again_is_read_again_every_six_months(on, why):
    told = Checked("x", "x", "x", "x", date(2026, 11, 29))
    assert told.why_stale(on) == why
    assert told.next_on(on) is None


def test_the_next_publication_may_be_next_year():
    assert IRL.next_on(date(2026, 11, 29)) == date(2027, 1, 15)
    assert IRL.published_since(date(2026, 4, 15), date(2026, 11, 29)) == date(2026, 10, 15)


def test_what_is_stale_is_listed_with_why():
    assert stale(date(2026, 11, 29)) == []
    late = {each.code: why for each, why in stale(date(2027, 1, 20))}
    assert late["apl"] == late["rent_index"] == "publié depuis"
    assert "notices" not in late
