import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.registers.people.tests.examples import a_household
from palier.work.access.actions import answer_request, receive_request
from palier.work.access.tests.examples import MAY_2


def test_a_refusal_says_why():
    organisation = an_organisation()
    worker = someone_as(organisation, "social_worker")
    request = receive_request(a_household(organisation), kind="home", on=MAY_2, actor=worker)

    with pytest.raises(Refused, match="Un refus dit pourquoi"):
        answer_request(request, state="refused", answer=" ", actor=worker)
    request.refresh_from_db()
    assert request.state == "received"

    answer_request(request, state="refused", answer="Pas de place.", actor=worker)
    with pytest.raises(Refused, match="refusée"):
        answer_request(request, state="accepted", answer="", actor=worker)
    request.refresh_from_db()
    assert (request.state, request.answer) == ("refused", "Pas de place.")
