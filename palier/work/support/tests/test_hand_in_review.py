import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.work.casework.tests.examples import a_worker
from palier.work.support.actions import correct_review, hand_in_review
from palier.work.support.papers import review_pdf
from palier.work.support.tests.examples import MAY_2, a_review
from palier.work.support.tests.test_correct_review import WORDS
from palier.work.support.views.reviews import HEADINGS


def test_a_review_is_handed_in_once_and_drawn_as_pdf():
    organisation = an_organisation()
    review, worker = a_review(organisation), a_worker(organisation)
    correct_review(review, actor=worker, **WORDS)

    hand_in_review(review, handed_in_on=MAY_2, actor=worker)

    review.refresh_from_db()
    assert (review.state, review.handed_in_on) == ("handed_in", MAY_2)
    assert review_pdf(review, "Bilan", HEADINGS)[:5] == b"%PDF-"
    with pytest.raises(Refused, match="déjà rendu"):
        hand_in_review(review, handed_in_on=MAY_2, actor=worker)


def test_without_results_it_stays_a_draft():
    organisation = an_organisation()
    review, worker = a_review(organisation), a_worker(organisation)
    correct_review(review, actor=worker, **{**WORDS, "results": ""})

    with pytest.raises(Refused, match="au moins les résultats"):
        hand_in_review(review, handed_in_on=MAY_2, actor=worker)

    review.refresh_from_db()
    assert review.state == "draft"
