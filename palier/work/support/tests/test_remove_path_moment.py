import pytest
from django.core.exceptions import PermissionDenied

from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.base.tenancy.tests.pages import come_in
from palier.registers.people.tests.examples import a_household
from palier.work.casework.tests.examples import a_worker
from palier.work.support.actions import note_path_moment, remove_path_moment
from palier.work.support.models import PathMoment
from palier.work.support.tests.examples import MAY_2


def _moment():
    organisation = an_organisation()
    return note_path_moment(
        a_household(organisation),
        kind="wish",
        label="un jardin",
        starts_on=MAY_2,
        actor=a_worker(organisation),
    )


def test_a_wish_that_changed_is_taken_off_the_path(client):
    moment = _moment()
    come_in(client, moment.organisation, "social_worker")
    page = f"/menages/{moment.household_id}/"
    url = f"/accompagnements/parcours/{moment.pk}/retirer/"

    assert url in client.get(page).content.decode()
    assert client.post(url, {})["Location"] == page
    assert "un jardin" not in client.get(page).content.decode()


def test_whoever_does_not_accompany_may_not():
    moment = _moment()

    with pytest.raises(PermissionDenied):
        remove_path_moment(moment, actor=someone_as(moment.organisation, "accountant"))

    assert PathMoment.objects.count() == 1
