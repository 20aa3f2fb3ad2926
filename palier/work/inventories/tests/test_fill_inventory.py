from datetime import date

import pytest
from django.urls import reverse

from palier.base.documents.models import StoredFile
from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.base.tenancy.tests.pages import come_in
from palier.work.inventories.actions import Photo, fill_inventory, start_inventory
from palier.work.inventories.tests.examples import a_signed_inventory, content_of
from palier.work.leases.tests.examples import JANUARY, a_lived_in_contract

JPEG = b"\xff\xd8\xff\xe0" + b"0" * 40


def test_what_is_seen_is_kept_with_its_pictures_until_it_is_signed():
    organisation = an_organisation()
    host = someone_as(organisation, "host")
    sheet = start_inventory(
        a_lived_in_contract(organisation), kind="entry", on=JANUARY, actor=host
    )

    fill_inventory(
        sheet,
        on=date(2026, 1, 2),
        content=content_of("worn"),
        photos=[Photo("Séjour", "sejour.jpg", JPEG)],
        actor=host,
    )

    sheet.refresh_from_db()
    assert sheet.elements["Séjour", "sol"]["state"] == "worn"
    assert StoredFile.objects.get().label == "Séjour"


def test_signed_it_does_not_change():
    organisation = an_organisation()
    sheet = a_signed_inventory(a_lived_in_contract(organisation))

    with pytest.raises(Refused, match="ne change plus"):
        fill_inventory(sheet, on=JANUARY, content={}, actor=someone_as(organisation, "host"))

    sheet.refresh_from_db()
    assert sheet.content == content_of()


def test_a_whole_room_in_good_state_is_one_tick_but_for_what_is_said(client):
    organisation = an_organisation()
    host = someone_as(organisation, "host")
    sheet = start_inventory(
        a_lived_in_contract(organisation), kind="entry", on=JANUARY, actor=host
    )
    first, second, *_ = sheet.content["rooms"][0]["elements"]
    room = sheet.content["rooms"][0]["name"]
    come_in(client, organisation, "host")
    url = reverse("inventories:fill_inventory", args=[sheet.pk])
    assert "Toute la pièce en bon état" in client.get(url).content.decode()

    posted = {"on": "02/01/2026", "good_0": "on", "state_0_1": "worn"}
    assert client.post(url, posted).status_code == 302

    sheet.refresh_from_db()
    assert sheet.elements[room, first["name"]]["state"] == "good"
    assert sheet.elements[room, second["name"]]["state"] == "worn"
    other = sheet.content["rooms"][1]
    assert {each["state"] for each in other["elements"]} == {""}
