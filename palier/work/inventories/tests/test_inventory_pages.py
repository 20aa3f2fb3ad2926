"""An inventory on its pages: filled room by room, compared at the exit."""

from datetime import date

from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.base.tenancy.tests.pages import come_in
from palier.registers.housing.tests.examples import a_place, a_site
from palier.work.inventories.actions import start_inventory
from palier.work.inventories.models import Inventory
from palier.work.inventories.reads import compare
from palier.work.inventories.tests.examples import a_signed_inventory
from palier.work.leases.tests.examples import JANUARY, a_lived_in_contract


def test_a_sheet_is_filled_and_keeps_what_was_added(client):
    organisation = an_organisation()
    come_in(client, organisation, "host")
    place = a_place(a_site(organisation), size="T1")
    home = a_lived_in_contract(organisation, place=place)
    client.post(f"/contrats/{home.pk}/etat-des-lieux/", {"kind": "entry", "on": "01/01/2026"})
    sheet = Inventory.objects.get()

    client.post(
        f"/contrats/etats-des-lieux/{sheet.pk}/remplir/",
        {
            "on": "01/01/2026",
            "state_0_0": "good",
            "words_0_0": "rayé près de la porte",
            "name_0_6": "interphone",
            "state_0_6": "missing",
            "room_5": "Cave",
            "name_5_0": "porte",
            "state_5_0": "worn",
            "meter_number_1": "E77",
            "meter_value_1": "20413",
            "key_count_0": "3",
        },
    )

    sheet.refresh_from_db()
    assert sheet.elements["Entrée", "sol"]["words"] == "rayé près de la porte"
    assert sheet.elements["Entrée", "interphone"]["state"] == "missing"
    assert sheet.elements["Cave", "porte"]["state"] == "worn"
    assert sheet.content["meters"][1] == {
        "name": "Électricité",
        "number": "E77",
        "value": "20413",
    }
    assert sheet.content["keys"][0]["count"] == "3"
    page = client.get(f"/contrats/etats-des-lieux/{sheet.pk}/").content.decode()
    assert "interphone" in page.lower()


def test_an_index_or_a_count_that_is_no_number_is_refused_in_place_and_nothing_changes(client):
    organisation = an_organisation()
    come_in(client, organisation, "host")
    home = a_lived_in_contract(organisation)
    sheet = start_inventory(home, kind="entry", on=JANUARY, actor=someone_as(organisation, "host"))
    before = sheet.content

    page = client.post(
        f"/contrats/etats-des-lieux/{sheet.pk}/remplir/",
        {"on": "01/01/2026", "meter_value_1": "abc", "key_count_0": "deux"},
    ).content.decode()

    assert "Un index est un nombre" in page
    assert "Un nombre de clés" in page
    assert 'value="abc"' in page, "what was typed is still there"
    sheet.refresh_from_db()
    assert sheet.content == before


def test_only_what_went_down_is_called_worse(client):
    organisation = an_organisation()
    come_in(client, organisation, "rental_manager")
    home = a_lived_in_contract(organisation)
    entry = a_signed_inventory(home, state="new")
    leaving = a_signed_inventory(home, kind="exit", on=date(2026, 6, 1), state="damaged")

    told = {each.name: each.is_worse for each in compare(entry, leaving)}
    page = client.get(f"/contrats/etats-des-lieux/{leaving.pk}/").content.decode()

    assert told == {"sol": True, "murs": False}
    assert "neuf puis abîmé" in page
    assert client.get(f"/contrats/etats-des-lieux/{leaving.pk}/pdf/").content.startswith(b"%PDF")


def test_without_an_entry_the_page_says_what_the_code_presumes(client):
    """Code civil, art. 1731."""
    organisation = an_organisation()
    come_in(client, organisation, "rental_manager")
    leaving = a_signed_inventory(a_lived_in_contract(organisation), kind="exit")

    page = client.get(f"/contrats/etats-des-lieux/{leaving.pk}/").content.decode()
    assert "art. 1731" in page.replace("\u00a0", " ")


def test_the_table_of_wear_is_read_by_hosts_and_written_by_managers(client):
    organisation = an_organisation()
    come_in(client, organisation, "host")

    assert "Peintures" in client.get("/contrats/vetuste/").content.decode()
    assert client.get("/contrats/vetuste/ecrire/").status_code == 403
