from datetime import date

import pytest

from palier.law.pieces import pieces_of
from palier.law.regimes import regimes
from palier.law.terms import stay_grounds, term_of

MAY_1 = date(2026, 5, 1)


@pytest.mark.parametrize(
    ("regime", "furnished", "term"),
    [
        ("loi89", False, date(2032, 5, 1)),
        ("loi89", True, date(2027, 5, 1)),
        ("logement_foyer", False, date(2026, 6, 1)),
        ("student", False, date(2027, 5, 1)),
        ("pitch", False, date(2026, 8, 1)),
        ("family_plot", False, date(2029, 5, 1)),
        ("shelter", False, None),
        ("function", False, None),
        ("social_lease", False, None),
    ],
)
def test_the_duration_of_each_regime(regime, furnished, term):
    """Loi 89 art. 10 (six years for a legal person) and 25-7, CCH L633-2, L631-12, décret 2019-1478."""
    assert term_of(regime).term_of(MAY_1, furnished=furnished) == term


def test_decret_2019_1478_three_months_and_seven_more_at_most():
    assert term_of("pitch").latest(MAY_1) == date(2027, 3, 1)
    assert term_of("logement_foyer").latest(MAY_1) is None
    assert term_of("student").latest(MAY_1) is None
    assert list(stay_grounds()) == ["schooling", "training", "work", "hospital"]


def test_every_regime_has_a_duration_and_its_pieces_with_their_article():
    for code in regimes():
        assert term_of(code).source
        pieces = pieces_of(code)
        assert pieces[0].code == "signed"
        assert len({piece.code for piece in pieces}) == len(pieces)
        assert all(piece.source for piece in pieces)


def test_cch_l633_2_nobody_enters_a_residence_without_its_rules():
    pieces = {piece.code: piece for piece in pieces_of("logement_foyer")}
    assert not pieces["rules"].waivable
    assert pieces["inventory"].waivable


def test_loi_89_462_article_8_1_solidarity_ends_with_who_replaces_or_after_six_months():
    from palier.law.solidarity import solidarity_until

    assert solidarity_until(MAY_1, replaced=True) == MAY_1
    assert solidarity_until(MAY_1, replaced=False) == date(2026, 11, 1)
