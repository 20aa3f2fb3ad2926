"""A zero, a blank, something unknown and something masked are four different things."""

from datetime import date
from decimal import Decimal

from palier.base.ui.known import Masked, if_known, known
from palier.base.ui.templatetags.palier import shown


def test_unknown_is_neither_zero_nor_blank():
    assert "non connu" in shown(None)
    assert "non connu" not in shown(Decimal(0))
    assert "0,00" in shown(Decimal(0))
    assert shown("") == ""


def test_masked_says_that_there_is_something():
    drawn = shown(Masked("ménage protégé <b>"))
    assert "ménage protégé &lt;b&gt;" in drawn
    assert "<svg" in drawn
    assert str(Masked("ménage protégé")) == "ménage protégé"


def test_papers_say_it_in_words():
    assert known(None) == "non connu"
    assert known("") == "non connu"
    assert known(Decimal(0), lambda each: f"{each} €") == "0 €"
    assert if_known(None, str) is None
    assert if_known(0, str) == "0"
    assert if_known(date(2026, 11, 2), lambda day: day.year) == 2026
