import pytest
from django.core.exceptions import PermissionDenied

from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.base.tenancy.tests.pages import come_in
from palier.work.casework.tests.examples import a_worker
from palier.work.support.actions import note_cohort_step, remove_cohort_step
from palier.work.support.models import CohortStep
from palier.work.support.tests.examples import MAY_2, a_cohort_member


def _step():
    organisation = an_organisation()
    member = a_cohort_member(organisation)
    actor = a_worker(organisation)
    return note_cohort_step(member, kind="visit_offered", on=MAY_2, actor=actor)


def test_what_did_not_happen_is_gone_from_its_page(client):
    step = _step()
    come_in(client, step.organisation, "social_worker")
    page = f"/accompagnements/cohortes/menages/{step.member_id}/"
    url = f"/accompagnements/cohortes/jalons/{step.pk}/retirer/"

    assert url in client.get(page).content.decode()
    assert client.post(url, {})["Location"] == page
    assert not CohortStep.objects.exists()


def test_whoever_does_not_accompany_may_not():
    step = _step()

    with pytest.raises(PermissionDenied):
        remove_cohort_step(step, actor=someone_as(step.organisation, "reception"))

    assert CohortStep.objects.count() == 1
