from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.base.tenancy.tests.pages import come_in
from palier.work.domiciliation.actions import hand_post
from palier.work.domiciliation.tests.examples import an_address, some_post

JUNE_1 = date(2026, 6, 1)


def test_all_that_waits_is_handed_over_and_they_came():
    row = an_address(an_organisation())
    some_post(row)
    some_post(row, kind="parcel", count=1)

    hand_post(row, on=JUNE_1, actor=someone_as(row.organisation, "reception"))

    row.refresh_from_db()
    assert set(row.post.values_list("handed_on", flat=True)) == {JUNE_1}
    assert row.heard_on == JUNE_1
    assert row.contacts.latest("pk").kind == "came"


def test_nothing_waits_is_said_and_nothing_is_noted():
    row = an_address(an_organisation())

    with pytest.raises(Refused, match="Aucun courrier"):
        hand_post(row, on=JUNE_1, actor=someone_as(row.organisation, "reception"))
    with pytest.raises(PermissionDenied):
        hand_post(row, on=JUNE_1, actor=someone_as(row.organisation, "host"))
    assert not row.contacts.filter(kind="came").exists()


def test_it_takes_one_press(client):
    row = an_address(an_organisation())
    some_post(row)
    come_in(client, row.organisation, "reception")
    page = f"/domiciliations/{row.pk}/"

    assert "Remettre le courrier" in client.get(page).content.decode()
    assert client.get(f"{page}remettre/").status_code == 405
    assert client.post(f"{page}remettre/")["Location"] == page
    shown = client.get(page).content.decode()
    assert "Aucun courrier n’attend" in shown
    assert "Remettre en attente" in shown
