import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.registers.people.tests.examples import a_household
from palier.work.access.actions import attach_visit, receive_request
from palier.work.access.models import Request
from palier.work.access.tests.examples import MAY_2, a_visit


def test_a_visit_lends_its_words_to_the_request():
    organisation = an_organisation()
    household = a_household(organisation)
    worker = someone_as(organisation, "social_worker")
    visit = attach_visit(
        a_visit(organisation, request="Un deux-pièces"), household=household, actor=worker
    )

    request = receive_request(household, kind="home", on=MAY_2, visit=visit, actor=worker)

    assert (request.text, request.state) == ("Un deux-pièces", "received")


def test_the_visit_of_another_household_or_a_second_request_is_refused():
    organisation = an_organisation()
    household = a_household(organisation)
    worker = someone_as(organisation, "social_worker")

    with pytest.raises(Refused, match="pas celui de ce ménage"):
        receive_request(
            household, kind="home", on=MAY_2, visit=a_visit(organisation), actor=worker
        )
    assert not Request.objects.exists()

    receive_request(household, kind="home", on=MAY_2, actor=worker)
    with pytest.raises(Refused, match="déjà une demande"):
        receive_request(household, kind="home", on=MAY_2, actor=worker)
    assert Request.objects.count() == 1
