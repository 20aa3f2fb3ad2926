import pytest
from django.core.exceptions import PermissionDenied

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.base.tenancy.tests.pages import come_in
from palier.registers.people.tests.examples import a_household
from palier.work.access.actions import attach_visit, receive_request, remove_visit
from palier.work.access.models import Visit
from palier.work.access.tests.examples import MAY_2, a_visit


def test_a_visit_noted_twice_is_counted_once(client):
    organisation = an_organisation()
    a_visit(organisation)
    twice = a_visit(organisation)
    come_in(client, organisation, "reception")
    at = f"/accueil/passages/{twice.pk}/retirer/"

    assert at in client.get(f"/accueil/passages/{twice.pk}/").content.decode()
    client.post(at)

    assert Visit.objects.count() == 1


def test_words_of_the_social_team_and_a_visit_that_became_a_request_stay():
    organisation = an_organisation()
    health = a_visit(organisation, "health", request="Traitement")
    with pytest.raises(Refused, match="équipe sociale"):
        remove_visit(health, actor=someone_as(organisation, "volunteer"))
    worker = someone_as(organisation, "social_worker")
    visit, household = a_visit(organisation), a_household(organisation)
    attach_visit(visit, household=household, actor=worker)
    receive_request(household, kind="home", on=MAY_2, visit=visit, actor=worker)

    with pytest.raises(Refused, match="Une demande vient"):
        remove_visit(visit, actor=worker)

    assert Visit.objects.count() == 2


def test_who_keeps_the_accounts_may_not():
    organisation = an_organisation()
    visit = a_visit(organisation)

    with pytest.raises(PermissionDenied):
        remove_visit(visit, actor=someone_as(organisation, "accountant"))

    assert Visit.objects.exists()
