from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.base.tenancy.tests.pages import come_in
from palier.base.ui import shell
from palier.work.access.actions import note_encounter, remove_encounter
from palier.work.access.models import Encounter
from palier.work.access.tests.examples import a_round


def met(organisation):
    actor = someone_as(organisation, "social_worker")
    row = a_round(organisation)
    told = note_encounter(
        row, name="Assa", next_step="rappeler", next_on=date(2026, 5, 9), actor=actor
    )
    return row, told, actor


def test_what_was_noted_by_mistake_is_gone_and_asks_nothing_any_more():
    row, told, actor = met(an_organisation())

    remove_encounter(told, actor=actor)

    assert not row.encounters.exists()
    titles = [each.title for each in shell.todos("ui.day", None, actor, date(2026, 5, 2))]
    assert not [title for title in titles if "Assa" in title]


def test_another_trade_may_not_take_it_back():
    organisation = an_organisation()
    _, told, _ = met(organisation)
    with pytest.raises(PermissionDenied):
        remove_encounter(told, actor=someone_as(organisation, "volunteer"))
    assert Encounter.objects.exists()


def test_from_the_page_of_the_round(client):
    organisation = an_organisation()
    row, told, _ = met(organisation)
    come_in(client, organisation, "social_worker")
    page = client.get(f"/tournees/{row.pk}/").content.decode()
    assert f"/tournees/rencontres/{told.pk}/retirer/" in page
    assert f"/tournees/{row.pk}/retirer/" not in page

    answer = client.post(f"/tournees/rencontres/{told.pk}/retirer/")

    assert answer["Location"] == f"/tournees/{row.pk}/"
    assert f"/tournees/{row.pk}/retirer/" in client.get(f"/tournees/{row.pk}/").content.decode()
