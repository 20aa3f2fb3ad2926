import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.work.casework.tests.examples import a_worker
from palier.work.support.actions import correct_review, hand_in_review
from palier.work.support.tests.examples import MAY_2, a_review

WORDS = {
    "asked": "Un logement",
    "aims": "S’installer",
    "done": "Trois visites",
    "results": "Installée",
    "follow_up": "Rien",
    "person_words": "Merci",
}


def test_words_are_edited_and_figures_stay_those_of_the_file():
    organisation = an_organisation()
    review = a_review(organisation)
    facts = dict(review.facts)

    correct_review(review, actor=a_worker(organisation), **WORDS)

    review.refresh_from_db()
    assert (review.results, review.facts) == ("Installée", facts)


def test_handed_in_it_no_longer_changes():
    organisation = an_organisation()
    review, worker = a_review(organisation), a_worker(organisation)
    correct_review(review, actor=worker, **WORDS)
    hand_in_review(review, handed_in_on=MAY_2, actor=worker)

    with pytest.raises(Refused, match="est rendu"):
        correct_review(review, actor=worker, **{**WORDS, "results": "Autre"})

    review.refresh_from_db()
    assert review.results == "Installée"
