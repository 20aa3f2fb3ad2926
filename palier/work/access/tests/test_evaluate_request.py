from datetime import date

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.work.access.actions import answer_request, evaluate_request
from palier.work.access.tests.examples import MAY_2, a_request


def test_what_was_looked_at_is_kept_and_may_be_completed():
    organisation = an_organisation()
    request, worker = a_request(organisation), someone_as(organisation, "social_worker")

    for words in ("Deux enfants.", "Deux enfants, emploi stable."):
        evaluate_request(request, evaluated_on=MAY_2, evaluation=words, actor=worker)

    request.refresh_from_db()
    assert (request.state, request.evaluation) == ("evaluated", "Deux enfants, emploi stable.")


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"evaluation": " "}, "ce qui a été regardé"),
        ({"evaluated_on": date(2026, 5, 1)}, "avant la demande"),
    ],
)
def test_no_word_or_too_early_is_refused(given, words):
    organisation = an_organisation()
    request = a_request(organisation)
    usual = {"evaluated_on": MAY_2, "evaluation": "Vu."}

    with pytest.raises(Refused, match=words):
        evaluate_request(
            request, actor=someone_as(organisation, "social_worker"), **{**usual, **given}
        )

    request.refresh_from_db()
    assert request.state == "received"


def test_once_answered_it_is_no_longer_evaluated():
    organisation = an_organisation()
    request, worker = a_request(organisation), someone_as(organisation, "social_worker")
    answer_request(request, state="withdrawn", answer="", answered_on=MAY_2, actor=worker)

    with pytest.raises(Refused, match="retirée"):
        evaluate_request(request, evaluated_on=MAY_2, evaluation="Vu.", actor=worker)
