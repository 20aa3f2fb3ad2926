from datetime import date

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.work.access.actions import answer_request
from palier.work.access.papers import answer_pdf
from palier.work.access.tests.examples import MAY_2, a_request

JUNE = date(2026, 6, 1)


def _answer(request, organisation, **given):
    usual = {"state": "accepted", "answer": "", "answered_on": JUNE}
    worker = someone_as(organisation, "social_worker")
    return answer_request(request, actor=worker, **{**usual, **given})


def test_a_refusal_has_its_reason_its_words_and_is_written():
    organisation = an_organisation()
    request = a_request(organisation)

    _answer(request, organisation, state="refused", answer="Pas de place.", refusal="full")

    request.refresh_from_db()
    assert (request.state, request.refusal, request.answered_on) == ("refused", "full", JUNE)
    assert answer_pdf(request)[:5] == b"%PDF-"
    with pytest.raises(Refused, match="refusée"):
        _answer(request, organisation)


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"state": "refused", "answer": " ", "refusal": "full"}, "Un refus dit pourquoi"),
        ({"state": "refused", "answer": "Non."}, "le motif du refus"),
        ({"answered_on": date(2026, 5, 1)}, "avant la demande"),
    ],
)
def test_an_answer_without_what_it_needs_is_refused_and_nothing_changes(given, words):
    organisation = an_organisation()
    request = a_request(organisation)

    with pytest.raises(Refused, match=words):
        _answer(request, organisation, **given)

    request.refresh_from_db()
    assert (request.state, request.answered_on) == ("received", None)


def test_a_waiting_list_is_an_answer_that_may_still_change():
    organisation = an_organisation()
    request = a_request(organisation)

    _answer(request, organisation, state="waiting", answer="Deuxième sur la liste.")
    _answer(request, organisation, state="accepted", answer="Un logement se libère.")

    request.refresh_from_db()
    assert request.state == "accepted"
    assert MAY_2 < JUNE
