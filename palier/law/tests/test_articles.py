"""The table of law by regime: every cell is answered once, and says what the texts say."""

from datetime import date

import pytest

from palier.law.articles import answer, is_governed, matters
from palier.law.notices import notice_rules
from palier.law.regimes import regimes
from palier.law.terms import term_of

COLUMNS = {*regimes(), "loi89_furnished"}


def test_every_regime_answers_every_matter_once():
    assert {code: set(matter.answers) for code, matter in matters().items()} == dict.fromkeys(
        matters(), COLUMNS
    )


def test_each_answer_is_a_sentence_with_its_reason():
    for matter in matters().values():
        for regime, told in matter.answers.items():
            assert told.words.endswith("."), (matter.code, regime)
            assert told.words[0].isupper(), (matter.code, regime)


# Loi n° 89-462, art. 40 I: 3 (4°, 7° to 9°), 3-1, 5 II (rent data, not fees), 8, 8-1, 10 to 12, 15 to 18, 20 (1°), 23
# (first five paragraphs) do not apply to the homes of social landlords.
@pytest.mark.parametrize(
    "matter",
    [
        "written",
        "surface",
        "sublet",
        "flat_sharing",
        "duration",
        "our_notice",
        "rent_cap",
        "review",
        "conciliation",
        "charges",
    ],
)
@pytest.mark.parametrize("regime", ["hlm_sublease", "social_lease"])
def test_article_40_sets_aside_for_social_landlords(matter, regime):
    assert answer(matter, regime).kind in ("otherwise", "without")


# Loi n° 89-462, art. 2, 1° and 3°: of title I, a hall keeps 6 (first paragraph) and 20-1, a home of a
# function 3-3, 6 (first two), 20-1 (and 24-1, on who may help before the judge).
@pytest.mark.parametrize(
    ("regime", "kept"),
    [
        ("logement_foyer", {"unfit_home"}),
        ("function", {"unfit_home", "diagnostics"}),
        ("art8_sublease", {"sublet", "sublet_price"}),
        ("shelter", set()),
        ("pitch", set()),
        ("family_plot", set()),
    ],
)
def test_what_is_kept_of_the_law_of_1989(regime, kept):
    of_1989 = {m.code for m in matters().values() if m.source.startswith("loi n° 89-462")}
    assert {code for code in of_1989 if answer(code, regime).kind == "applies"} == kept


# Loi n° 89-462, art. 25-3 does not name 3-1, 9-1 nor 14; 25-6, 25-7, 25-8, 25-10 say otherwise.
@pytest.mark.parametrize(
    ("matter", "kind"),
    [
        ("written", "applies"),
        ("surface", "without"),
        ("inventory", "applies"),
        ("diagnostics", "applies"),
        ("decent_home", "applies"),
        ("couple", "otherwise"),
        ("duration", "otherwise"),
        ("death", "otherwise"),
        ("own_notice", "otherwise"),
        ("our_notice", "otherwise"),
        ("deposit", "otherwise"),
        ("charges", "otherwise"),
        ("review", "applies"),
        ("termination", "applies"),
    ],
)
def test_a_furnished_lease_has_its_own_title(matter, kind):
    assert answer(matter, "loi89", furnished=True).kind == kind
    assert answer(matter, "hlm_sublease", furnished=True) == answer(matter, "hlm_sublease")


@pytest.mark.parametrize(
    ("regime", "way"),
    [
        ("loi89", "irl"),
        ("art8_sublease", "contract"),
        ("conventioned_sublease", "irl"),
        ("hlm_sublease", "landlord"),
        ("logement_foyer", "ceiling"),
        ("student", "contract"),
        ("function", "contract"),
        ("shelter", "none"),
        ("pitch", "none"),
        ("family_plot", "contract"),
        ("social_lease", "landlord"),
    ],
)
def test_article_17_1_how_the_rent_is_reviewed(regime, way):
    assert regimes()[regime].review == way


# Loi n° 89-462, art. 24; CCH art. L824-2.
def test_article_24_whose_debt_the_commission_hears_of():
    assert {code for code, each in regimes().items() if each.is_referred} == {
        "loi89",
        "conventioned_sublease",
        "hlm_sublease",
        "logement_foyer",
        "family_plot",
        "student",
        "social_lease",
    }


# Loi n° 89-462, art. 2 and 6; Code civil, art. 1719, 1°.
def test_article_6_which_homes_must_be_decent():
    assert {code for code, each in regimes().items() if not each.is_decent} == {
        "shelter",
        "pitch",
        "family_plot",
    }


@pytest.mark.parametrize("regime", sorted(regimes()))
def test_the_table_and_the_rules_of_notice_agree(regime):
    """Where the table knows no notice of ours, no rule gives one, and the other way round."""
    ours = [r for r in notice_rules(regime, date(2026, 11, 29)) if r.side == "manager"]

    assert bool(ours) == (answer("our_notice", regime).kind in ("applies", "otherwise"))


@pytest.mark.parametrize("regime", sorted(regimes()))
def test_the_table_and_the_deposits_agree(regime):
    assert (regimes()[regime].deposit_months == 0) == (answer("deposit", regime).kind == "without")


@pytest.mark.parametrize("regime", sorted(regimes()))
def test_the_table_and_the_charges_agree(regime):
    flat = regimes()[regime].flat_charges
    words = answer("charges", regime).words
    assert flat == (not words.startswith(("Provision", "Celles")))


def test_only_a_private_sublease_is_held_to_the_head_rent():
    """Loi n° 89-462, art. 8."""
    held = [code for code in regimes() if answer("sublet_price", code).code == "head_rent"]
    assert held == ["art8_sublease"]


def test_the_table_and_the_terms_agree():
    """Loi n° 89-462, art. 10 (three or six years); CCH L633-2 (a month); L631-12 (a year)."""
    assert (term_of("loi89").months, term_of("loi89").legal_person_months) == (36, 72)
    assert (term_of("logement_foyer").months, term_of("student").months) == (1, 12)
    assert is_governed("duration", "loi89")
    assert "neuf mois" in answer("duration", "loi89", furnished=True).words


# CPCE art. L412-7 sets aside delays and truce for who no longer meets the condition, nobody else.
def test_l412_7_a_student_who_still_is_one_keeps_the_truce():
    told = answer("truce", "student")
    assert told.kind == "otherwise"
    assert "remplit encore" in told.words


# Loi n° 89-462, art. 40 leaves 5 I (fees) in force; CCH art. L631-12 forbids subletting.
def test_what_a_lawyer_found_read_too_fast():
    assert answer("fees", "social_lease").kind == "applies"
    assert answer("sublet", "student").words.startswith("Interdit")
    assert "six mois" in answer("our_notice", "function").words
    assert regimes()["family_plot"].deposit_months == 1
