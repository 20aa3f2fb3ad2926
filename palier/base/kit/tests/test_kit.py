"""The small things that everything stands on: amounts, periods, states, words."""

from datetime import date
from decimal import Decimal
from types import SimpleNamespace

import pytest

from palier.base.kit.money import NOTHING, euros, less, share_out
from palier.base.kit.periods import last_day, period, span
from palier.base.kit.refusals import Refused
from palier.base.kit.rows import is_plural, steps_of
from palier.base.kit.states import Moves
from palier.base.kit.typography import capitalised, folded, in_digits, plural


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        ("0", "0,00\u00a0€"),
        ("1234.5", "1\u00a0234,50\u00a0€"),
        ("-12.345", "−\u00a012,35\u00a0€"),
        ("1234567.891", "1\u00a0234\u00a0567,89\u00a0€"),
    ],
)
def test_an_amount_is_written_in_one_way(amount, words):
    assert euros(Decimal(amount)) == words


@pytest.mark.parametrize(
    ("total", "weights"),
    [("100", [1, 1, 1]), ("0.01", [3, 2]), ("-10", [1, 2]), ("437.17", [33, 0, 12, 4])],
)
def test_what_is_shared_out_comes_to_the_whole_to_the_cent(total, weights):
    parts = share_out(Decimal(total), weights)

    assert sum(parts, NOTHING) == Decimal(total)
    assert all(part == part.quantize(Decimal("0.01")) for part in parts)
    assert all(part == 0 for part, weight in zip(parts, weights, strict=True) if not weight)


def test_a_period_is_half_open_and_its_last_day_is_the_one_before():
    may = period(date(2026, 5, 1), date(2026, 6, 1))

    assert last_day(may) == date(2026, 5, 31)
    assert last_day(period(date(2026, 5, 1))) is None
    assert (span(may).starts_on, span(may).ends_on) == (date(2026, 5, 1), date(2026, 6, 1))


def _row(state):
    return SimpleNamespace(state=state, get_state_display=lambda: "terminé")


def test_a_row_moves_where_its_table_says_and_refuses_the_rest():
    moves = Moves({"draft": ["active"], "active": ["ended"]})
    row = _row("draft")

    moves.go(row, "active")
    assert row.state == "active"
    with pytest.raises(Refused, match="est « terminé »"):
        moves.go(row, "draft")
    assert row.state == "active"
    assert not moves.allows(_row("ended"), "active")
    assert not moves.allows(_row("unheard of"), "active")


@pytest.mark.parametrize(
    ("count", "words"),
    [(0, "0\u00a0avis"), (1, "1\u00a0avis"), (2, "2\u00a0avis"), (1200, "1\u00a0200\u00a0avis")],
)
def test_what_is_counted_is_written_with_its_number(count, words):
    assert plural(count, "avis", "avis") == words


def test_none_is_singular_in_french():
    assert plural(0, "mesure") == "0\u00a0mesure"
    assert plural(2, "mesure") == "2\u00a0mesures"


def test_words_begin_with_a_capital_and_keep_the_rest():
    assert capitalised("état des lieux à L’Estaque") == "État des lieux à L’Estaque"
    assert capitalised("") == ""


def test_numbers_are_written_with_a_comma():
    assert in_digits(Decimal("12.50")) == "12,5"


def test_letters_are_folded():
    assert folded("Éléonore N’Guessan") == "eleonore n'guessan"


def test_a_path_that_leads_to_several_rows_is_known():
    from django.contrib.auth.models import Group, Permission

    assert [step.name for step in steps_of(Permission, "content_type__app_label")] == [
        "content_type",
        "app_label",
    ]
    assert not is_plural(Permission, "content_type__app_label")
    assert is_plural(Permission, "group__name")
    assert is_plural(Group, "permissions__codename")


def test_a_name_after_de():
    from palier.base.kit.typography import of_name

    told = [of_name(name) for name in ("Anne D.", "Élodie M.", "Hélène R.", "Paul L.", "")]
    assert told == ["d’Anne D.", "d’Élodie M.", "d’Hélène R.", "de Paul L.", "de "]
    assert of_name("Ménage Diallo") == "du ménage Diallo"
    assert of_name("Famille Aubry") == "de la famille Aubry"


def test_the_first_of_many_names():
    from palier.base.kit.typography import some_of

    assert [some_of(list(names)) for names in ("AB", "ABCD", "ABCDE")] == [
        "A, B",
        "A, B, C, D",
        "A, B, C et 2 autres",
    ]


def test_a_name_after_a_verb():
    from palier.base.kit.typography import the_name

    assert [the_name(name) for name in ("Anne D.", "Ménage Diallo", "Famille Aubry")] == [
        "Anne D.",
        "le ménage Diallo",
        "la famille Aubry",
    ]


def test_what_is_taken_off_has_one_sign():
    assert less(Decimal("12.5")) == "−\u00a012,50\u00a0€"
    assert less(Decimal("-12.5")) == "+\u00a012,50\u00a0€"
