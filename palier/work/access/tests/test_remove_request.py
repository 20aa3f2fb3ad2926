import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.registers.people.tests.examples import a_household
from palier.work.access.actions import evaluate_request, receive_request, remove_request
from palier.work.access.models import Request
from palier.work.access.tests.examples import MAY_2


def _request(organisation):
    worker = someone_as(organisation, "social_worker")
    household = a_household(organisation)
    return receive_request(household, kind="home", on=MAY_2, actor=worker), worker


def test_a_request_that_nobody_made_is_taken_off_and_may_be_made_again():
    request, worker = _request(an_organisation())
    household = request.household

    assert remove_request(request, actor=worker) == household
    receive_request(household, kind="home", on=MAY_2, actor=worker)

    assert Request.objects.count() == 1


def test_one_that_was_studied_is_answered_instead():
    request, worker = _request(an_organisation())
    evaluate_request(request, evaluated_on=MAY_2, evaluation="Vue", actor=worker)

    with pytest.raises(Refused, match="a été étudiée"):
        remove_request(request, actor=worker)

    assert Request.objects.get().evaluation == "Vue"
